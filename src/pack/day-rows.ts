/**
 * Source rows of payments as steps from the first one of the days around theirs. Exports are mostly sorted by date, so
 * that the step is small where the row number is large; what is not sorted loses nothing.
 */
import { sqlDate } from '../engine/engine.ts';
import type { NativeEngine } from '../engine/native.ts';

/** The most runs of days, and the least days of one. */
const MOST_RUNS = 160;
const LEAST_DAYS = 7;

/** The macro that gives the first source row of the run that a day is in. */
export const FIRST_ROW = 'first_row_around';
/** What it looks them up in: in the macro itself, every statement over payments would have to plan the whole list. */
const VARIABLE = 'first_rows';

export interface FirstRows {
  /** Creates the macro. */
  macro: string;
  /** Sets what the macro reads, in the session of the reader. */
  variable: string;
}

/**
 * Leaves the first source row of each day's run in the temporary table `pack_days`, credit notes apart because they are
 * read with the invoices.
 */
export async function prepareFirstRows(engine: NativeEngine, schema: string): Promise<FirstRows> {
  const [span] = await engine.query(
    'select min(pay_date) as first, (max(pay_date) - min(pay_date))::integer as days from fct_piece',
  );
  const first = sqlDate((span!.first as string | null) ?? '0001-01-01');
  const days = (span!.days as number | null) ?? 0;
  const length = Math.max(LEAST_DAYS, Math.ceil((days + 1) / MOST_RUNS));
  const runs = Math.floor(days / length) + 1;
  const run = (day: string): string => `(${day} - ${first}) // ${length}`;
  await engine.run(`create or replace temp table pack_days as
    select day, is_credit_note, run,
      (min(lowest) over (partition by run, is_credit_note))::integer as first_row
    from (select pay_date as day, end_kind = 'credit_note' as is_credit_note, ${run('pay_date')} as run,
        min(source_row_id) as lowest
      from fct_piece where pay_date is not null group by all)`);
  const rows = await engine.query(
    `select coalesce(any_value(first_row), 0)::integer as first_row
     from (values (false), (true)) k(is_credit_note) cross join generate_series(0, ${runs - 1}) s(run)
     left join pack_days using (run, is_credit_note)
     group by is_credit_note, run order by is_credit_note, run`,
  );
  const list = `[${rows.map((row) => row.first_row).join(', ')}]::integer[]`;
  return {
    macro: `create or replace macro ${schema}.${FIRST_ROW}(pay_day, kind) as (list_extract(
      getvariable('${VARIABLE}'), ${run('pay_day')} + case when kind = 'credit_note' then ${runs + 1} else 1 end))`,
    variable: `set variable ${VARIABLE} = ${list}`,
  };
}
