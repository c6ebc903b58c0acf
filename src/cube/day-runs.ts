/**
 * The cells of a balance on all days of a month, from one statement. A run is a cell with the days on which it counts,
 * from `since` to the day before `until`; a day takes the runs that it lies in, and needs no statement of its own.
 */
import { sqlDate, sqlText } from '../engine/engine.ts';
import { addDays, dayNumber, daysBetween, type IsoDate } from '../format/date.ts';
import { ageBucketIds, bucketIds } from '../metrics/bucket-ids.ts';
import type { Measure } from '../metrics/define.ts';
import { datesOf } from '../metrics/dependencies.ts';
import { conditionDates } from '../metrics/only-if.ts';
import type { MetricParams } from '../metrics/params.ts';
import { datesIn, render, type Sql, setting, sql } from '../metrics/sql.ts';
import { dateText, type Split } from '../metrics/stored.ts';

/** A month, or what there is of it. */
export interface Month {
  from: IsoDate;
  to: IsoDate;
}

export const isIn = ({ from, to }: Month, date: IsoDate): boolean => from <= date && date <= to;

/** How the runs of a month are asked for. */
export interface RunQuery {
  measure: Measure;
  /** Columns of the days on which a run counts, the month's first being 0. */
  days: { since: string; until: string };
  within: string;
}

/** Null where the measure does not tell the days on which its rows count, or is converted at each day's rate. */
export function runQuery(
  named: Measure,
  split: readonly Split[],
  month: Month,
  params: MetricParams,
): RunQuery | null {
  const { lasts, where: _, instant, keys, onlyIf = {}, ...rest } = named;
  if (!lasts || (instant && params.reportCurrency)) return null;
  // an age that nobody asks for may change
  const own = Object.entries(keys ?? {}).filter(([name]) => split.includes(name as Split));
  const whole: Measure = { ...rest, keys: Object.fromEntries(own), ...lasts.as };
  const ladders = split.filter((name) => isLadder(named, name));
  const measure = ladders.reduce(withLadder, whole);
  if (datesOf(measure).length > 0 || ladders.length > 1) return null;
  const [bottom, top] = ladders.length > 0 ? [sql`b.first_day`, sql`b.end_day`] : [];
  const text = (dates: Sql[]): string[] =>
    dates.map((one) => render(one, { date: () => '', amount: '', params }));
  const known = conditionDates(onlyIf).map((one) => ({ text: dateText(one.date), ...one }));
  const [first, last, end] = [month.from, month.to, addDays(month.to, 1)].map(sqlDate);
  const begins = known.flatMap((one) => ('to' in one ? [one.text] : []));
  const ends = known.flatMap((one) => ('after' in one ? [one.text] : []));
  const from = [...text([...lasts.from, ...(bottom ? [bottom] : [])]), ...begins];
  const to = [...text([...lasts.until, ...(top ? [top] : [])]), ...ends];
  const [since, until] = [`greatest(${[...from, first]})`, `least(${[...to, end]})`];
  // the last one says it all, but the engine leaves out pieces of its tables by the others
  const within = [
    ...from.map((one) => `(${one} is null or ${one} <= ${last})`),
    ...to.map((one) => `(${one} is null or ${one} > ${first})`),
    `${since} < ${until}`,
  ];
  return {
    measure,
    days: { since: `(${since} - ${first})::integer`, until: `(${until} - ${first})::integer` },
    within: within.join(' and '),
  };
}

/** Whether the split is an age that rows grow out of as days go by. */
function isLadder({ keys }: Measure, split: Split): boolean {
  const key = split === 'issue_bucket' ? keys?.issueBucket : split === 'bucket' && keys?.bucket;
  return Boolean(key && datesIn(key).length > 0);
}

/** Rows once for each bucket, with the days that they are in it. */
function withLadder(measure: Measure, split: Split): Measure {
  const { from, keys } = measure;
  const [date, ids] =
    split === 'bucket' ? ['p.due_date', bucketIds] : ['p.issue_date', ageBucketIds];
  const rungs = setting(({ bucketEdges }) => {
    const all = ids(bucketEdges);
    // the days past the date on which each bucket begins: the first has always begun
    const begins = [
      'null',
      ...[0, ...bucketEdges].slice(-(all.length - 1)).map((edge) => edge + 1),
    ];
    return all
      .map((id, i) => `(${sqlText(id)}, ${begins[i]}, ${begins[i + 1] ?? 'null'})`)
      .join(', ');
  });
  const joined = sql`${from.joined ?? sql``} cross join (select id, ${date} + first_day::integer as first_day, ${date} + end_day::integer as end_day from (values ${rungs}) b(id, first_day, end_day)) b`;
  const bucket = sql`b.id`;
  return { ...measure, from: { ...from, joined }, keys: { ...keys, bucket, issueBucket: bucket } };
}

/** Cells by column with the days on which they count. */
export interface Runs<Cells extends RunColumns> {
  month: Month;
  cells: Cells;
  since: Int32Array;
  until: Int32Array;
  /** Whether values are one more every day, counted from 1 January 1970. */
  grows: boolean;
}
interface RunColumns {
  firsts: Int32Array;
  moreSpans: Int32Array[];
  tuples: Int32Array;
  splits: Uint16Array;
  values: Float64Array;
  lows: Float64Array;
}

/** The cells of a day of the month. */
export function cellsAt<Cells extends RunColumns>(runs: Runs<Cells>, date: IsoDate): RunColumns {
  const { month, cells, since, until, grows } = runs;
  const day = daysBetween(month.from, date);
  const picked = new Int32Array(since.length);
  let count = 0;
  for (let run = 0; run < since.length; run++)
    if (since[run]! <= day && until[run]! > day) picked[count++] = run;
  const pick = <T extends Int32Array | Uint16Array | Float64Array>(column: T): T => {
    if (column.length === 0) return column;
    const rows = new (column.constructor as new (length: number) => T)(count);
    for (let row = 0; row < count; row++) rows[row] = column[picked[row]!]!;
    return rows;
  };
  const values = pick(cells.values);
  const more = grows ? dayNumber(date) : 0;
  if (more > 0) for (const [row, value] of values.entries()) values[row] = value + more;
  return {
    firsts: new Int32Array(count),
    moreSpans: cells.moreSpans.map(pick),
    tuples: pick(cells.tuples),
    splits: pick(cells.splits),
    values,
    lows: pick(cells.lows),
  };
}
