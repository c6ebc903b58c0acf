/** The reader's own assumptions on the forecast's page: fetched when he opens them, or with an address that has some. */
import '../../styles/what-if.css';
import { openWhatIfBook, type WhatIfBook, type WrittenBook } from '../../forecast/what-if/book.ts';
import { dateLabel, type Labels } from '../../format/label.ts';
import type { RenderContext } from '../../report/page.ts';
import type { Site } from '../../view/site.ts';
import {
  isNothingAssumed,
  knownOf,
  NOTHING_ASSUMED,
  readWhatIf,
  type WhatIf,
  writeWhatIf,
} from '../../view/what-if.ts';
import { WHAT_IF_KEYS } from '../../view/what-if-keys.ts';
import { fetchPacked } from '../answer/fetch-file.ts';
import { explainMissingFile } from '../answer/newer-build.ts';
import { here, hereQuery, pushAddress } from '../route/address-bar.ts';
import { type WhatIfForm, whatIfForm } from './form.ts';
import { outcomeOf } from './outcome.ts';
import { drawResult, type Result } from './result.ts';
import { whatIfText } from './wording.ts';

export interface PanelSource {
  context(): Promise<RenderContext>;
  labels(): Promise<Labels>;
  root: URL;
  /** The address has changed without the view: links and whatever compares addresses follow. */
  moved(): void;
}

export interface Panel {
  /** Shows what the address assumes, of the view of the page. */
  show(): Promise<void>;
}

const text = new TextDecoder();

/** Fills the section; what the page was built with comes back when nothing is assumed any more. */
export async function openPanel(section: HTMLElement, source: PanelSource): Promise<Panel> {
  const [{ site, h, locale, t }, labels] = await Promise.all([
    source.context(),
    source.labels().catch(() => ({}) as Labels),
  ]);
  const book = await fetchBook(site, source.root);
  const built = [...section.childNodes];
  const title = document.title;
  const said = h('div', { role: 'status' });
  const shown = h('div', { class: 'what-if-shown' });
  const params = (): URLSearchParams => new URLSearchParams(hereQuery());
  const close = (): void => {
    section.removeAttribute('data-open');
    section.replaceChildren(...built);
    document.title = title;
  };
  const write = (whatIf: WhatIf): void => {
    const own = params();
    for (const key of WHAT_IF_KEYS) own.delete(key);
    for (const [key, value] of writeWhatIf(whatIf)) own.append(key, value);
    const query = own.toString();
    const { pathname, search, hash } = here();
    // of a field half filled in, or filled in wrong, nothing is assumed yet
    if (query === search.slice(1)) return;
    pushAddress({ own: true }, pathname + (query && `?${query}`) + hash);
    source.moved();
  };
  const draw = (whatIf: WhatIf, context: RenderContext): void => {
    const isActive = !isNothingAssumed(whatIf);
    section.toggleAttribute('data-assumed', isActive);
    document.title = isActive ? whatIfText(locale, 'title', { title }) : title;
    const result = resultOf(book, whatIf, context);
    said.replaceChildren(...result.said);
    shown.replaceChildren(...result.shown);
  };
  const form: WhatIfForm = whatIfForm({
    context: await source.context(),
    labels,
    customers: book.owners.customer.filter((id) => id !== null),
    change(whatIf) {
      write(whatIf);
      void source.context().then((context) => draw(whatIf, context));
    },
  });
  const reset = h('button', { type: 'button' }, whatIfText(locale, 'reset'));
  reset.addEventListener('click', () => {
    if (!isNothingAssumed(readNow())) write(NOTHING_ASSUMED);
    close();
    section.querySelector('button')?.focus();
  });
  const readNow = (): WhatIf => readWhatIf(params(), knownOf(site, labels)).whatIf;
  return {
    async show() {
      const context = await source.context();
      const whatIf = readNow();
      if (!section.hasAttribute('data-open')) {
        section.setAttribute('data-open', '');
        section.replaceChildren(
          h('h2', { tabindex: -1 }, whatIfText(locale, 'heading')),
          said,
          shown,
          form.element,
          h(
            'p',
            { class: 'what-if-tools' },
            reset,
            h(
              'button',
              { type: 'button', 'data-share': t('common.share.done') },
              t('common.share'),
            ),
            h('span', { role: 'status' }),
          ),
        );
      }
      form.show(whatIf);
      draw(whatIf, context);
    },
  };
}

/** Throws EngineError where it is not there. */
async function fetchBook(site: Site, root: URL): Promise<WhatIfBook> {
  const bytes = await fetchPacked(new URL(site.assets.whatIf, root)).catch(async (error) => {
    throw await explainMissingFile(site, error);
  });
  return openWhatIfBook(JSON.parse(text.decode(bytes)) as WrittenBook);
}

/** There is no forecast as of another day than the report's own. */
function resultOf(book: WhatIfBook, whatIf: WhatIf, context: RenderContext): Result {
  const { h, t, locale, site, view } = context;
  if (view.asOf === site.asOf) return drawResult(outcomeOf(book, whatIf, view), whatIf, context);
  const day = dateLabel(site.asOf, locale);
  return { said: [h('p', { class: 'note' }, t('forecast.answer.otherDay', { day }))], shown: [] };
}
