/** A column called paid may hold no amounts, but the day on which each invoice was paid, or only that it was; one called open, only whether it is. */
import { text } from '../../../i18n/locale.ts';
import { mapColumns } from '../../../intake/map-columns.ts';
import { readFlag } from '../../../intake/vocabulary.ts';
import type { PlanContext } from '../../import-context.ts';
import { columnsLine } from '../../questions/column-questions.ts';
import { problem } from '../../rules/problem.ts';
import { columnOf } from '../plan-columns.ts';
import { isDay } from './days.ts';
import { flagsIn } from './flag-columns.ts';
import type { OpenColumns } from './open-columns.ts';
import { mapOnto, numberInEither, type Sample } from './sample.ts';

const NUMBER = /^[\d.,\s]+$/;

const saysYes = (yes: number, all: number) =>
  text(`${yes} of ${all} say yes`, `${all} 个值中有 ${yes} 个为“是”`);

/** Takes such a column from the field `paid_amount`, for what it holds, and reports it. */
export function paidByValues(sample: Sample, open: OpenColumns, { report }: PlanContext): void {
  const { plan, rows } = sample;
  const index = columnOf(plan, 'paid_amount');
  if (index < 0 || open.isDecided('paid_amount')) return;
  const cells = rows.map((row) => (row[index] ?? '').trim()).filter((cell) => cell !== '');
  if (cells.length === 0) return;
  const days = cells.filter((cell) => isDay(cell)).length;
  const isOfDays = days >= cells.length * 0.9 && columnOf(plan, 'settled_date') < 0;
  const isFlag = flagsIn(cells) !== null && !cells.every((cell) => NUMBER.test(cell));
  const numbers = cells.filter((cell) => numberInEither(cell) !== null);
  // a word among amounts is a mistake in its row
  if (!isOfDays && !isFlag && (numbers.length > 0 || /\d/.test(cells.join('')))) return;
  const header = plan.headers[index]!;
  if (isOfDays) mapOnto(plan, index, 'settled_date');
  else plan.columns = plan.columns.filter((column) => column.index !== index);
  if (isFlag) plan.paidFlag = { index, paid: true };
  else if (!isOfDays) return;
  const shown = isOfDays ? days : cells.filter((cell) => readFlag(cell) === true).length;
  report(
    problem(isOfDays ? 'paid_is_day' : 'paid_is_flag', {
      file: plan.source.name,
      row: plan.headerRow,
      column: header,
      value: cells[0]!,
      expected: isOfDays
        ? text(
            `${shown} of ${cells.length} values are days`,
            `${cells.length} 个值中有 ${shown} 个是日期`,
          )
        : saysYes(shown, cells.length),
      line: columnsLine(plan.source.name, header, 'ignore'),
    }),
  );
}

/** Takes a column from the field `open_amount` that only says whether each document is open, and gives that to the next by name. */
export function openByValues(sample: Sample, open: OpenColumns, { report }: PlanContext): void {
  const { plan, rows } = sample;
  const index = columnOf(plan, 'open_amount');
  if (index < 0 || columnOf(plan, 'amount') < 0 || open.isDecided('open_amount')) return;
  const cells = rows.map((row) => (row[index] ?? '').trim()).filter((cell) => cell !== '');
  const flags = cells.every((cell) => NUMBER.test(cell)) ? null : flagsIn(cells);
  if (flags === null) return;
  const free = plan.headers.map((header, i) => (open.free.includes(i) ? header : ''));
  const other = mapColumns(free, 'invoice').find(({ field }) => field === 'open_amount');
  plan.columns = plan.columns.filter((column) => column.index !== index);
  if (other) plan.columns = [...plan.columns, other];
  else plan.paidFlag = { index, paid: false };
  const column = plan.headers[index]!;
  const place = { file: plan.source.name, row: plan.headerRow, column, value: cells[0]! };
  const shown = cells.filter((cell) => readFlag(cell) === true).length;
  const line = columnsLine(plan.source.name, column, 'ignore');
  report(
    other
      ? problem('words_by_values', { ...place, expected: `invoice.open_amount: ${other.header}` })
      : problem('paid_is_flag', { ...place, expected: saysYes(shown, cells.length), line }),
  );
}
