/** What a measure's value depends on: dates of the frame, and tables. */
import { FRAME_DATES, type FrameDate } from './ask/frames.ts';
import { type Measure, overText } from './define.ts';
import { conditionOf } from './only-if.ts';
import { datesIn, type Sql, tablesIn } from './sql.ts';

function allSql(measure: Measure): Sql[] {
  const { from, value, keys } = measure;
  const over = overText(measure);
  return [
    from.rows,
    ...(from.joined ? [from.joined] : []),
    conditionOf(measure),
    value,
    ...Object.values(keys ?? {}),
    ...(over ? [over] : []),
  ];
}

const known = new WeakMap<Measure, FrameDate[]>();

/** In the order of `FRAME_DATES`. */
export function datesOf(measure: Measure): readonly FrameDate[] {
  const dates = known.get(measure) ?? findDates(measure);
  known.set(measure, dates);
  return dates;
}

function findDates(measure: Measure): FrameDate[] {
  const dates = new Set<FrameDate>(allSql(measure).flatMap(datesIn));
  if (measure.instant) dates.add(measure.instant);
  return FRAME_DATES.filter((date) => dates.has(date));
}

/** Rates are no part of it: every pack has them. */
export const tablesOf = (measure: Measure): ReturnType<typeof tablesIn> =>
  allSql(measure).flatMap(tablesIn);

/** A condition with a subquery is planned as a join, which the filter of an aggregate cannot be. */
export const needsOwnScan = (measure: Measure): boolean =>
  tablesIn(conditionOf(measure)).length > 0;
