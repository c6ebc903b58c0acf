/** A column of amounts that is 0 or blank in all rows, beside another of that name that is filled: the filled one is meant. */
import { text } from '../../../i18n/locale.ts';
import { mapColumns } from '../../../intake/map-columns.ts';
import type { PlanContext } from '../../import-context.ts';
import { columnQuestion, columnsLine } from '../../questions/column-questions.ts';
import { problem } from '../../rules/problem.ts';
import { TABLES } from '../../tables.ts';
import type { OpenColumns } from './open-columns.ts';
import { eachRow, mapOnto, numberColumns, type Sample } from './sample.ts';

/** A digit other than 0, a formula, a word or number of letters. */
const SOMETHING = /[^0\P{N}]|^=|^[^0]*\p{L}[^0]*$/u;

/** Whether all cells of a column are 0 or blank, in the whole file. */
async function isEmpty({ plan, rows, isWhole }: Sample, index: number): Promise<boolean> {
  const isNothing = (row: readonly string[]): boolean => !SOMETHING.test(row[index] ?? '');
  let isAll = rows.every(isNothing);
  if (isAll && !isWhole)
    await eachRow(plan, (row) => {
      isAll &&= isNothing(row);
    });
  return isAll;
}

/** Gives each field of amounts that has such a column the filled one, and reports it. */
export async function filledAmounts(
  sample: Sample,
  open: OpenColumns,
  { settings, report }: PlanContext,
): Promise<void> {
  const { plan } = sample;
  if (open.free.length === 0) return;
  for (const { field, type } of TABLES[plan.table].columns) {
    const mapped = plan.columns.find((column) => column.field === field);
    if (type !== 'money' || !mapped || open.isDecided(mapped.field)) continue;
    if (!(await isEmpty(sample, mapped.index))) continue;
    const free = plan.headers.map((header, index) => (open.free.includes(index) ? header : ''));
    const other = mapColumns(free, plan.table).find((column) => column.field === mapped.field);
    const [filled] = other ? numberColumns(sample, [other.index], settings.decimal_sign) : [];
    const some = filled?.values.filter((value) => value).length ?? 0;
    if (!other || some === 0) continue;
    mapOnto(plan, other.index, mapped.field);
    const file = plan.source.name;
    const all = filled!.values.length;
    report(
      problem('amount_column_empty', {
        file,
        row: plan.headerRow,
        column: other.header,
        value: mapped.header,
        expected: text(
          `${mapped.header} is 0 or blank in all rows, ${other.header} is filled in ${some} of the first ${all}`,
          `${mapped.header} 全部为零或空白，前 ${all} 行中有 ${some} 行的 ${other.header} 有金额`,
        ),
        line: columnsLine(file, mapped.header, `${plan.table}.${mapped.field}`),
        question: columnQuestion(file, plan.table, mapped.field, other.header, mapped.header),
      }),
    );
  }
}
