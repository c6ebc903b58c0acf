/** Hands a table of the page over as CSV or workbook, with all its rows. Fetched on first use. */
import { dateLabel } from '../../format/label.ts';
import { metricById } from '../../metrics/catalogue.ts';
import type { PageId, RenderContext } from '../../report/page.ts';
import { defaultView, viewCurrency } from '../../view/default-view.ts';
import { rowsText } from '../drill/wording.ts';
import { chosenLine, fileName, sourceLine } from './about.ts';
import { sheetCsv } from './csv.ts';
import { download } from './download.ts';
import { tableSheet } from './table-sheet.ts';
import { sheetWorkbook } from './workbook.ts';

/** `table` may hold more rows than the one on the screen, whose `button` was pressed. */
export async function saveTable(
  button: HTMLElement,
  table: HTMLTableElement,
  page: PageId,
  context: RenderContext,
): Promise<void> {
  const { locale, site, view } = context;
  const format = button.dataset.export === 'csv' ? 'csv' : 'xlsx';
  const chart = button.closest('figure');
  const caption = table.querySelector('caption')?.textContent?.trim() ?? '';
  const text = (selector: string): string => chart?.querySelector(selector)?.textContent ?? '';
  const currency = viewCurrency(site, view);
  // what was read is the same whatever is chosen on other pages
  const isOfData = page === 'data';
  const named = isOfData ? { ...context, view: defaultView(site) } : context;
  const title = text('.message') || caption;
  const unit = text('.unit-line');
  const sheet = tableSheet(table, {
    title,
    about: [
      ...(unit ? [unit] : []),
      ...(chart && caption && caption !== title ? [caption] : []),
      ...(hasAmounts(table)
        ? [
            rowsText(locale, 'file.currency', {
              currency: currency ?? context.t('common.noCurrency'),
            }),
          ]
        : []),
      isOfData
        ? context.t('common.asOf', { date: dateLabel(site.asOf, locale) })
        : chosenLine(context),
      sourceLine(page, context),
    ],
    currency,
    idHead: (name) => rowsText(locale, 'file.id', { name }),
  });
  const blob =
    format === 'csv' ? await sheetCsv(sheet) : await sheetWorkbook(sheet, caption || title);
  download(document, blob, fileName(nameOf(button, page), named, format));
}

/** A table of figures is in the view's currency; one of documents says its own. */
const hasAmounts = (table: Element): boolean =>
  [...table.querySelectorAll<HTMLElement>('[data-metric]')].some(
    ({ dataset }) => metricById(dataset.metric!).unit === 'minor',
  );

/** "customers-list", "aging-customer-2" where a block has several tables. */
export function nameOf(button: Element, page: PageId): string {
  const block = button.closest('[data-chart], [data-block]');
  const id = (
    block?.getAttribute('data-chart') ??
    block?.getAttribute('data-block') ??
    ''
  ).replaceAll(/[._]/g, '-');
  const own = page.replaceAll('/', '-');
  const tables = [...(block?.querySelectorAll('.table-scroll') ?? [])];
  const at = tables.indexOf(button.closest('.table-scroll')!);
  const name = id === own || id.startsWith(`${own}-`) ? id : `${own}-${id}`;
  return at > 0 ? `${name}-${at + 1}` : name;
}
