/** Fetches from the engine the cells that a cube cut into days lacks, each scan once. */

import { columnsFrom } from '../engine/columns.ts';
import type { Engine } from '../engine/engine.ts';
import { type IsoDate, monthEnd, monthOf, monthStart } from '../format/date.ts';
import { groupBy } from '../format/group-by.ts';
import type { Frame } from '../metrics/ask/frames.ts';
import type { AskContext } from '../metrics/ask/plan.ts';
import { measureById } from '../metrics/catalogue.ts';
import { isExact, type Measure } from '../metrics/define.ts';
import { datesOf, needsOwnScan } from '../metrics/dependencies.ts';
import type { MetricParams } from '../metrics/params.ts';
import { dateText, type RowDate, type Split } from '../metrics/stored.ts';
import type { FilterKey } from '../metrics/types.ts';
import { everFrame, FIRST_DAY } from './asked-frames.ts';
import { instantExpression } from './calendar.ts';
import { type CellRequest, cellQuery, scanOf } from './cell-query.ts';
import type { DayCube, DayTable } from './day-cube.ts';
import { isIn, type Month, type Runs, rowsBetween, runQuery } from './day-runs.ts';
import { type DayTables, isOfFewRows } from './day-tables.ts';
import { byDimensionKey, type DimensionKeys, type KeyColumn } from './dimension-keys.ts';
import type { TableHeader } from './format.ts';
import type { GivenCells } from './given-cells.ts';
import { fetchPlainRuns, type PlainMonth, plainRuns } from './plain-runs.ts';
import { moreDates, withoutConditions } from './stored-cells.ts';
import { withinSpans } from './within-spans.ts';

/** Cells of one further frame; without a frame, those of the months that were cut into days. */
export interface Missing {
  table: DayTable;
  frame?: { key: string; dates: Frame };
}

/** A day of a month whose cells are asked for together. */
interface RunDay {
  table: DayTable;
  key: string;
  date: IsoDate;
  month: Month;
}

export interface Asking {
  engine: Engine;
  context: AskContext;
  days: DayCube;
  tables: DayTables;
  /** The rows of a pack know their dimensions by a key. */
  keys: Record<KeyColumn, DimensionKeys>;
  /** Runs of all days there are, by the table of the cube: whichever months are cut, they are the same. */
  runsOfAllDays: Map<TableHeader, { given: GivenCells; of: Runs }>;
  /** Cells that are the same at every frame, by the table of the cube. */
  undated: Map<TableHeader, GivenCells>;
}

/** A request whose rows fill tables of one or more levels. */
interface Wanted {
  request: CellRequest;
  within?: string;
  /** Its columns that cells have, too. */
  spans: string[];
  give(given: GivenCells): void;
}

/** Fetches what is missing and gives it to the cube. */
export async function fillDays(asking: Asking, missing: Missing[]): Promise<void> {
  const { days, context } = asking;
  const changing = missing.filter(({ table, frame }) => {
    if (!frame || !isUndated(table, context.params)) return true;
    const known = asking.undated.get(table.base);
    if (known) days.give(table, known, frame.key);
    return !known && !days.repeat(table, frame.key);
  });
  const runDays = changing.flatMap((one) => runDayOf(asking, one) ?? []);
  for (const { table, month } of runDays) {
    const known = asking.runsOfAllDays.get(table.base);
    if (known && isOfAllDays(month) && !days.hasRuns(table, month))
      days.giveRuns(table, known.given, known.of);
  }
  const alone = changing.filter(
    ({ table, frame }) => !runDays.some((day) => day.table === table && day.key === frame?.key),
  );
  const missingRuns = runDays.filter(({ table, month }) => !days.hasRuns(table, month));
  const plain = missingRuns.flatMap((day) => plainMonthOf(asking, day) ?? []);
  const others = missingRuns.filter((day) => !plain.some(({ table }) => table === day.table));
  await Promise.all([
    fetchPlainRuns(asking, plain),
    fetchCells(asking, [...wantedFor(asking, alone), ...wantedRuns(asking, others)]),
  ]);
  for (const { table, key, date } of runDays) days.takeDay(table, key, date);
}

