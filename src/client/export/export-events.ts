/** Listens for what takes tables and charts along, and for rows to be shown in full; the writers come on first use. */
import type { Ask } from '../../metrics/types.ts';
import type { PageId, RenderContext } from '../../report/page.ts';
import type { AskList } from '../answer/page-rows.ts';

export interface ExportSource {
  page(): PageId;
  context(): Promise<RenderContext>;
  /** Where the page shows a table's rows otherwise than they are taken along, the table of those; else null. */
  wholeTable(button: HTMLElement): Promise<HTMLTableElement | null>;
  ask: Ask;
  askRows: AskList;
}

/** Survives a swapped body. */
export function bindExports(source: ExportSource, onError: (error: unknown) => void): void {
  document.addEventListener('click', (event) => {
    const button = (event.target as Element).closest?.<HTMLElement>('[data-export], [data-all]');
    if (!button) return;
    void ('all' in button.dataset ? showAll : save)(button, source).catch(onError);
  });
}

async function save(button: HTMLElement, source: ExportSource): Promise<void> {
  const table = button.closest('.table-scroll')?.querySelector('table');
  const context = await source.context();
  if (button.dataset.export === 'ics') {
    const { saveCalendar } = await import('./save-calendar.ts');
    return saveCalendar(source.ask, source.askRows, context);
  }
  if (!table) {
    const { savePicture } = await import('./save-picture.ts');
    return savePicture(button, source.page(), context);
  }
  const [{ saveTable }, whole] = await Promise.all([
    import('./save-table.ts'),
    source.wholeTable(button),
  ]);
  await saveTable(button, whole ?? table, source.page(), context);
}

/** All rows of a table that shows a few, and back. What a cut list lacks comes first. */
async function showAll(button: HTMLElement, source: ExportSource): Promise<void> {
  const box = button.closest('[data-few]')!;
  const cut = button.closest('[data-cut]');
  const whole = cut && (await source.wholeTable(button));
  if (whole) {
    box.querySelector('table')!.replaceWith(whole);
    cut.removeAttribute('data-cut');
  }
  const isOpen = box.toggleAttribute('data-open');
  const text = button.dataset.all!;
  button.dataset.all = button.textContent ?? '';
  button.textContent = text;
  button.setAttribute('aria-expanded', String(isOpen));
}
