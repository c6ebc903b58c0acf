/**
 * The cells of a balance on all days of a month, from one statement. A run is a cell with the days on which it counts,
 * from `since` to the day before `until`; a day takes the runs that it lies in, and needs no statement of its own.
 */
import { sqlDate, sqlText } from '../engine/engine.ts';
import { addDays, daysBetween, type IsoDate } from '../format/date.ts';
import { ageBucketIds, bucketIds } from '../metrics/bucket-ids.ts';
import type { Measure } from '../metrics/define.ts';
import { datesOf } from '../metrics/dependencies.ts';
import { conditionDates } from '../metrics/only-if.ts';
import type { MetricParams } from '../metrics/params.ts';
import { datesIn, render, type Sql, setting, sql } from '../metrics/sql.ts';
import { dateText, earlierOf, laterOf, type Split } from '../metrics/stored.ts';

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
  const [since, until] = [laterOf(...from, first!), earlierOf(...to, end!)];
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
export function isLadder({ keys }: Measure, split: Split): boolean {
  const key = split === 'issue_bucket' ? keys?.issueBucket : split === 'bucket' && keys?.bucket;
  return Boolean(key && datesIn(key).length > 0);
}

/** A bucket, and the days past the row's date on which it and the next one begin. */
interface Rung {
  id: string;
  begins?: number;
  ends?: number;
}

/** The buckets of a ladder and the date of a row that they count from; the first has always begun. */
export function ladderOf(
  split: Split,
  { bucketEdges }: MetricParams,
): { date: string; rungs: Rung[] } {
  const [date, ids] =
    split === 'bucket'
      ? ['p.due_date', bucketIds(bucketEdges)]
      : ['p.issue_date', ageBucketIds(bucketEdges)];
  const begins = [0, ...bucketEdges].slice(1 - ids.length).map((edge) => edge + 1);
  return { date, rungs: ids.map((id, i) => ({ id, begins: begins[i - 1], ends: begins[i] })) };
}

/** Rows once for each bucket, with the days that they are in it. */
function withLadder(measure: Measure, split: Split): Measure {
  const { from, keys } = measure;
  const rungs = setting((params) =>
    ladderOf(split, params)
      .rungs.map(
        ({ id, begins, ends }) => `(${sqlText(id)}, ${begins ?? 'null'}, ${ends ?? 'null'})`,
      )
      .join(', '),
  );
  const date = split === 'bucket' ? 'p.due_date' : 'p.issue_date';
  const joined = sql`${from.joined ?? sql``} cross join (select id, ${date} + first_day::integer as first_day, ${date} + end_day::integer as end_day from (values ${rungs}) b(id, first_day, end_day)) b`;
  const bucket = sql`b.id`;
  return { ...measure, from: { ...from, joined }, keys: { ...keys, bucket, issueBucket: bucket } };
}

/** Cells of a month, with the days on which they count. */
export interface Runs {
  month: Month;
  /** Whether values are one more every day, counted from 1 January 1970. */
  grows: boolean;
  /** Numbers of the rows that are cells of a day of the month. */
  rowsAt(date: IsoDate): Int32Array;
}

/** Of these rows those that count at a date: from the day of `since` to the one before `until`, the month's first being 0. */
export function rowsBetween(
  { from }: Month,
  rows: Int32Array,
  since: Float64Array,
  until: Float64Array,
): Runs['rowsAt'] {
  return (date) => {
    const day = daysBetween(from, date);
    return rows.filter((row) => since[row]! <= day && until[row]! > day);
  };
}
