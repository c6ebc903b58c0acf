/** The forecast page of exports written for one test, in both languages. */
import { type FolderReport, openFolder } from '../from-folder.ts';

const INVOICES = 'invoice_id,customer_id,issue_date,due_date,amount,currency';
const PAYMENTS = 'payment_id,date,amount,invoice_id,customer_id,currency,kind';

export interface Exports {
  /** Rows; a payment's number is its place. */
  invoices: string[];
  payments?: string[];
  asOf: string;
}

export interface Drawn {
  /** Text of a block, or of the first that is found in it. */
  said(block: string, selector?: string): string;
  /** Cells of a table's row by the row's key. */
  cells(block: string, key: string): string[];
  blocks: Record<string, Element>;
}

export interface InBoth {
  en: Drawn;
  zh: Drawn;
}

/** Fails where a block shows what is no value. */
export async function drawForecast(exports: Exports): Promise<InBoth> {
  return (await drawViews(exports, ['']))[0]!;
}

/** The same for several addresses of one report. */
export async function drawViews(
  { invoices, payments, asOf }: Exports,
  queries: string[],
): Promise<InBoth[]> {
  const report = await openFolder({
    'invoices.csv': [INVOICES, ...invoices, ''].join('\n'),
    ...(payments && {
      'payments.csv': [PAYMENTS, ...payments.map((row, i) => `P${i + 1},${row}`), ''].join('\n'),
    }),
    'report.yml': `max_set_aside: 0\nas_of: ${asOf}\n`,
  });
  try {
    const both = queries.map(async (query) => ({
      en: await drawn(report, query, 'en'),
      zh: await drawn(report, query, 'zh'),
    }));
    return await Promise.all(both);
  } finally {
    await report.close();
  }
}

async function drawn(report: FolderReport, query: string, locale: 'en' | 'zh'): Promise<Drawn> {
  const blocks = await report.draw('forecast', query, locale);
  for (const [id, { outerHTML }] of Object.entries(blocks)) {
    const wrong = /NaN|Infinity|undefined|\[object/.exec(outerHTML);
    if (wrong) throw new Error(`${id}: … ${outerHTML.slice(wrong.index - 150, wrong.index + 50)}`);
  }
  const textOf = (element: Element | null): string =>
    element?.textContent?.replaceAll('\u00a0', ' ') ?? '';
  return {
    blocks,
    said: (block, selector) =>
      textOf(selector ? blocks[block]!.querySelector(selector) : blocks[block]!),
    cells: (block, key) =>
      [...(blocks[block]!.querySelector(`tr[data-key="${key}"]`)?.children ?? [])].map(textOf),
  };
}
