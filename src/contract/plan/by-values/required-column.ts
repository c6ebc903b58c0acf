/** A required amount or date that no header names: the one column whose values can be it, or the total that arithmetic shows. */
import { type Localised, text } from '../../../i18n/locale.ts';
import { hasRole } from '../../../intake/headers/headers.ts';
import { readDecimal } from '../../../intake/number.ts';
import type { FilePlan, PlanRefusal } from '../../../intake/plan-file.ts';
import { LIST_WORDS } from '../../../intake/table-names.ts';
import type { PlanContext } from '../../import-context.ts';
import { columnsLine } from '../../questions/column-questions.ts';
import { missingFieldQuestion } from '../../questions/file-questions.ts';
import type { Question } from '../../questions/question.ts';
import { problem, rowCount } from '../../rules/problem.ts';
import { columnOf } from '../plan-columns.ts';
import { dayIn } from './days.ts';
import { type Equation, equationOf, isNearlyAll, written } from './equations.ts';
import { addsTax, isBesideAmount } from './gross-amount.ts';
import { openColumns } from './open-columns.ts';
import {
  mapOnto,
  type Numbers,
  numberColumns,
  ROWS_SEEN,
  type Sample,
  sampleOf,
} from './sample.ts';

type Field = 'amount' | 'issue_date' | 'date';

/** What is missing, as refusals name it → the field that is given. */
const FIELDS: Partial<Record<string, Record<string, Field>>> = {
  invoice: { 'amount or open_amount': 'amount', issue_date: 'issue_date' },
  payment: { amount: 'amount', date: 'date' },
};
/** A required column is blank in few rows. */
const FILLED = 0.8;
/** Whole numbers up to this may be quantities. */
const MOST_PIECES = 1000;

interface Taken {
  index: number;
  /** What shows it, as printed. */
  text: string | Localised;
}

interface Found extends Taken {
  field: Field;
}

/** One column, or all that could be it. */
type Finding = Taken | readonly number[];

/**
 * The plan with its missing columns, or the question which one the only missing one is; null where nothing fits.
 * `others` are the plans that lack nothing.
 */
export function withRequiredColumns(
  refusals: readonly PlanRefusal[],
  others: readonly FilePlan[],
  context: PlanContext,
): FilePlan | Question | null {
  const plan = refusals[0]!.incomplete;
  if (!plan) return null;
  const fields = refusals.map(({ column }) => FIELDS[plan.table]?.[column ?? '']);
  const sample = sampleOf(plan);
  const isSure = isSureKind(plan, fields.length) && !isOfKnown(sample, others);
  const { free } = openColumns(plan, context);
  const found: Found[] = [];
  for (const field of fields) {
    if (field === undefined) return null;
    const finding = field === 'amount' ? amountIn(sample, free, context) : dateIn(sample, free);
    if ('text' in finding && isSure) {
      found.push({ ...finding, field });
      continue;
    }
    const asked = 'text' in finding ? [finding.index] : finding;
    const headers = asked.map((index) => plan.headers[index]!);
    const isChoice = headers.length > 1 || !isSure || !('text' in finding);
    const isAsked =
      fields.length === 1 &&
      isChoice &&
      headers.length > 0 &&
      new Set(headers).size === headers.length;
    return isAsked
      ? missingFieldQuestion(plan.source.name, `${plan.table}.${field}`, headers)
      : null;
  }
  return withColumns(sample, found, context);
}

/** Dates and texts alone may be a journal: a list of payments is called so, or names invoices. */
const isSureKind = ({ table, source, columns }: FilePlan, missing: number): boolean =>
  table !== 'payment' ||
  (LIST_WORDS.payment?.test(source.name) ?? false) ||
  (missing === 1 && columns.some(({ field }) => field === 'invoice_id'));

/** Hours, weights or commissions of invoices that another list holds whole. */
function isOfKnown(sample: Sample, others: readonly FilePlan[]): boolean {
  if (sample.plan.table !== 'invoice') return false;
  const idsOf = ({ plan, rows }: Sample): string[] => {
    const at = columnOf(plan, 'invoice_id');
    return at < 0 ? [] : rows.map((row) => (row[at] ?? '').trim()).filter((id) => id !== '');
  };
  const own = new Set(idsOf(sample));
  const lists = others.filter(({ table }) => table === 'invoice');
  return own.size > 0 && lists.some((plan) => idsOf(sampleOf(plan)).some((id) => own.has(id)));
}

function withColumns(
  { plan, rows }: Sample,
  found: readonly Found[],
  context: PlanContext,
): FilePlan {
  const completed = { ...plan };
  for (const { field, index, text: expected } of found) {
    const header = plan.headers[index]!;
    mapOnto(completed, index, field);
    context.report(
      problem(field === 'amount' ? 'amount_by_values' : 'date_by_values', {
        file: plan.source.name,
        row: plan.headerRow,
        column: header,
        value: rows[0]?.[index] ?? '',
        expected,
        line: text(
          columnsLine(plan.source.name, 'the right header', `${plan.table}.${field}`),
          columnsLine(plan.source.name, '正确的表头', `${plan.table}.${field}`),
        ),
      }),
    );
  }
  return completed;
}

