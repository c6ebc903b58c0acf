/** A column of a list of invoices whose values are numbers of the same list: rows that have one may credit the invoice it names. */
import { text } from '../../../i18n/locale.ts';
import type { PlanContext } from '../../import-context.ts';
import { columnsLine, unreadColumnQuestion } from '../../questions/column-questions.ts';
import { problem, rowCount } from '../../rules/problem.ts';
import { columnOf } from '../plan-columns.ts';
import { isNearlyAll } from './equations.ts';
import { idKey } from './id-values.ts';
import type { OpenColumns } from './open-columns.ts';
import { mapOnto, numberInEither, type Sample } from './sample.ts';

/** Such numbers may count anything. */
const SHORT = /^\d{1,4}$/;
const FEWEST_ROWS = 2;

interface Naming {
  index: number;
  /** Rows that name another one of the list. */
  rows: (readonly string[])[];
}

/** The rows in which the column names others of the list; null where it holds something else. */
function namingIn({ rows }: Sample, idAt: number, index: number, ids: ReadonlySet<string>) {
  const filled = rows.filter((row) => (row[index] ?? '').trim() !== '');
  const naming = filled.filter((row) => {
    const key = idKey(row[index]!);
    return ids.has(key) && key !== idKey(row[idAt] ?? '') && !SHORT.test(key);
  });
  const isNaming =
    naming.length > 0 && naming.length < rows.length && isNearlyAll(naming.length, filled.length);
  return isNaming ? { index, rows: naming } : null;
}

/** Where such rows are negative the column is what they credit; where they are not, they are asked about: returned is its position. */
export function creditedByValues(
  sample: Sample,
  open: OpenColumns,
  context: PlanContext,
): number | null {
  const { plan, rows } = sample;
  const [idAt, amountAt] = [columnOf(plan, 'invoice_id'), columnOf(plan, 'amount')];
  const mapped = columnOf(plan, 'applies_to');
  const isTyped = columnOf(plan, 'doc_type') >= 0;
  if (open.isDecided('applies_to')) {
    if (!isTyped && mapped >= 0) plan.creditsAt = mapped;
    return null;
  }
  if (idAt < 0 || amountAt < 0 || rows.length < FEWEST_ROWS) return null;
  const ids = new Set(rows.map((row) => idKey(row[idAt] ?? '')));
  const found = (mapped >= 0 ? [mapped] : open.free)
    .map((index) => namingIn(sample, idAt, index, ids))
    .filter((one) => one !== null);
  if (found.length !== 1) return null;
  const naming = found[0]!;
  const isPositive = isTyped ? false : isMostlyPositive(naming, amountAt);
  if (!isPositive && mapped < 0) mapOnto(plan, naming.index, 'applies_to');
  if (isPositive || mapped < 0) report(sample, naming, isPositive, context);
  return isPositive ? naming.index : null;
}

const amountIn = (row: readonly string[], at: number): number => numberInEither(row[at]) ?? 0;

const isMostlyPositive = ({ rows }: Naming, amountAt: number): boolean =>
  rows.filter((row) => amountIn(row, amountAt) > 0).length * 2 > rows.length;

function report(
  { plan }: Sample,
  { index, rows }: Naming,
  isPositive: boolean,
  context: PlanContext,
): void {
  const [file, column] = [plan.source.name, plan.headers[index]!];
  const amountAt = columnOf(plan, 'amount');
  const sum = rows.reduce((all, row) => all + Math.abs(amountIn(row, amountAt)), 0).toFixed(2);
  const count = rowCount(rows.length);
  context.report(
    problem(isPositive ? 'may_be_credits' : 'credited_by_values', {
      file,
      row: plan.headerRow,
      column,
      value: rows[0]![index]!,
      expected: text(
        `numbers of other rows in ${count}, ${sum} in all`,
        `${rows.length} 行为其他行的编号，合计 ${sum}`,
      ),
      line: columnsLine(file, column, isPositive ? 'invoice.applies_to' : 'ignore'),
      question: isPositive ? unreadColumnQuestion(file, column, 'invoice', ['applies_to']) : null,
    }),
  );
}
