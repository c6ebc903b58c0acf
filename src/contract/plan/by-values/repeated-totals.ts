/** Lists in which each row of a payment, or of an invoice, repeats its total: another column has the part of the row, and the parts make the total. */
import { text } from '../../../i18n/locale.ts';
import type { PlanContext } from '../../import-context.ts';
import { columnQuestion, columnsLine } from '../../questions/column-questions.ts';
import { problem } from '../../rules/problem.ts';
import { columnOf } from '../plan-columns.ts';
import { CENT, isNearlyAll } from './equations.ts';
import type { OpenColumns } from './open-columns.ts';
import { mapOnto, type Numbers, numberColumns, type Sample } from './sample.ts';

/** Rows of one payment or invoice that all have one amount. */
interface Group {
  rows: number[];
  amount: number;
}

/** Rows of several rows each, by number; null where they show no total that is repeated. */
function repeatedTotals(sample: Sample, keyAt: number, { values }: Numbers): Group[] | null {
  const byKey = new Map<string, number[]>();
  for (const [row, value] of values.entries()) {
    const key = (sample.rows[row]![keyAt] ?? '').trim();
    if (key === '' || value === null) continue;
    const rows = byKey.get(key);
    if (rows) rows.push(row);
    else byKey.set(key, [row]);
  }
  // further rows of the last one may not be seen
  const isWhole = sample.isWhole && values.length === sample.rows.length;
  const groups = [...byKey.values()].filter(
    (rows) => rows.length > 1 && (isWhole || rows.at(-1)! < values.length - 1),
  );
  const repeated = groups.filter((rows) => rows.every((row) => values[row] === values[rows[0]!]));
  if (repeated.length === 0 || !isNearlyAll(repeated.length, groups.length)) return null;
  return repeated.map((rows) => ({ rows, amount: values[rows[0]!]! }));
}

const sumOf = ({ values }: Numbers, { rows }: Group): number =>
  rows.reduce((sum, row) => sum + Math.abs(values[row] ?? 0), 0);

/** The column whose parts make the total in nearly all groups, or, where some may be left, in one and never more; null where none does. */
function partsColumn(
  groups: readonly Group[],
  numbers: readonly Numbers[],
  mayLeave: boolean,
): { column: Numbers; fitting: number } | null {
  const found = numbers.flatMap((column) => {
    const sums = groups.map((group) => ({ sum: sumOf(column, group), amount: group.amount }));
    const fitting = sums.filter(({ sum, amount }) => Math.abs(sum - amount) < CENT).length;
    const within = sums.filter(({ sum, amount }) => sum < amount + CENT).length;
    const isFit = mayLeave
      ? fitting > 0 && isNearlyAll(within, sums.length)
      : isNearlyAll(fitting, sums.length);
    return isFit ? [{ column, fitting }] : [];
  });
  return found.length === 1 ? found[0]! : null;
}

/** Gives a payment list the part of each row that went to its invoice, and a list of instalments the amount of each, and reports it. */
export function repeatedTotalsByValues(
  sample: Sample,
  open: OpenColumns,
  context: PlanContext,
): void {
  const { plan } = sample;
  const isPayment = plan.table === 'payment';
  const field = isPayment ? 'applied_amount' : 'amount';
  const keyAt = columnOf(plan, isPayment ? 'payment_id' : 'invoice_id');
  const amountAt = columnOf(plan, 'amount');
  const isNamed = !isPayment || columnOf(plan, 'invoice_id') >= 0;
  if (keyAt < 0 || amountAt < 0 || !isNamed || open.isDecided(field)) return;
  if (isPayment && columnOf(plan, field) >= 0) return;
  const numbers = numberColumns(sample, [amountAt, ...open.free], context.settings.decimal_sign);
  const amount = numbers.find(({ index }) => index === amountAt);
  const groups = amount ? repeatedTotals(sample, keyAt, amount) : null;
  if (!amount || groups === null || (!isPayment && !areInstalments(sample, groups))) return;
  const others = numbers.filter((column) => column !== amount);
  const found = partsColumn(groups, others, isPayment);
  if (found === null) return;
  const { column, fitting } = found;
  mapOnto(plan, column.index, field);
  const file = plan.source.name;
  const key = plan.headers[keyAt]!;
  context.report(
    problem(isPayment ? 'applied_by_values' : 'instalments_by_values', {
      file,
      row: plan.headerRow,
      column: column.header,
      value: isPayment ? column.header : `${column.header}, not ${amount.header}`,
      expected: text(
        `${amount.header} repeated, and ${column.header} adds up to it, in ${fitting} of ${groups.length} of ${key} with several rows`,
        `${key} 的 ${groups.length} 组多行中，有 ${fitting} 组重复 ${amount.header}，且 ${column.header} 之和与其相等`,
      ),
      line: isPayment
        ? columnsLine(file, column.header, 'ignore')
        : columnsLine(file, amount.header, 'invoice.amount'),
      question: isPayment
        ? null
        : columnQuestion(file, plan.table, field, column.header, amount.header),
    }),
  );
}

/** Rows of one invoice that are due on days of their own, or have numbers as instalments; others are its lines. */
function areInstalments({ plan, rows }: Sample, groups: readonly Group[]): boolean {
  if (columnOf(plan, 'line_amount') >= 0) return false;
  if (columnOf(plan, 'instalment_no') >= 0) return true;
  const dueAt = columnOf(plan, 'due_date');
  return (
    dueAt >= 0 &&
    groups.every(
      (group) => new Set(group.rows.map((row) => rows[row]![dueAt])).size === group.rows.length,
    )
  );
}
