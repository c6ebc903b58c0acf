/** Which column of a payment list names the invoices: the one whose values are invoice numbers, whatever it is called. */
import { text } from '../../../i18n/locale.ts';
import type { FilePlan } from '../../../intake/plan-file.ts';
import type { PlanContext } from '../../import-context.ts';
import { columnQuestion, columnsLine } from '../../questions/column-questions.ts';
import { problem } from '../../rules/problem.ts';
import type { RuleId } from '../../rules/rules.ts';
import { columnOf } from '../plan-columns.ts';
import {
  type FoundId,
  type IdColumn,
  type InvoiceIds,
  idKey,
  idKeys,
  isOwnNumber,
  looksLike,
} from './id-values.ts';
import { numbersIn } from './numbers-in-texts.ts';
import { type OpenColumns, openColumns } from './open-columns.ts';
import { mapOnto, numberInEither, type Sample } from './sample.ts';

/** So many different values of a column are looked up. */
const MOST_VALUES = 500;
/** Fields that a name gives too lightly to a column whose values are invoice numbers. */
const WEAK_FIELDS = ['payment_id', 'method', 'account'];
/** Shares of values that are invoice numbers: as good as none, some, most, nearly all. */
const SHARE = { none: 0.05, some: 0.2, most: 0.6, nearlyAll: 0.8 };

interface Candidate {
  index: number;
  isMapped: boolean;
  /** Different values, as written in the file. */
  values: readonly string[];
}

interface Match {
  candidate: Candidate;
  ids: IdColumn;
  share: number;
}

function distinctValues({ rows }: Sample, index: number): string[] {
  const values = new Set<string>();
  for (const row of rows) {
    const cell = (row[index] ?? '').trim();
    if (cell !== '') values.add(cell);
    if (values.size >= MOST_VALUES) break;
  }
  return [...values];
}

/** Columns that no field uses, or one to which its name gives it lightly. */
function candidatesOf(sample: Sample, { free, isDecided }: OpenColumns): Candidate[] {
  const { plan } = sample;
  const mapped = columnOf(plan, 'invoice_id');
  const weak = WEAK_FIELDS.filter((field) => !isDecided(field)).map((f) => columnOf(plan, f));
  return [...new Set([...free, ...weak])]
    .filter((index) => index >= 0 && index !== mapped)
    .map((index) => ({ index, isMapped: false, values: distinctValues(sample, index) }))
    .filter(({ values }) => values.length > 0);
}

/** The number that a cell names, or each of several; null where one of them is none. */
function idsIn(cell: string, { found }: IdColumn): FoundId[] | null {
  const [whole, ...parts] = idKeys(cell);
  const one = found.get(whole!);
  if (one) return [one];
  const all = parts.map((part) => found.get(part));
  return all.length > 0 && all.every((id) => id !== undefined) ? all : null;
}

const shareOf = ({ values }: Candidate, ids: IdColumn): number =>
  values.length === 0
    ? 0
    : values.filter((value) => idsIn(value, ids) !== null).length / values.length;

/** Short whole numbers are those of payments as well as of invoices: customers, or amounts, must agree. */
function isBorneOut({ plan, rows }: Sample, { candidate, ids }: Match): boolean {
  const at = (field: string): number => columnOf(plan, field);
  const [customerId, customerName, amountAt] = [
    at('customer_id'),
    at('customer_name'),
    at('amount'),
  ];
  let [compared, agreeing, amounts, within, equal] = [0, 0, 0, 0, 0];
  for (const row of rows) {
    const found = idsIn(row[candidate.index] ?? '', ids)?.[0];
    if (!found) continue;
    const [id, name] = [idKey(row[customerId] ?? ''), idKey(row[customerName] ?? '')];
    const isComparable =
      (id !== '' && found.customerId !== '') || (name !== '' && found.customerName !== '');
    if (isComparable) {
      compared++;
      const isSame =
        (id !== '' && id === found.customerId) || (name !== '' && name === found.customerName);
      if (isSame) agreeing++;
    }
    const amount = numberInEither(row[amountAt]);
    if (amount === null || found.amount === null) continue;
    amounts++;
    if (Math.abs(amount) <= Math.abs(found.amount) + 0.005) within++;
    if (Math.abs(Math.abs(amount) - Math.abs(found.amount)) < 0.005) equal++;
  }
  const isShort = candidate.values.every((value) => /^\d{1,6}$/.test(idKey(value)));
  if (compared > 0) return agreeing >= compared * (isShort ? 0.8 : 0.6);
  return !isShort || (amounts > 0 && within >= amounts * 0.9 && equal >= amounts * 0.5);
}

/** True where some number looks like those of the invoices. */
const looksAlike = ({ values }: Candidate, columns: readonly IdColumn[]): boolean => {
  const alike = values.filter((value) => {
    const keys = idKeys(value);
    return columns.some((column) => keys.some((key) => looksLike(key, column)));
  });
  return values.length > 0 && alike.length >= values.length * SHARE.most;
};

/** Gives a payment list the column that names its invoices, and the invoices the number that payments name. */
export async function referencesByValues(
  payments: Sample,
  invoices: InvoiceIds,
  context: PlanContext,
): Promise<void> {
  const { plan } = payments;
  const open = openColumns(plan, context);
  if (plan.isApplication || open.isDecided('invoice_id') || invoices.columns.length === 0) return;
  const mapped = mappedOf(payments);
  if (mapped && isKnownAtOnce(mapped, invoices.known)) return;
  const { columns } = invoices;
  const numbers = columns.filter(({ isMapped }) => isMapped);
  // later rows may name each other
  if (mapped && !invoices.isWhole && looksAlike(mapped, numbers)) return;
  const others = candidatesOf(payments, open);
  const likely = others.filter((one) => looksAlike(one, columns));
  const isOtherNumber = mapped && columns.some((c) => !c.isMapped) && looksAlike(mapped, columns);
  if (likely.length === 0 && !isOtherNumber) return;
  if (mapped) likely.push(mapped);
  await invoices.find(new Set(likely.flatMap(({ values }) => values.flatMap(idKeys))));
  if (mapped && numbers.some((ids) => shareOf(mapped, ids) > SHARE.none)) return;
  const best = bestMatch(payments, likely, columns, mapped ? SHARE.nearlyAll : SHARE.most);
  if (best === null) return;
  await take(payments, best, mapped, context);
  if (!best.ids.isMapped) invoices.forget();
}