async function fetchCells(asking: Asking, wanted: Wanted[]): Promise<void> {
  const { engine, tables } = asking;
  const prepared = tables.prepare(wanted.map(({ request }) => request.measure));
  const scans = groupBy(wanted, ({ request, within }) => {
    const alone = needsOwnScan(request.measure) ? request.frames : null;
    return JSON.stringify([within, alone, scanOf(request)]);
  });
  await Promise.all([
    prepared,
    ...[...scans.values()].map(async (scan) => {
      const requests = scan.map(({ request }) => request);
      if (requests.some(({ measure }) => tables.areReadBy(measure))) await prepared;
      const columns = await columnsFrom(engine, readable(requests, scan[0]!.within));
      for (const [i, { request, spans, give }] of scan.entries()) {
        const keys = request.keyColumn && asking.keys[request.keyColumn];
        give({
          columns,
          ...(keys ? { keys } : {}),
          rows: rowsOf(columns.numbers(`rows_${i}`)),
          spans,
          value: `value_${i}`,
        });
      }
    }),
  ]);
}

/** Whether the cells are the same at every frame: a limit, where it is not converted at the day's rate. */
function isUndated({ header }: DayTable, { reportCurrency }: MetricParams): boolean {
  const { instant, ...measure } = measureById(header.measure);
  return header.also.length === 0 && !(instant && reportCurrency) && datesOf(measure).length === 0;
}

/** Numbers of the rows in which the measure has a cell. */
const rowsOf = (counts: Float64Array): Int32Array => {
  const rows = new Int32Array(counts.length);
  let length = 0;
  for (const [row, count] of counts.entries()) if (count !== 0) rows[length++] = row;
  return rows.subarray(0, length);
};

/** The statement with weights as text: they may be larger than a JavaScript number holds exactly. */
function readable(requests: CellRequest[], within?: string): string {
  const cells = cellQuery(requests, within);
  const wide = requests.flatMap(({ measure }, i) =>
    !isExact(measure) ? [`value_${i}::varchar as value_${i}`] : [],
  );
  return wide.length > 0 ? `select * replace (${wide.join(', ')}) from (${cells})` : cells;
}

/** Tables that differ by their level alone share a request: the finest has the rows of the others. */
function byRows<One extends { table: DayTable }>(
  { days }: Asking,
  all: One[],
  moreOf: (one: One) => unknown,
): { finest: One; fills: One[]; dimensions: FilterKey[] }[] {
  const groups = groupBy(all, (one) => {
    const { measure, split, also, frames } = one.table.header;
    return JSON.stringify([measure, split, also.length, !frames, moreOf(one)]);
  });
  const dimensionsOf = ({ table }: One) => days.level(table.header.level).dimensions;
  return [...groups.values()].map((fills) => {
    fills.sort((a, b) => dimensionsOf(b).length - dimensionsOf(a).length);
    return { finest: fills[0]!, fills, dimensions: dimensionsOf(fills[0]!) };
  });
}

function wantedFor(asking: Asking, missing: Missing[]): Wanted[] {
  const { days } = asking;
  return byRows(asking, missing, ({ frame }) => frame?.key).map(
    ({ finest, fills, dimensions }) => ({
      ...requestFor(asking, finest, dimensions),
      give(given) {
        for (const { table, frame } of fills) {
          days.give(table, given, frame?.key);
          if (frame && isUndated(table, asking.context.params))
            asking.undated.set(table.base, given);
        }
      },
    }),
  );
}

/** What the cells of a table are sums of, and the dates that they are stored by. */
function storedBy({ header }: DayTable): { own: Measure; named: Measure; dates: RowDate[] } {
  const own = measureById(header.measure);
  const isBySpan = own.stored.kind === 'spans' && !header.frames;
  const isByMoreDates = isBySpan || header.also.length > 0;
  const named = isByMoreDates ? withoutConditions(own) : own;
  const dates = (isByMoreDates ? moreDates(own) : []).map(({ date }) => date);
  if (own.stored.kind === 'spans' && isBySpan) dates.unshift(own.stored.date.date);
  return { own, named, dates };
}

