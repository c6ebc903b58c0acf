/** Columns that no field uses and whose values look as if they mattered: each is named with why. */
import { hasRole } from '../../../intake/headers/headers.ts';
import type { PlanContext } from '../../import-context.ts';
import { problem } from '../../rules/problem.ts';
import { columnOf } from '../plan-columns.ts';
import { valueWords } from '../value-words.ts';
import { dayInEitherOrder } from './days.ts';
import { CENT } from './equations.ts';
import type { OpenColumns } from './open-columns.ts';
import { type Numbers, numberColumns, type Sample } from './sample.ts';

/** Fewer rows show no pattern. */
const FEWEST_ROWS = 2;
const ROWS_SEEN = 300;

/** Position of a column → why it may matter. */
type Reasons = Map<number, string>;

/** Reports what is not used but goes with the amounts, days and words that are. */
export function unusedColumns(sample: Sample, open: OpenColumns, context: PlanContext): void {
  const { plan } = sample;
  if (sample.rows.length < FEWEST_ROWS) return;
  const reasons: Reasons = new Map();
  amounts(sample, open, context, reasons);
  if (plan.table === 'invoice') days(sample, open, reasons);
  if (plan.table === 'invoice') statuses(sample, open, context, reasons);
  for (const [index, expected] of reasons)
    context.report(
      problem('column_matters', {
        file: plan.source.name,
        row: plan.headerRow,
        column: plan.headers[index]!,
        value: sample.rows.map((row) => row[index] ?? '').find((cell) => /[1-9\p{L}]/u.test(cell)),
        expected,
      }),
    );
}

const isSome = (value: number | null | undefined): boolean => (value ?? 0) !== 0;

/** Amounts up to that of the row, in some rows: paid, open, refunded. */
function amounts(
  sample: Sample,
  open: OpenColumns,
  { settings }: PlanContext,
  reasons: Reasons,
): void {
  const { plan } = sample;
  const at = columnOf(plan, 'amount');
  if (at < 0) return;
  const numbers = numberColumns(sample, [at, ...open.free], settings.decimal_sign);
  const amount = numbers.find(({ index }) => index === at);
  if (!amount) return;
  const rows = [...amount.values.keys()].filter((row) => isSome(amount.values[row]));
  const others = numbers.filter(
    ({ index, header }) => index !== at && !hasRole('tax_amount', header),
  );
  const has = (field: string): boolean => columnOf(plan, field) >= 0;
  if (plan.table === 'invoice' && !has('paid_amount') && !has('open_amount'))
    halves(amount, others, rows, reasons);
  for (const column of others)
    if (!reasons.has(column.index) && isPart(column, amount, rows)) {
      const some = rows.filter((row) => isSome(column.values[row]));
      const count = `${some.length} of ${rows.length} rows`;
      reasons.set(
        column.index,
        `amounts up to ${amount.header} in ${count}: what was paid, refunded or credited, or is open?`,
      );
    }
}

/** Two columns that make up the amount, each of them nothing in some rows: what was paid, and what is open. */
function halves(
  amount: Numbers,
  others: readonly Numbers[],
  rows: readonly number[],
  reasons: Reasons,
): void {
  for (const [i, one] of others.entries())
    for (const other of others.slice(i + 1)) {
      const isWhole = rows.every(
        (row) =>
          Math.abs((one.values[row] ?? 0) + (other.values[row] ?? 0) - amount.values[row]!) < CENT,
      );
      const isEach = [one, other].every(({ values }) => rows.some((row) => !isSome(values[row])));
      if (!isWhole || !isEach) continue;
      const text = `${one.header} + ${other.header} = ${amount.header} in all ${rows.length} rows: one is what was paid, the other what is open`;
      reasons.set(one.index, text);
      reasons.set(other.index, text);
    }
}

/** Money, never more than the amount, and nothing in half of the rows at least. */
function isPart({ values }: Numbers, amount: Numbers, rows: readonly number[]): boolean {
  const some = rows.filter((row) => isSome(values[row]));
  const isWithin = some.every(
    (row) => Math.abs(values[row]!) <= Math.abs(amount.values[row]!) + CENT,
  );
  const isMoney = some.some(
    (row) =>
      !Number.isInteger(values[row]!) ||
      Math.abs(Math.abs(values[row]!) - Math.abs(amount.values[row]!)) < CENT,
  );
  return some.length > 0 && some.length <= rows.length / 2 && isWithin && isMoney;
}

/** Days on or after that of the document, in some rows only. */
function days(sample: Sample, open: OpenColumns, reasons: Reasons): void {
  const { plan } = sample;
  const issueAt = columnOf(plan, 'issue_date');
  const rows = sample.rows.slice(0, ROWS_SEEN);
  if (issueAt < 0) return;
  for (const index of open.free) {
    if (reasons.has(index)) continue;
    const filled = rows.filter((row) => (row[index] ?? '').trim() !== '');
    if (filled.length === 0 || filled.length > rows.length - 1) continue;
    const isEvent = filled.every((row) => {
      const [day, issued] = [dayInEitherOrder(row[index]!), dayInEitherOrder(row[issueAt] ?? '')];
      return day !== null && issued !== null && day >= issued;
    });
    if (isEvent)
      reasons.set(
        index,
        `days on or after ${plan.headers[issueAt]} in ${filled.length} of ${rows.length} rows: when it was paid or cancelled?`,
      );
  }
}

/** Words that leave a row out of the books, beside the status that is used. */
function statuses(
  sample: Sample,
  open: OpenColumns,
  { settings }: PlanContext,
  reasons: Reasons,
): void {
  if (columnOf(sample.plan, 'status') < 0) return;
  const words = valueWords(settings);
  for (const index of open.free) {
    const texts = new Set<string>();
    for (const row of sample.rows) if (texts.size < 20) texts.add((row[index] ?? '').trim());
    if (texts.size >= 20) continue;
    const out = [...texts].filter((text) => text !== '' && !words.mayBeLive(text));
    if (out.length > 0)
      reasons.set(index, `words such as ${out[0]} beside the status: is it void?`);
  }
}
