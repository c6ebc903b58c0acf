/** The cube of a report: every measure's own SQL, run once for all the spans or frames it is stored at. */

import type { NativeEngine } from '../engine/native.ts';
import { addDays, monthEnd, monthOf, monthStart } from '../format/date.ts';
import { groupBy } from '../format/group-by.ts';
import { type Frame, wholeFrame } from '../metrics/ask/frames.ts';
import { createPlanner, hasInputs, measuresOf } from '../metrics/ask/plan.ts';
import { questionKey } from '../metrics/ask/question-key.ts';
import { METRICS, measureById } from '../metrics/catalogue.ts';
import type { Measure } from '../metrics/define.ts';
import { datesOf } from '../metrics/dependencies.ts';
import { dateText, type Split, type StoredByFrame, type StoredBySpan } from '../metrics/stored.ts';
import { FILTER_KEYS, type FilterKey, type Question } from '../metrics/types.ts';
import { type AskedCells, askedCells, everFrame } from './asked-frames.ts';
import { type Calendar, makeCalendar, spanExpression } from './calendar.ts';
import { type CellColumns, readCellColumns } from './cell-columns.ts';
import {
  type Context,
  countInvoiced,
  type Filling,
  isOfFewRows,
  onlyAsked,
} from './cell-counts.ts';
import { type CellRequest, cellQuery, scanOf } from './cell-query.ts';
import { assignParts } from './part-tables.ts';
import { cellsFor, frameKey, moreDates, ownCells, withoutConditions } from './stored-cells.ts';
import { openTuples, type TupleList } from './tuple-list.ts';
import { type Level, type Table, writeCube } from './write-cube.ts';

/**
 * The grain: cells are stored by customer while one flow by month and customer takes at most `invoiced` cells; beyond,
 * without. What pages ask for by customer is then stored by customer as well: of any months where it is of at most `rows`
 * rows, such as disputes, else only at the frames that they ask for by themselves.
 */
export interface CubeLimits {
  invoiced: number;
  rows: number;
}
const LIMITS: CubeLimits = { invoiced: 12_000, rows: 12_000 };

export interface BuiltCube {
  /** The first holds the header of all. */
  parts: Uint8Array[];
  /** Whether every cell is stored by customer, or only those of the frames that pages ask for. */
  customers: 'all' | 'asked';
}

/** The temporary table that a scan's cells are in before they are read. */
const CELLS = 'cube_cell';
/** The number of a tuple that is not in its list yet. */
const NO_TUPLE = -1;

/** Everything with customers; or everything without, and customers at the frames that pages ask for. */
type Grain = 'all' | 'narrow' | 'asked';

/** `groups` are the questions of the pages when nothing is chosen, one group a part of the cube. */
export async function buildCube(
  engine: NativeEngine,
  context: Context,
  groups: Question[][],
  limits = LIMITS,
): Promise<BuiltCube> {
  const plan = createPlanner(context);
  const plans = firstAsked(groups).map((questions) => questions.map(plan));
  const asked = askedCells(plans.flat());
  const frames = asked.map(({ frame }) => frame);
  const first = [context.firstDate, ...frames.map(({ opening }) => addDays(opening, 1))].sort()[0]!;
  const cuts = frames.flatMap(({ opening, asOf, end, horizon }) => [opening, asOf, end, horizon]);
  const filling: Filling = {
    engine,
    context,
    calendar: makeCalendar(first, context.asOf, cuts),
    asked,
  };
  const customers = (await countInvoiced(filling)) <= limits.invoiced ? 'all' : 'asked';
  const narrow = FILTER_KEYS.filter((key) => key !== 'customer');
  const grains: Grain[] = customers === 'all' ? ['all'] : ['narrow', 'asked'];
  const levels = grains.map((grain) => (grain === 'narrow' ? narrow : [...FILTER_KEYS]));
  const wanted: Wanted[] = [];
  for (const { measure, stored } of storedMeasures(context)) {
    const isAsked = await onlyAsked(filling, measure, stored);
    for (const [level, grain] of grains.entries()) {
      const isFew =
        grain === 'asked' && !isAsked && (await isOfFewRows(filling, measure, stored, limits.rows));
      const places = placesOf(filling, { measure, stored, isAsked, isFew, grain });
      wanted.push(...places.map((place) => want(filling, place, level, levels[level]!)));
    }
  }
  const { tables, filled } = await fill(engine, wanted, levels);
  const assign = assignParts(plans);
  return { parts: writeCube(filling.calendar, filled, tables, assign), customers };
}

