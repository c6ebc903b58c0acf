/** Opens the panel behind figures and keeps it in the address; the panel itself is fetched on first use. */
import { lazyRetry } from '../../engine/lazy-retry.ts';
import { ROWS_HASH, readFigureAsk, rowsHash } from '../../report/parts/figure-ask.ts';
import { here, pushAddress, replaceAddress } from '../route/address-bar.ts';
import { bindFigures } from './figures.ts';
import type { Panel } from './panel.ts';
import type { PanelSource } from './tab.ts';
import type { Target } from './target.ts';

/** Kept with an entry of the history: how many steps deep the panel is, and what the figure shows. */
interface Step {
  panel: number;
  printed?: number | null;
}

export interface DrillEvents {
  /** Brings the panel to the address. */
  sync(): void;
  /** Fetches the panel for a reader who is about to open it. */
  prepare(): void;
}

export function bindDrill(source: PanelSource): DrillEvents {
  const step = (): Step => ({ panel: 0, ...(history.state as Step | null) });
  const panel = lazyRetry<Panel>(() =>
    import('./panel.ts').then(({ createPanel }) =>
      createPanel(document, source, { go, back, close }),
    ),
  );
  const show = async (target: Target): Promise<void> => {
    const { printed, panel: depth } = step();
    await (await panel()).show(target, printed, depth > 1);
  };
  const go = (target: Target, isStep: boolean): void => {
    const { panel: depth, printed } = step();
    const isSameFigure = !isStep && target.metric !== undefined;
    const next: Step = { panel: isStep ? depth + 1 : depth };
    if (isSameFigure) next.printed = printed;
    (isStep ? pushAddress : replaceAddress)(next, rowsHash(target));
    void show(target);
  };
  const leave = (): void => {
    const { pathname, search } = here();
    replaceAddress(null, pathname + search);
    sync();
  };
  const back = (): void => (step().panel > 0 ? history.back() : leave());
  const close = (): void => {
    const { panel: depth } = step();
    if (depth > 0) history.go(-depth);
    else leave();
  };
  /** Reading what anybody may have written is only needed where the address has something to read. */
  const showHash = async (hash: string): Promise<void> => {
    const [{ readTarget }, opened] = await Promise.all([import('./target.ts'), panel()]);
    if (here().hash !== hash) return;
    const target = readTarget(hash);
    if (target === 'unreadable') opened.showUnreadable();
    else if (target) await show(target);
  };
  const sync = (): void => {
    const { hash } = here();
    if (hash.startsWith(ROWS_HASH)) void showHash(hash);
    else void panel.started()?.then((opened) => opened.close());
  };
  bindFigures((figure) => {
    const ask = readFigureAsk(figure);
    const metric = figure.getAttribute('data-metric');
    if (!ask || !metric) return;
    const text = figure.getAttribute('data-value') ?? '';
    // Behind a figure without a value stands the reason, not rows.
    const why: Pick<Target, 'tab'> = text === '' ? { tab: 'how' } : {};
    const target: Target = ask.which ? ask : { metric, ...ask, ...why };
    const next: Step = { panel: 1, printed: text === '' ? null : Number(text) };
    pushAddress(next, rowsHash(target));
    void show(target);
  });
  // The console of the data page is made when it is first opened.
  document.addEventListener(
    'toggle',
    (event) => {
      const place = event.target as HTMLElement;
      if (place.dataset.console !== '' || !(place as HTMLDetailsElement).open) return;
      place.dataset.console = 'open';
      void import('../console/console.ts').then(({ openConsole }) => openConsole(place, source));
    },
    true,
  );
  document.addEventListener('click', (event) => {
    const link = (event.target as Element).closest?.<HTMLAnchorElement>(`a[href^="${ROWS_HASH}"]`);
    if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      pushAddress({ panel: 1 } satisfies Step, link.hash);
      sync();
    }
    const button = (event.target as Element).closest?.<HTMLButtonElement>('[data-seal] button');
    // Not disabled meanwhile: a button that is loses the focus.
    if (!button || button.ariaDisabled) return;
    button.ariaDisabled = 'true';
    import('./seal.ts')
      .then(({ sealPage }) => sealPage(button, source))
      .catch((error) => {
        button.nextElementSibling!.textContent = String(error);
      })
      .finally(() => {
        button.ariaDisabled = null;
      });
  });
  return { sync, prepare: () => void panel().catch(() => {}) };
}