const spanColumns = ({ calendar }: DayCube, dates: RowDate[]): Record<string, string> =>
  Object.fromEntries(
    dates.map((date, i) => [`span_${i}`, instantExpression(calendar, dateText(date))]),
  );

function requestFor(
  asking: Asking,
  { table, frame }: Missing,
  dimensions: FilterKey[],
): Omit<Wanted, 'give'> {
  const { context, days, tables } = asking;
  const { header, base } = table;
  const { own, named, dates } = storedBy(table);
  const isBySpan = own.stored.kind === 'spans' && !header.frames;
  const { measure = named, ...key } = byDimensionKey(named, dimensions) ?? {};
  const ever = everFrame(context);
  const names = datesOf(named);
  const storedFrames = (base.frames ?? []).map((frameKey) => {
    const values = frameKey.split(' ').map((date, i) => [names[i]!, date]);
    return { ...ever, ...Object.fromEntries(values) };
  });
  const spans = spanColumns(days, dates);
  return {
    request: {
      measure: tables.over(measure, days.cutSpans, frame?.dates),
      frames: frame ? [frame.dates] : isBySpan ? [ever] : storedFrames,
      params: context.params,
      dimensions,
      ...key,
      split: header.split as Split[],
      spans,
    },
    spans: Object.keys(spans),
    ...(frame ? {} : { within: withinSpans(days.cutSpans, own, dates, context.params) }),
  };
}

/** The day that the frame is, where its month's cells can be asked for together. */
function runDayOf({ context }: Asking, { table, frame }: Missing): RunDay | null {
  if (!frame) return null;
  const { named } = storedBy(table);
  const [date, ...others] = new Set(datesOf(named).map((name) => frame.dates[name]));
  if (!date || others.length > 0) return null;
  const ever = everFrame(context);
  const isKnown = isIn(ever, date) && isOfFewRows(named);
  const month = isKnown
    ? { from: ever.from, to: ever.to }
    : { from: monthStart(monthOf(date)), to: monthEnd(monthOf(date)) };
  const query = runQuery(named, table.header.split as Split[], month, context.params);
  return query && { table, key: frame.key, date, month };
}

/** Whether runs are of all days there are. */
const isOfAllDays = ({ from }: Month): boolean => from === FIRST_DAY;

/** Where its runs can be read together with others. */
function plainMonthOf({ context }: Asking, { table, month }: RunDay): PlainMonth | null {
  const { named, dates } = storedBy(table);
  const split = table.header.split as Split[];
  const runs = dates.length > 0 ? null : plainRuns(named, split, context.params);
  return runs && { table, month, runs };
}

function wantedRuns(asking: Asking, missing: RunDay[]): Wanted[] {
  const { days, context, tables } = asking;
  const { params } = context;
  return byRows(asking, missing, ({ month }) => month.from).map(({ finest, fills, dimensions }) => {
    const { table, month } = finest;
    const { named, dates } = storedBy(table);
    const split = table.header.split as Split[];
    // tables of its own has a month that is cut; another is read once
    const isCut = days.cutSpans.some((span) => isIn(span, month.from));
    const query = runQuery(named, split, month, params)!;
    const { measure = query.measure, ...key } = byDimensionKey(query.measure, dimensions) ?? {};
    const spans = spanColumns(days, dates);
    return {
      request: {
        measure: tables.over(measure, isCut ? [month] : [], everFrame(context)),
        frames: [everFrame(context)],
        params,
        dimensions,
        ...key,
        split,
        spans: { ...spans, ...query.days },
      },
      within: query.within,
      spans: Object.keys(spans),
      give(given) {
        const { columns, rows } = given;
        const [since, until] = [columns.numbers('since'), columns.numbers('until')];
        const rowsAt = rowsBetween(month, rows, since, until);
        const of = { month, grows: named.lasts!.grows === true, rowsAt };
        for (const one of new Set(fills.map((fill) => fill.table))) {
          days.giveRuns(one, given, of);
          if (isOfAllDays(month) && dates.length === 0)
            asking.runsOfAllDays.set(one.base, { given, of });
        }
      },
    };
  });
}