/** Each question once, in the first group that asks it: pages ask much that others have asked. */
function firstAsked(groups: Question[][]): Question[][] {
  const known = new Set<string>();
  return groups.map((questions) =>
    questions.filter((question) => {
      const key = questionKey(question);
      return !known.has(key) && known.add(key);
    }),
  );
}

/** A table of the cube and what it is filled by. */
interface Wanted {
  request: CellRequest;
  level: number;
  isBySpan: boolean;
  /** At frames that pages ask for, not at all instants or months. */
  isAsked: boolean;
}

/** Measures with cells of their own that some metric of this report needs. */
function storedMeasures(context: Context) {
  const needed = METRICS.filter((metric) => hasInputs(metric, context)).flatMap(measuresOf);
  const all = needed.flatMap((id) => cellsFor(measureById(id), []).map(({ measure }) => measure));
  return [...new Set(all)].flatMap((measure) => {
    const stored = ownCells(measure);
    return stored ? [{ measure, stored }] : [];
  });
}

interface Stored {
  measure: Measure;
  stored: StoredBySpan | StoredByFrame;
  /** At asked frames alone. */
  isAsked: boolean;
  /** Of so few rows that their cells may be by customer at any size of the book. */
  isFew: boolean;
  grain: Grain;
}

interface Place {
  measure: Measure;
  split: Split[];
  /** The frames that pages ask for; null for all spans, instants or months, as `stored` says. */
  frames: Frame[] | null;
  stored: StoredBySpan | StoredByFrame;
}

/** The tables of a measure at one grain. */
function placesOf({ asked }: Filling, each: Stored): Place[] {
  const { measure, stored, isAsked, isFew, grain } = each;
  const own = asked.filter((cells) => cells.measure === measure);
  const splits = stored.splits ?? [[]];
  const place = (split: Split[], cells: AskedCells[]): Place[] => {
    const frames = distinct(measure, cells);
    return frames.length > 0 ? [{ measure, stored, split, frames }] : [];
  };
  if (isAsked) return grain === 'narrow' ? [] : splits.flatMap((split) => place(split, own));
  if (grain === 'asked') {
    const byCustomer = groupBy(
      own.filter((cells) => cells.byCustomer),
      ({ split }) => split.join(),
    );
    return [...byCustomer.values()].flatMap((cells) => {
      const { split } = cells[0]!;
      return isFew ? [{ measure, stored, split, frames: null }] : place(split, cells);
    });
  }
  // what adds up from ever takes all cells there are: where pages ask for it, it stands as one
  const isFromEver = stored.kind === 'spans' && !stored.date.from;
  return splits.flatMap((split) => [
    ...(isFromEver ? place(split, own) : []),
    { measure, stored, split, frames: null },
  ]);
}

/** Their frames, each once at which the measure is the same. */
function distinct(measure: Measure, cells: AskedCells[]): Frame[] {
  const dates = datesOf(measure);
  return [...new Map(cells.map(({ frame }) => [frameKey(dates, frame), frame])).values()];
}

