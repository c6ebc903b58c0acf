/** The amount of a list of documents is what is owed, tax included: where the mapped one is the net amount, the arithmetic of the rows says which column is. */
import { text as localised } from '../../../i18n/locale.ts';
import type { PlanContext } from '../../import-context.ts';
import { columnQuestion, columnsLine } from '../../questions/column-questions.ts';
import { problem, rowCount } from '../../rules/problem.ts';
import { columnOf } from '../plan-columns.ts';
import { isNearlyAll } from './equations.ts';
import { type GrossAmount, grossAmount } from './gross-amount.ts';
import type { OpenColumns } from './open-columns.ts';
import { mapOnto, type Numbers, numberColumns, type Sample } from './sample.ts';

/** Tax, then freight, then a fee: each a total of its own. */
const MOST_STEPS = 3;

/** Moves the field `amount` to the gross amount; a total that only some rows show is reported. True where there is one. */
export async function amountByArithmetic(
  sample: Sample,
  open: OpenColumns,
  context: PlanContext,
): Promise<boolean> {
  const { plan } = sample;
  const openAt = columnOf(plan, 'open_amount');
  if (columnOf(plan, 'amount') < 0 || open.isDecided('amount')) return false;
  const wanted = [columnOf(plan, 'amount'), openAt, ...open.free].filter((index) => index >= 0);
  const numbers = numberColumns(sample, [...new Set(wanted)], context.settings.decimal_sign);
  const isTotal = ({ index }: Numbers): boolean => open.free.includes(index) || index === openAt;
  for (let step = 0; step < MOST_STEPS; step++) {
    const amount = numbers.find(({ index }) => index === columnOf(plan, 'amount'));
    if (!amount) return step > 0;
    const found = await grossAmount(sample, amount, numbers, isTotal);
    if (found === null) return step > 0;
    const isCertain = isNearlyAll(found.fitting, found.rows);
    report(found, isCertain, sample, context);
    if (!isCertain) return true;
    takeTotal(sample, found.equation.total);
  }
  return true;
}

/** The open amount stands for the amount where a list has no other. */
function takeTotal({ plan }: Sample, { index }: Numbers): void {
  if (columnOf(plan, 'open_amount') !== index) mapOnto(plan, index, 'amount');
  else plan.columns = plan.columns.filter(({ field }) => field !== 'amount');
}

function report(
  { equation, text, rows, fitting }: GrossAmount,
  isCertain: boolean,
  { plan }: Sample,
  context: PlanContext,
): void {
  const { base, total } = equation;
  const column = isCertain ? total.header : base.header;
  const [taken, other] = isCertain ? [total, base] : [base, total];
  const question = columnQuestion(
    plan.source.name,
    plan.table,
    'amount',
    taken.header,
    other.header,
  );
  const expected = localised(
    `${text} in ${fitting} of ${rowCount(rows)}`,
    `${text}：${rows} 行中有 ${fitting} 行成立`,
  );
  context.report(
    problem(isCertain ? 'gross_by_arithmetic' : 'gross_contradicted', {
      file: plan.source.name,
      row: plan.headerRow,
      column,
      value: isCertain ? `${total.header}, not ${base.header}` : total.header,
      expected,
      line: columnsLine(plan.source.name, isCertain ? base.header : total.header, 'invoice.amount'),
      question,
    }),
  );
}
