/** Dates far from all others, such as one mistyped 2062: they set neither the as-of date nor the first month. */

import { type Row, sqlText } from '../../engine/engine.ts';
import { text } from '../../i18n/locale.ts';
import type { TableName } from '../../intake/table-names.ts';
import { andMore, problem } from '../rules/problem.ts';
import type { CrossContext } from './cross-context.ts';

/** Columns of days on which something happened; a due date is none. */
const HAPPENED: readonly (readonly [TableName, string])[] = [
  ['invoice', 'issue_date'],
  ['invoice', 'settled_date'],
  ['payment', 'pay_date'],
  ['payment', 'applied_date'],
  ['dispute', 'opened'],
  ['dispute', 'resolved'],
  ['activity', 'date'],
  ['promise', 'made_on'],
];

/** What moves on without contacts and promises: no day long after it sets the as-of date by itself. */
const DOCUMENTS: ReadonlySet<TableName> = new Set(['invoice', 'payment']);

const QUARTER = 92;
const YEAR = 366;
const LONG = 5 * YEAR;
/** So many other rows make a date that stands alone suspect. */
const OTHERS = 3;

const EVENTS = HAPPENED.map(
  ([
    table,
    column,
  ]) => `select "${column}" as day, count(*) as n, ${DOCUMENTS.has(table)} as is_document
    from raw_${table} where "${column}" is not null group by 1`,
).join(' union all ');

/**
 * The first day after the gap and the last before it. A gap of more than a year sets one row or a hundredth of the rows
 * apart; years of it set less than half of them apart; after the last invoice and payment a quarter is gap enough. Old
 * documents may well be open: before the others lie only those of years before.
 */
const RANGE = `
  with event as (${EVENTS}),
  day as (select day, sum(n)::bigint as n from event group by day),
  counted as (
    select day, day - lag(day) over (order by day) as gap, lag(day) over (order by day) as before,
      sum(n) over (order by day desc) as later, (sum(n) over (order by day) - n) as earlier,
      sum(n) over () as total
    from day
  ),
  late as (
    select min(before) as last_day from counted
    where earlier >= ${OTHERS - 1}
      and ((gap > case when before >= (select max(day) from event where is_document) then ${QUARTER} else ${YEAR} end
          and later <= greatest(1, total / 100) and earlier >= ${OTHERS})
        or (gap > ${LONG} and later < earlier))
  ),
  early as (
    select max(day) as first_day from counted
    where gap > ${LONG} and earlier <= greatest(1, total / 100) and later >= ${OTHERS}
  )
  select last_day::varchar as last_day, first_day::varchar as first_day from late, early`;

/** Fills `raw_plausible_days`, and reports each column with dates beyond them, by file. */
export async function farDates(context: CrossContext): Promise<void> {
  const { engine } = context;
  const [range] = await engine.query(RANGE);
  const [first, last] = [range!.first_day, range!.last_day] as (string | null)[];
  if (first === null && last === null) return;
  const day = (text: string | null | undefined): string =>
    text ? `date ${sqlText(text)}` : 'null';
  await engine.run(`insert into raw_plausible_days values (${day(first)}, ${day(last)})`);
  for (const [table, column] of HAPPENED) {
    const rows = await engine.query(`
      select file, min("row")::integer as "row", arg_min("${column}", "row")::varchar as value,
        count(*)::integer as n
      from raw_${table} where "${column}" > ${day(last)} or "${column}" < ${day(first)}
      group by file order by file`);
    for (const row of rows) reportFar(context, column, row, first, last);
  }
}

function reportFar(
  { report, header }: CrossContext,
  column: string,
  { file, row, value, n }: Row,
  first: string | null | undefined,
  last: string | null | undefined,
): void {
  const [en, zh] = [
    [first && `not before ${first}`, last && `not after ${last}`],
    [first && `不早于 ${first}`, last && `不晚于 ${last}`],
  ].map((parts) => parts.filter(Boolean));
  report(
    problem('far_date', {
      ...{ file: String(file), row: Number(row), column: header(String(file), column) },
      value: andMore(String(value), Number(n)),
      expected: text(
        `a date near the others, ${en!.join(' and ')}`,
        `与其他日期相近，${zh!.join('且')}`,
      ),
      line:
        last && String(value) > last
          ? text(
              `; if it is right, write into report.yml: as_of: ${value}`,
              `；如日期正确，在 report.yml 中写入：as_of: ${value}`,
            )
          : '',
    }),
  );
}
