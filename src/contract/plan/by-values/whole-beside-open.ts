/** A list that says what is open, and beside it in a column of another name what it was of: that is the amount. */
import { text } from '../../../i18n/locale.ts';
import type { PlanContext } from '../../import-context.ts';
import { columnsLine } from '../../questions/column-questions.ts';
import { problem, rowCount } from '../../rules/problem.ts';
import { columnOf } from '../plan-columns.ts';
import { isBesideAmount } from './gross-amount.ts';
import type { OpenColumns } from './open-columns.ts';
import { mapOnto, type Numbers, numberColumns, type Sample } from './sample.ts';

/** Of a column that is the amount: rows with nothing or less open, and rows in which all of it is. */
interface Fit {
  less: number;
  all: number;
}

const near = (a: number, b: number): boolean => Math.abs(a - b) < 0.005;

/** How what is open lies within a column; null where it does not in some row. */
function fitOf(whole: Numbers, open: Numbers): Fit | null {
  const fit: Fit = { less: 0, all: 0 };
  for (const [i, value] of whole.values.entries()) {
    const rest = open.values[i] ?? null;
    if (value === null && rest === null) continue;
    const isWithin =
      value !== null &&
      value !== 0 &&
      (rest ?? 0) * value >= 0 &&
      Math.abs(rest ?? 0) <= Math.abs(value) + 0.005;
    if (!isWithin) return null;
    if (near(rest ?? 0, value)) fit.all++;
    else fit.less++;
  }
  return fit;
}

/** Gives the amount its column where exactly one can be it, and reports that. */
export function wholeBesideOpen(
  sample: Sample,
  { free, isDecided }: OpenColumns,
  { settings, report }: PlanContext,
): void {
  const { plan } = sample;
  const openAt = columnOf(plan, 'open_amount');
  const isOnlyOpen = openAt >= 0 && columnOf(plan, 'amount') < 0 && !isDecided('amount');
  if (!isOnlyOpen || free.length === 0) return;
  const [open, ...columns] = numberColumns(sample, [openAt, ...free], settings.decimal_sign);
  if (open?.index !== openAt) return;
  const found = columns.flatMap((column) => {
    const fit = isBesideAmount(column.header) ? null : fitOf(column, open);
    return fit !== null && fit.less > 0 && fit.all > 0 ? [{ column, fit }] : [];
  });
  if (found.length !== 1) return;
  const { column, fit } = found[0]!;
  mapOnto(plan, column.index, 'amount');
  const rows = fit.less + fit.all;
  report(
    problem('amount_by_values', {
      file: plan.source.name,
      row: plan.headerRow,
      column: column.header,
      value: sample.rows[0]?.[column.index] ?? '',
      expected: text(
        `${open.header} is at most ${column.header} in ${rows} of ${rowCount(rows)}, and all of it in ${fit.all}`,
        `${open.header} 在 ${rows} 行中都不超过 ${column.header}，其中 ${fit.all} 行相等`,
      ),
      line: text(
        columnsLine(plan.source.name, 'the right header', 'invoice.amount'),
        columnsLine(plan.source.name, '正确的表头', 'invoice.amount'),
      ),
    }),
  );
}
