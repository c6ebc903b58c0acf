/**
 * Runs of balances whose rows stand for themselves, such as what is open, overdue, due soon, and open by bucket: of all
 * of them and of all months at once one scan, without groups. A row has for each balance the days between which it counts.
 */
import { columnsFrom } from '../engine/columns.ts';
import { type Engine, sqlDate } from '../engine/engine.ts';
import { dayNumber, type IsoDate } from '../format/date.ts';
import { groupBy } from '../format/group-by.ts';
import { isExact, type Measure } from '../metrics/define.ts';
import type { MetricParams } from '../metrics/params.ts';
import { render, type Sql } from '../metrics/sql.ts';
import type { Split } from '../metrics/stored.ts';
import { FILTER_KEYS } from '../metrics/types.ts';
import { DAY_0 } from './calendar.ts';
import type { DayCube, DayTable } from './day-cube.ts';
import { isLadder, ladderOf, type Month } from './day-runs.ts';
import { byDimensionKey, type DimensionKeys } from './dimension-keys.ts';

/** The texts of the dates from which and until which rows count, by the value of the split if there is one. */
interface Rung {
  value?: string;
  from: string[];
  until: string[];
}

export interface PlainRuns {
  /** What is read: the same for balances that share a scan. */
  rows: string;
  value: string;
  rungs: Rung[];
}

/** A month of a table whose runs are asked for. */
export interface PlainMonth {
  table: DayTable;
  month: Month;
  runs: PlainRuns;
}

/** Null where the measure's rows are joined, grouped or converted: its runs take a statement of their own. */
export function plainRuns(
  named: Measure,
  split: readonly Split[],
  params: MetricParams,
): PlainRuns | null {
  const { lasts, instant, from, combine, onlyIf, dimensions } = named;
  const isPlain = from.isMart === true && !from.joined && !combine && !onlyIf && isExact(named);
  if (!lasts || lasts.as || !isPlain || dimensions || (instant && params.reportCurrency))
    return null;
  const [ladder, ...others] = split;
  if (others.length > 0 || (ladder && !isLadder(named, ladder))) return null;
  const text = (one: Sql): string =>
    render(one, { date: () => '', amount: 'p.amount_minor', params });
  // without a date of conversion the rows need no names
  const keyed = byDimensionKey({ ...named, instant: undefined, over: undefined }, FILTER_KEYS)!;
  const all = { from: lasts.from.map(text), until: lasts.until.map(text) };
  return {
    rows: text(keyed.measure.from.rows),
    value: text(named.value),
    rungs: ladder ? onLadder(all, ladder, params) : [all],
  };
}

function onLadder({ from, until }: Rung, split: Split, params: MetricParams): Rung[] {
  const { date, rungs } = ladderOf(split, params);
  const day = (days: number | undefined): string[] =>
    days === undefined ? [] : [`${date} + ${days}`];
  return rungs.map(({ id, begins, ends }) => ({
    value: id,
    from: [...from, ...day(begins)],
    until: [...until, ...day(ends)],
  }));
}

interface Fetching {
  engine: Engine;
  /** What the runs are given to. */
  days: DayCube;
  keys: { account: DimensionKeys };
}

/** Fetches the runs and gives them to the cube. */
export async function fetchPlainRuns(asking: Fetching, wanted: PlainMonth[]): Promise<void> {
  const scans = groupBy(wanted, ({ runs }) => JSON.stringify([runs.rows, runs.value]));
  await Promise.all([...scans.values()].map((scan) => fetchScan(asking, scan)));
}

async function fetchScan({ engine, days, keys }: Fetching, scan: PlainMonth[]): Promise<void> {
  const { sql, nameOf, shared } = scanQuery(scan);
  const columns = await columnsFrom(engine, sql);
  const pick = (rung: Rung): Picked => ({
    begins: rung.from.map((text) => columns.numbers(nameOf.get(text)!)),
    ends: rung.until.map((text) => columns.numbers(nameOf.get(text)!)),
  });
  const all = Int32Array.from({ length: columns.length }, (_, row) => row);
  const ofShared = pick(shared);
  const sharedAt = lastDates((date) => rowsAt(all, ofShared, date));
  const given = { columns, keys: keys.account, rows: all, spans: [], value: 'value_0' };
  for (const { table, month, runs } of scan)
    for (const { value, ...rung } of runs.rungs) {
      const own = pick(without(rung, shared));
      const splitValue = value === undefined ? {} : { splitValue: value };
      days.giveRuns(
        table,
        { ...given, ...splitValue },
        { month, grows: false, rowsAt: (date) => rowsAt(sharedAt(date), own, date) },
      );
    }
}

/** Days since 1970 from which and until which rows count; NaN where there is none. */
interface Picked {
  begins: Float64Array[];
  ends: Float64Array[];
}

/** Of these rows those that have begun at the date and not ended. */
function rowsAt(rows: Int32Array, { begins, ends }: Picked, date: IsoDate): Int32Array {
  const day = dayNumber(date);
  const picked = rows.slice();
  let count = rows.length;
  // what is compared with NaN is false
  const leave = (dates: Float64Array, isBegin: boolean): void => {
    let left = 0;
    for (let i = 0; i < count; i++) {
      const row = picked[i]!;
      const at = dates[row]!;
      if (isBegin ? !(at > day) : !(at <= day)) picked[left++] = row;
    }
    count = left;
  };
  for (const dates of begins) leave(dates, true);
  for (const dates of ends) leave(dates, false);
  return picked.slice(0, count);
}

/** The dates that a view looks at. */
const MOST_DATES = 8;

function lastDates(rowsOf: (date: IsoDate) => Int32Array): (date: IsoDate) => Int32Array {
  const known = new Map<IsoDate, Int32Array>();
  return (date) => {
    const rows = known.get(date) ?? rowsOf(date);
    if (known.size >= MOST_DATES) known.clear();
    known.set(date, rows);
    return rows;
  };
}

const without = (rung: Rung, shared: Rung): Rung => ({
  from: rung.from.filter((date) => !shared.from.includes(date)),
  until: rung.until.filter((date) => !shared.until.includes(date)),
});

/** The statement, the names of its columns of dates, as days since 1970, and the dates that all runs have in common. */
function scanQuery(scan: PlainMonth[]): { sql: string; nameOf: Map<string, string>; shared: Rung } {
  const months = [...new Map(scan.map(({ month }) => [month.from, month])).values()];
  const rungs = scan.flatMap(({ runs }) => runs.rungs);
  const dates = [...new Set(rungs.flatMap(({ from, until }) => [...from, ...until]))];
  const nameOf = new Map(dates.map((date, i) => [date, `day_${i}`]));
  const [one] = rungs;
  const shared: Rung = {
    from: one!.from.filter((date) => rungs.every(({ from }) => from.includes(date))),
    until: one!.until.filter((date) => rungs.every(({ until }) => until.includes(date))),
  };
  const touched = months.map(({ from, to }) =>
    [
      ...shared.from.map((date) => `(${date} is null or ${date} <= ${sqlDate(to)})`),
      ...shared.until.map((date) => `(${date} is null or ${date} > ${sqlDate(from)})`),
    ].join(' and '),
  );
  const { rows, value } = scan[0]!.runs;
  const columns = dates.map((date) => `(${date} - ${DAY_0})::integer as ${nameOf.get(date)}`);
  return {
    sql: `select 0 as frame_no, p.account as tuple, (${value})::bigint as value_0, ${columns.join(', ')}
from ${rows}
where ${touched.map((month) => `(${month})`).join(' or ')}`,
    nameOf,
    shared,
  };
}
