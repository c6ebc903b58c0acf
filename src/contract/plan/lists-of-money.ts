/** Lists whose headers fit payments and documents alike: the invoices that they name say which they are, and nothing says that the money came. */

import { normaliseHeader } from '../../intake/header-spelling.ts';
import { kindOfName } from '../../intake/kind-words.ts';
import { type MappedColumn, mapColumns } from '../../intake/map-columns.ts';
import {
  type FilePlan,
  overridesOf,
  type PlanRefusal,
  type SourceFile,
} from '../../intake/plan-file.ts';
import { LIST_WORDS, NAME_HINTS } from '../../intake/table-names.ts';
import type { PlanContext } from '../import-context.ts';
import { dayIn } from './by-values/days.ts';
import { idKey } from './by-values/id-values.ts';
import { eachRow, numberInEither, sampleOf } from './by-values/sample.ts';
import { columnOf } from './plan-columns.ts';

/** Field of a payment → what the same column is in a list of documents, where it says nothing of which the list is. */
const ALIKE: Record<string, readonly string[]> = {
  date: ['issue_date'],
  amount: ['amount'],
  payment_id: ['invoice_id', 'note', 'contract_no'],
  invoice_id: ['invoice_id', 'applies_to'],
  customer_id: ['customer_id', 'customer_name'],
  customer_name: ['customer_id', 'customer_name'],
  currency: ['currency'],
  account: ['account', 'region'],
  bank_ref: ['note', 'contract_no', 'applies_to', 'invoice_id'],
};
/** Share of the named invoices that are those of another list. */
const MOST = 0.8;
const OF_MONEY = /\bbank|kasse|caisse|\bcaja\b|\bcassa\b|\bkassa|касс|банк|银行|現金|现金|出纳/iu;

/** True where the file or its sheet is called after payments, invoices or what else lowers a balance. */
export const isNamed = ({ name, file, sheet, title }: SourceFile): boolean =>
  kindOfName(file, sheet) !== null ||
  [name, title ?? ''].some(
    (text) =>
      OF_MONEY.test(text) ||
      (['payment', 'invoice'] as const).some(
        (table) => LIST_WORDS[table]!.test(text) || NAME_HINTS[table].test(text),
      ),
  );

const has = (columns: readonly MappedColumn[], field: string): boolean =>
  columns.some((column) => column.field === field);

/** The columns of a list of payments, where each of them would be as much in a list of documents; else null. */
function bareColumns(headers: readonly string[]): MappedColumn[] | null {
  const columns = mapColumns(headers, 'payment');
  const documents = mapColumns(headers, 'invoice');
  const isBare =
    has(columns, 'date') &&
    has(columns, 'amount') &&
    columns.every(({ index, header, field }) => {
      const others = documents.filter((column) => column.index === index);
      const [other] = others.length > 0 ? others : mapColumns([header], 'invoice');
      return other !== undefined && (ALIKE[field]?.includes(other.field) ?? false);
    });
  const more = documents.filter(({ index }) => !columns.some((column) => column.index === index));
  const isNumber = more.every(({ field }) => field === 'invoice_id') && !has(columns, 'invoice_id');
  return isBare && (more.length === 0 || isNumber) ? [...columns, ...more] : null;
}

interface Named {
  rows: number;
  /** Of rows that name an invoice of another list. */
  known: number;
  /** Of these, such as could be the invoice itself. */
  same: number;
  byId: Map<string, number>;
}

interface Invoice {
  day: number | null;
  amount: number | null;
}

const amountIn = (cells: readonly string[], at: number): number | null => numberInEither(cells[at]);

/** The invoices of lists that are nothing else, by number; only those that are `wanted`. */
async function invoicesOf(
  plans: readonly FilePlan[],
  wanted: ReadonlySet<string>,
): Promise<Map<string, Invoice>> {
  const found = new Map<string, Invoice>();
  if (wanted.size === 0) return found;
  for (const plan of plans) {
    const [id, day, amount] = ['invoice_id', 'issue_date', 'amount'].map((f) => columnOf(plan, f));
    if (id! < 0) continue;
    await eachRow(plan, (cells) => {
      const key = idKey(cells[id!] ?? '');
      if (wanted.has(key))
        found.set(key, { day: dayIn(cells[day!]), amount: amountIn(cells, amount!) });
    });
  }
  return found;
}