/** Where a list has neither references nor texts, the column with numbers of invoices in its texts is the text, whatever it is called. */
export function textByValues(
  { plan, rows }: Sample,
  { known }: InvoiceIds,
  context: PlanContext,
): void {
  if (columnOf(plan, 'invoice_id') >= 0 || columnOf(plan, 'bank_ref') >= 0) return;
  const { free, isDecided } = openColumns(plan, context);
  if (isDecided('bank_ref')) return;
  const named = free.map((index) => {
    const naming = rows.filter((row) =>
      numbersIn(row[index] ?? '').some((word) => known.has(word)),
    );
    return { index, count: naming.length };
  });
  const best = named.toSorted((a, b) => b.count - a.count)[0];
  if (best && best.count > 0) mapOnto(plan, best.index, 'bank_ref');
}

function mappedOf(sample: Sample): Candidate | null {
  const index = columnOf(sample.plan, 'invoice_id');
  const values = index < 0 ? [] : distinctValues(sample, index);
  return values.length === 0 ? null : { index, isMapped: true, values };
}

/** The first rows of both lists already name each other. */
function isKnownAtOnce({ values }: Candidate, known: ReadonlySet<string>): boolean {
  const named = values.filter((value) => idKeys(value).some((key) => known.has(key)));
  return named.length >= values.length * SHARE.some;
}

/** The mapped number of all invoice lists: each may hold the invoices of a month or a company. */
function numberOfAll(numbers: readonly IdColumn[]): IdColumn {
  const largest = numbers.toSorted((a, b) => b.found.size - a.found.size)[0]!;
  return { ...largest, found: new Map(numbers.flatMap(({ found }) => [...found])) };
}

/** The mapped numbers come first, then columns that no field uses. */
function bestMatch(
  payments: Sample,
  candidates: readonly Candidate[],
  columns: readonly IdColumn[],
  least: number,
): Match | null {
  const used = new Set(payments.plan.columns.map(({ index }) => index));
  const numbers = columns.filter(({ isMapped }) => isMapped);
  const lists = numbers.length > 1 ? [numberOfAll(numbers)] : [];
  const matches = candidates.flatMap((candidate) =>
    [...lists, ...columns].map((ids) => ({ candidate, ids, share: shareOf(candidate, ids) })),
  );
  const rank = ({ candidate, ids, share }: Match): number =>
    share + (ids.isMapped ? 1 : 0) + (used.has(candidate.index) ? 0 : 0.5);
  return (
    matches
      .filter(({ share }) => share >= least)
      .toSorted((a, b) => rank(b) - rank(a))
      .find((match) => isBorneOut(payments, match)) ?? null
  );
}

const MOST_LISTS = 3;
/** Names of the lists in which the numbers of a column were found. */
function listsIn({ values }: Candidate, ids: IdColumn): string[] {
  const found = values.flatMap((value) => idsIn(value, ids) ?? []);
  const names = [...new Set(found.map(({ sample }) => sample.plan.source.name))];
  return names.length > MOST_LISTS ? [...names.slice(0, MOST_LISTS), '…'] : names;
}

async function take(
  payments: Sample,
  { candidate, ids, share }: Match,
  mapped: Candidate | null,
  context: PlanContext,
): Promise<void> {
  const { plan } = payments;
  if (!ids.isMapped && !(await isOwnNumber(ids))) return;
  const [n, of] = [Math.round(share * candidate.values.length), candidate.values.length];
  const list = ids.sample.plan;
  const lists = listsIn(candidate, ids).join(', ');
  const shown = text(
    `${n} of ${of} values are numbers in ${lists}`,
    `${of} 个值中有 ${n} 个是 ${lists} 中的编号`,
  );
  const report = (
    rule: RuleId,
    at: FilePlan,
    index: number,
    value: string,
    other: string | undefined,
  ): void => {
    const { source, table, headerRow, headers } = at;
    const column = headers[index] ?? '';
    const question = columnQuestion(source.name, table, 'invoice_id', column, other ?? '');
    const line = columnsLine(source.name, other ?? '', `${table}.invoice_id`);
    const place = { file: source.name, row: headerRow, column, value, expected: shown, line };
    context.report(problem(rule, { ...place, question }));
  };
  if (!candidate.isMapped) {
    const old = plan.columns.find(({ index }) => index === candidate.index);
    const instead = mapped ? plan.headers[mapped.index] : old?.field;
    const value = instead === undefined ? candidate.values[0]! : `not ${instead}`;
    report(
      instead === undefined ? 'reference_by_values' : 'reference_against_name',
      plan,
      candidate.index,
      value,
      mapped ? instead : undefined,
    );
    mapOnto(plan, candidate.index, 'invoice_id');
  }
  if (ids.isMapped) return;
  const before = list.headers[columnOf(list, 'invoice_id')];
  const first = ids.found.keys().next().value ?? '';
  const instead = before === undefined ? first : `not ${before}`;
  report('invoice_id_by_values', list, ids.index, instead, before);
  mapOnto(list, ids.index, 'invoice_id');
  list.isIdByValues = true;
}
