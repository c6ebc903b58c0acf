/**
 * Source rows of payments as steps from the first one of their day. Exports are mostly sorted by date, so that the step
 * is small where the row number is large; what is not sorted loses nothing.
 */
import { sqlDate } from '../engine/engine.ts';
import type { NativeEngine } from '../engine/native.ts';

/** Above this many days between the first payment and the last, row numbers are stored as they are. */
const MOST_DAYS = 10_000;

/** The name of the macro that gives the first source row of a day. */
export const FIRST_ROW = 'first_source_row';

/**
 * Leaves the first source row of each day in the temporary table `pack_day`, credit notes apart because they are read
 * with the invoices; returns the macro, for `schema`.
 */
export async function firstRowMacro(engine: NativeEngine, schema: string): Promise<string> {
  await engine.run(`create or replace temp table pack_day as
    select pay_date as day, end_kind = 'credit_note' as is_credit_note, min(source_row_id)::integer as first_row
    from fct_piece where pay_date is not null group by all`);
  const [span] = await engine.query(
    'select min(day) as first, (max(day) - min(day))::integer as days from pack_day',
  );
  const macro = (body: string): string =>
    `create or replace macro ${schema}.${FIRST_ROW}(pay_day, kind) as (${body})`;
  if (span!.first === null || (span!.days as number) > MOST_DAYS) {
    await engine.run('update pack_day set first_row = 0');
    return macro('0');
  }
  const first = sqlDate(span!.first as string);
  const entry = async (isCreditNote: boolean): Promise<string> => {
    const rows = await engine.query(
      `select coalesce(first_row, 0)::integer as first_row
       from generate_series(0, ${span!.days}) s(i)
       left join pack_day on day = ${first} + i::integer and is_credit_note = ${isCreditNote} order by i`,
    );
    const list = rows.map((row) => row.first_row).join(', ');
    return `list_extract([${list}]::integer[], pay_day - ${first} + 1)`;
  };
  return macro(
    `case when kind = 'credit_note' then ${await entry(true)} else ${await entry(false)} end`,
  );
}
