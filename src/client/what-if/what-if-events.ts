/** Opens the reader's own assumptions on the forecast's page; what works them out is fetched on first use. */
import { assumedIn } from '../../view/what-if-keys.ts';
import { hereQuery } from '../route/address-bar.ts';
import type { Panel, PanelSource } from './panel.ts';

export interface WhatIfEvents {
  /** The page was drawn, perhaps another one, for another view or address. */
  redrawn(): void;
}

/** Survives a swapped body. */
export function bindWhatIf(
  source: PanelSource,
  onError: (error: unknown, retry: () => void) => void,
): WhatIfEvents {
  const panels = new WeakMap<Element, Promise<Panel>>();
  const show = async (section: HTMLElement): Promise<void> => {
    let opening = panels.get(section);
    if (!opening) {
      opening = import('./panel.ts').then(({ openPanel }) => openPanel(section, source));
      panels.set(section, opening);
      opening.catch(() => panels.delete(section));
    }
    try {
      const panel = await opening;
      // the reader may have gone to another page meanwhile
      if (section.isConnected) await panel.show();
    } catch (error) {
      if (section.isConnected) onError(error, () => void show(section));
    }
    freeRoom();
  };
  const freeRoom = (): void => {
    delete document.documentElement.dataset.assuming;
  };
  const open = (): void => {
    const section = document.querySelector<HTMLElement>('[data-what-if]');
    const isAssumed = assumedIn(new URLSearchParams(hereQuery())).length > 0;
    if (section && (isAssumed || section.hasAttribute('data-open'))) void show(section);
    else freeRoom();
  };
  document.addEventListener('click', (event) => {
    const button = (event.target as Element).closest?.('[data-what-if-open]');
    const section = button?.closest<HTMLElement>('[data-what-if]');
    if (section) void show(section).then(() => section.querySelector('h2')?.focus());
  });
  open();
  return { redrawn: open };
}