function want(
  { context, calendar }: Filling,
  place: Place,
  level: number,
  dimensions: FilterKey[],
): Wanted {
  const { stored, split } = place;
  const isAsked = place.frames !== null;
  const isBySpan = stored.kind === 'spans' && !isAsked;
  // at a frame that pages ask for the measure's own conditions hold; elsewhere further dates stand for some
  const measure = isAsked ? place.measure : withoutConditions(place.measure);
  const frames = place.frames ?? (isBySpan ? [everFrame(context)] : allFrames(calendar, stored));
  const more = isAsked ? [] : moreDates(place.measure).map(({ date }) => date);
  const dates = isBySpan ? [stored.date.date, ...more] : more;
  const spans = Object.fromEntries(
    dates.map((date, i) => [`span_${i}`, spanExpression(calendar, dateText(date))]),
  );
  const request = { measure, frames, params: context.params, dimensions, split, spans };
  return { request, level, isBySpan, isAsked };
}

const allFrames = (calendar: Calendar, stored: StoredBySpan | StoredByFrame): Frame[] =>
  stored.kind === 'frames' && stored.at === 'month'
    ? wholeMonths(calendar)
    : calendar.map(instantFrame);

/** Runs each scan once for all tables that it can fill. */
async function fill(
  engine: NativeEngine,
  wanted: Wanted[],
  levels: FilterKey[][],
): Promise<{ tables: Table[]; filled: Level[] }> {
  const lists: TupleList[] = [];
  for (const [level, dimensions] of levels.entries())
    lists.push(await openTuples(engine, `cube_tuple_${level}`, dimensions));
  const scans = groupBy(wanted, ({ isBySpan, request }) => `${isBySpan} ${scanOf(request)}`);
  const tables = new Map<Wanted, Table>();
  for (const scan of scans.values()) {
    const cells = await readScan(engine, scan, lists[scan[0]!.level]!);
    for (const [i, one] of scan.entries()) tables.set(one, tableOf(one, cells[i]!));
  }
  const filled: Level[] = [];
  for (const list of lists) {
    filled.push({ dimensions: list.dimensions, tuples: await list.read() });
    await list.drop();
  }
  await engine.run(`drop table if exists ${CELLS}`);
  return { tables: wanted.map((one) => tables.get(one)!), filled };
}

async function readScan(
  engine: NativeEngine,
  scan: Wanted[],
  list: TupleList,
): Promise<CellColumns[]> {
  const { request, isBySpan } = scan[0]!;
  const spans = Object.keys(request.spans);
  const first = isBySpan ? spans.shift()! : 'frame_no';
  const keys = [first, `coalesce(t.tuple, ${NO_TUPLE}) as tuple`, ...spans, ...request.split];
  const values = scan.flatMap((_, i) => [`value_${i}`, `rows_${i}`]);
  const requests = scan.map((one) => one.request);
  await engine.run(`create or replace temp table ${CELLS} as ${cellQuery(requests)}`);
  const order = [first, 'tuple', ...request.split, ...spans].join(', ');
  const sql = `select ${[...keys, ...values].join(', ')} from ${CELLS} c ${list.join} order by ${order}`;
  const shape = { moreSpans: spans.length, splits: request.split.length, values: scan.length };
  const cells = await readCellColumns(engine, sql, shape);
  if (!cells.some(({ tuples }) => tuples.includes(NO_TUPLE))) return cells;
  await list.add(CELLS);
  return readCellColumns(engine, sql, shape);
}

function tableOf({ request, level, isBySpan, isAsked }: Wanted, cells: CellColumns): Table {
  const { measure, frames, split } = request;
  return {
    measure: measure.id,
    level,
    split,
    isMax: measure.combine === 'max',
    ...(isBySpan ? {} : { frames: frames.map((frame) => frameKey(datesOf(measure), frame)) }),
    isAsked,
    cells,
  };
}

/** A frame for balances at the end of a day: what begins, begins the day after. */
function instantFrame(day: string): Frame {
  const period = { from: addDays(day, 1), to: day };
  return { ...wholeFrame(period, day, 1), opening: day, winOpening: day };
}

function wholeMonths(calendar: Calendar): Frame[] {
  return calendar
    .filter((day) => day === monthEnd(monthOf(day)))
    .map((day) => wholeFrame({ from: monthStart(monthOf(day)), to: day }, day, 1));
}
