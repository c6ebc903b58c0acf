/** What a question at days inside months needs: which months are cut into days, and balances of which frames. */
import { addDays, type IsoDate, monthEnd, monthOf } from '../format/date.ts';
import type { Frame } from '../metrics/ask/frames.ts';
import type { Plan } from '../metrics/ask/plan.ts';
import type { Measure } from '../metrics/define.ts';
import { datesOf } from '../metrics/dependencies.ts';
import type { Calendar } from './calendar.ts';
import type { Missing } from './day-cells.ts';
import type { DayCube } from './day-cube.ts';
import type { TableHeader } from './format.ts';
import type { Selection } from './selection.ts';
import {
  cellFrame,
  cellMeasure,
  cellsFor,
  frameKey,
  moreDates,
  ownCells,
  withoutConditions,
} from './stored-cells.ts';

/** A question that cuts more months, or needs more new balances of a measure, goes to the engine. */
const MOST_CUTS = 3;
const MOST_FRAMES = 3;

/** Spans of the calendar that must be cut because a date of the plan lies inside; null where they are too many. */
export function cutBy({ request }: Plan, calendar: Calendar): number[] | null {
  const days = new Set<IsoDate>();
  for (const measure of request?.measures ?? []) {
    const { stored } = measure;
    const source = cellMeasure(measure);
    const own = ownCells(source);
    if (!own) continue;
    for (const frame of request!.frames) {
      if (own.kind === 'spans') {
        const { from, to } = (stored.kind === 'storedAs' && stored.bounds) || own.date;
        days.add(frame[to]);
        if (from) days.add(addDays(frame[from], -1));
      }
      for (const more of moreDates(source)) days.add(frame['after' in more ? more.after : more.to]);
    }
  }
  const inside = [...days].filter((day) => calendar[0]! < day && !calendar.includes(day));
  const spans = new Set(inside.map((day) => calendar.findIndex((end) => end > day)));
  spans.delete(-1);
  return spans.size <= MOST_CUTS ? [...spans] : null;
}

/**
 * All spans of the months of which one is cut, or a day inside is the latest as-of date: a reader who asks for one day
 * of a month asks for another next, also where the cube has a span that ends between the two.
 */
export function wholeMonths(
  asked: readonly { asOf: IsoDate; cut: number[] }[],
  calendar: Calendar,
): number[] {
  const isInside = (day: IsoDate): boolean =>
    calendar[0]! < day && day < calendar.at(-1)! && day !== monthEnd(monthOf(day));
  const months = new Set(asked.flatMap(({ cut }) => cut.map((span) => monthOf(calendar[span]!))));
  // earlier ones are only compared with
  const latest = asked
    .map(({ asOf }) => asOf)
    .sort()
    .at(-1);
  if (latest && isInside(latest)) months.add(monthOf(latest));
  return [...calendar.keys()].filter((span) => span > 0 && months.has(monthOf(calendar[span]!)));
}

/** Frames by their keys, by table. */
export type NamedFrames = Map<TableHeader, Map<string, Frame>>;

/** Adds a plan's frames to the tables that can take them. */
export function nameFrames(days: DayCube, { request }: Plan): NamedFrames {
  const named: NamedFrames = new Map();
  // for one customer the engine is faster than adding up cells of all customers
  const most = request!.filter.customer === undefined ? MOST_FRAMES : 0;
  for (const measure of request!.measures) {
    for (const { header, source } of frameTables(days, measure)) {
      const dates = datesOf(header.also.length > 0 ? withoutConditions(source) : source);
      const frames = new Map(named.get(header));
      for (const frame of request!.frames) {
        const own = cellFrame(measure, frame);
        frames.set(frameKey(dates, own), own);
      }
      named.set(header, frames);
      const further = [...frames.keys()].filter((key) => !header.frames!.includes(key));
      if (further.length <= most) header.frames!.push(...further);
    }
  }
  return named;
}

/** The tables at frames that may have the measure's cells; where the days of a span can be told, they are cheaper. */
function frameTables(days: DayCube, measure: Measure): { header: TableHeader; source: Measure }[] {
  return cellsFor(measure, []).flatMap(({ measure: source }) => {
    const tables = days.tables(source.id);
    const isBySpan = ({ level, split }: TableHeader): boolean =>
      tables.some((one) => !one.frames && one.level === level && `${one.split}` === `${split}`);
    return tables.flatMap((header) =>
      header.frames && !isBySpan(header) ? [{ header, source }] : [],
    );
  });
}

/** What the tables of these selections lack; the key names table and frame, so that each is listed once. */
export function missingFor(
  days: DayCube,
  selections: Selection[],
  frames: NamedFrames,
): Map<string, Missing> {
  const missing = new Map<string, Missing>();
  for (const { table: header, ranges } of selections) {
    const table = days.table(header);
    const at = `${header.measure} ${header.level} ${header.split}`;
    if (!table.isComplete) missing.set(at, { table });
    for (const { first } of header.frames ? ranges : []) {
      const key = header.frames![first]!;
      const dates = frames.get(header)!.get(key)!;
      if (!table.filled.has(key)) missing.set(`${at} ${key}`, { table, frame: { key, dates } });
    }
  }
  return missing;
}