function amountIn(sample: Sample, free: readonly number[], context: PlanContext): Finding {
  const { plan, rows } = sample;
  const isLines = plan.headers.some(
    (header) => hasRole('line_quantity', header) || hasRole('line_price', header),
  );
  if (isLines || rows.length === 0 || !isOneRowEach(sample)) return [];
  const numbers = numberColumns(sample, free, context.settings.decimal_sign).filter(({ values }) =>
    values.some((value) => value !== 0 && value !== null),
  );
  const total = plan.table === 'invoice' ? totalOf(numbers) : null;
  if (total !== null) {
    const { rows: n } = total;
    const shown = text(
      `${written(total)} in ${n} of ${rowCount(n)}`,
      `${written(total)}：${n} 行全部成立`,
    );
    return { index: total.total.index, text: shown };
  }
  const money = numbers.filter((column) => isMoney(column, sample));
  const rivals = numbers.filter((column) => money.includes(column) || isCount(column));
  const isOther = money.some(({ index }) => saysOther(plan.headers[index]!));
  if (money.length === 1 && rivals.length === 1 && !isOther)
    return {
      index: money[0]!.index,
      text: text('the only column with amounts that no field uses', '唯一未使用的金额列'),
    };
  const asked = rivals.length > 0 && money.length > 0 ? rivals : numbers;
  return asked.map(({ index }) => index);
}

/** True where the header speaks against the values: a commission, a tax, a limit. */
const saysOther = (header: string): boolean =>
  isBesideAmount(header) || hasRole('tax_amount', header);

/** A list with several rows of one number is one of lines. */
function isOneRowEach({ plan, rows }: Sample): boolean {
  const at = columnOf(plan, 'invoice_id');
  if (plan.table !== 'invoice' || at < 0) return true;
  const ids = rows.map((row) => (row[at] ?? '').trim()).filter((id) => id !== '');
  return new Set(ids).size >= ids.length * 0.9;
}

/** The total of a net amount and what is added to it, right of both, which no other total has in it. */
function totalOf(numbers: readonly Numbers[]): Equation | null {
  const found: Equation[] = [];
  for (const total of numbers)
    for (const base of numbers.filter(({ index }) => index < total.index)) {
      const left = numbers.filter(({ index }) => index < total.index);
      const equation = equationOf(base, total, left);
      const isSum = equation?.terms.every(({ sign }) => sign > 0);
      if (equation && isSum && addsTax(equation)) found.push(equation);
    }
  const last = found.filter(
    ({ total }) => !found.some((other) => other.total !== total && uses(other, total)),
  );
  const [first] = last;
  return first && last.every(({ total }) => total === first.total) ? first : null;
}

const uses = ({ base, terms }: Equation, column: Numbers): boolean =>
  base === column || terms.some((term) => term.column === column);

/** Filled in nearly all rows, written as money: with two decimals, parted thousands or a sign; not all of them shares. */
function isMoney({ index, separator, values }: Numbers, { rows }: Sample): boolean {
  const cells = rows
    .slice(0, ROWS_SEEN)
    .map((row) => (row[index] ?? '').trim())
    .filter((cell) => cell !== '');
  if (
    cells.length < Math.min(rows.length, ROWS_SEEN) * FILLED ||
    cells.some((c) => c.includes('%'))
  )
    return false;
  const fractions = cells.map((cell) => readDecimal(cell, separator)?.fraction ?? 0);
  const isWritten = cells.some(
    (cell, i) => fractions[i] === 2 || /\p{Sc}/u.test(cell) || /\d[.,'’\s]\d{3}(?!\d)/.test(cell),
  );
  const isMoreThanShare = values.some((value) => Math.abs(value ?? 0) > 1);
  return isWritten && isMoreThanShare && fractions.every((digits) => digits <= 2);
}

/** Small whole numbers that may multiply a price; not ones that count the rows. */
function isCount({ values }: Numbers): boolean {
  const filled = values.filter((value) => value !== null);
  const isRowNumber =
    filled.length > 1 && filled.every((value, i) => i === 0 || value === filled[i - 1]! + 1);
  return (
    !isRowNumber &&
    filled.some((value) => value !== 1) &&
    filled.every((value) => Number.isInteger(value) && value! >= 0 && value! <= MOST_PIECES)
  );
}

function dateIn({ plan, rows }: Sample, free: readonly number[]): Finding {
  const seen = rows.slice(0, ROWS_SEEN);
  const dates = free.filter((index) => {
    const days = seen.filter((row) => dayIn(row[index]) !== null).length;
    const filled = seen.filter((row) => (row[index] ?? '').trim() !== '').length;
    return filled >= seen.length * FILLED && isNearlyAll(days, filled);
  });
  const dueAt = columnOf(plan, 'due_date');
  const isBeforeDue = (index: number): boolean => {
    const both = seen.flatMap((row) => {
      const [day, due] = [dayIn(row[index]), dayIn(row[dueAt])];
      return day === null || due === null ? [] : [day <= due];
    });
    return both.length === 0 || isNearlyAll(both.filter((is) => is).length, both.length);
  };
  const [only] = dates;
  return dates.length === 1 && isBeforeDue(only!)
    ? {
        index: only!,
        text: text('the only column of dates that no field uses', '唯一未使用的日期列'),
      }
    : dates;
}