const idsOf = (plan: FilePlan): string[] => {
  const at = columnOf(plan, 'invoice_id');
  return at < 0
    ? []
    : sampleOf(plan)
        .rows.map((row) => idKey(row[at] ?? ''))
        .filter((key) => key !== '');
};

function namedBy(plan: FilePlan, invoices: ReadonlyMap<string, Invoice>): Named {
  const [id, day, amount] = ['invoice_id', 'date', 'amount'].map((field) => columnOf(plan, field));
  const named: Named = { rows: 0, known: 0, same: 0, byId: new Map() };
  for (const row of sampleOf(plan).rows) {
    const key = idKey(row[id!] ?? '');
    if (key === '') continue;
    named.rows++;
    const invoice = invoices.get(key);
    if (!invoice) continue;
    named.known++;
    const minor = amountIn(row, amount!);
    if (minor === invoice.amount && dayIn(row[day!]) === invoice.day) named.same++;
    named.byId.set(key, (named.byId.get(key) ?? 0) + (minor ?? 0));
  }
  return named;
}

/** True where the invoices that a list names were paid in full by the clear lists of payments. */
function isPaidAlready(
  { byId }: Named,
  clear: readonly FilePlan[],
  invoices: ReadonlyMap<string, Invoice>,
): boolean {
  const paid = new Map<string, number>();
  for (const plan of clear)
    for (const [key, amount] of namedBy(plan, invoices).byId)
      paid.set(key, (paid.get(key) ?? 0) + amount);
  const twice = [...byId.keys()].filter(
    (key) => (paid.get(key) ?? 0) >= (invoices.get(key)!.amount ?? Infinity) - 0.005,
  );
  return byId.size > 0 && twice.length * 2 >= byId.size;
}

const headersOf = ({ headers }: FilePlan): string => headers.map(normaliseHeader).join('\n');

/**
 * Plans as payments what names the invoices of another list, and marks lists that nothing but their shape makes
 * payments; one whose invoices other payments have paid is not read before it is answered what it is.
 */
export async function settleListsOfMoney(
  plans: Map<string, FilePlan>,
  refused: Map<SourceFile, PlanRefusal[]>,
  planAs: (source: SourceFile, columns: readonly MappedColumn[]) => FilePlan | PlanRefusal[],
  { settings }: PlanContext,
): Promise<void> {
  const isSaid = (source: SourceFile): boolean => overridesOf(settings.columns, source).size > 0;
  const bare = new Map<SourceFile, MappedColumn[]>();
  const consider = (source: SourceFile, headers: readonly string[]): void => {
    const columns = isSaid(source) || isNamed(source) ? null : bareColumns(headers);
    if (columns !== null) bare.set(source, columns);
  };
  for (const { source, headers, table } of plans.values())
    if (table === 'payment' || table === 'invoice') consider(source, headers);
  for (const [source, [first]] of refused)
    if (first!.rule === 'unknown_table' && first!.headers) consider(source, first!.headers);
  if (bare.size === 0) return;
  const clear = [...plans.values()].filter(({ source }) => !bare.has(source));
  const shapes = new Set(clear.filter(({ table }) => table === 'payment').map(headersOf));
  const lists = [...bare].flatMap(([source, columns]) => {
    const payments = plans.get(source.name);
    const plan = payments?.table === 'payment' ? payments : planAs(source, columns);
    return Array.isArray(plan) ? [] : [{ source, payments, plan }];
  });
  const documents = clear.filter(({ table }) => table === 'invoice');
  // long lists are read through, so for all at once
  const invoices = await invoicesOf(documents, new Set(lists.flatMap(({ plan }) => idsOf(plan))));
  for (const { source, payments, plan } of lists) {
    const named = namedBy(plan, invoices);
    const isOfThem =
      named.known > 0 && named.known >= named.rows * MOST && named.same < named.known;
    if (plan !== payments && !isOfThem) continue;
    refused.delete(source);
    plans.set(source.name, {
      ...plan,
      decidedBy: payments?.table === 'payment' ? plan.decidedBy : 'the invoices that it names',
    });
    if (shapes.has(headersOf(plan))) continue;
    const others = clear.filter(({ table }) => table === 'payment');
    if (isPaidAlready(named, others, invoices)) {
      plans.delete(source.name);
      const value = plan.headers.filter((header) => header !== '').join(', ');
      refused.set(source, [{ rule: 'unknown_table', row: plan.headerRow, value }]);
    } else plans.get(source.name)!.isAssumed = true;
  }
}
