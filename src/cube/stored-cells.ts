/** How a measure's cells are stored: by which dates, under which conditions, read as which other measure's. */
import type { Frame, FrameDate } from '../metrics/ask/frames.ts';
import { measureById } from '../metrics/catalogue.ts';
import type { Measure } from '../metrics/define.ts';
import { conditionDates } from '../metrics/only-if.ts';
import type { MoreDate, StoredByFrame, StoredBySpan } from '../metrics/stored.ts';

/** The measure whose cells are read: often itself. */
export const cellMeasure = (measure: Measure): Measure =>
  measure.stored.kind === 'storedAs' ? measureById(measure.stored.measure) : measure;

/** How a measure's own cells are stored; null where it has none. */
export const ownCells = ({ stored }: Measure): StoredBySpan | StoredByFrame | null =>
  stored.kind === 'spans' || stored.kind === 'frames' ? stored : null;

/** The further dates that cells are stored by, those of conditions last. */
export const moreDates = ({ stored, onlyIf }: Measure): MoreDate[] => [
  ...((stored.kind === 'spans' && stored.moreDates) || []),
  ...conditionDates(onlyIf ?? {}),
];

/** The measure without the conditions that further dates of its cells stand for. */
export const withoutConditions = ({ onlyIf: _, ...measure }: Measure): Measure => measure;

/** Equal for frames at which the measure has the same value. */
export const frameKey = (dates: FrameDate[], frame: Frame): string =>
  dates.map((date) => frame[date]).join(' ');

/** The frame at which the cells that stand for the measure are read. */
export function cellFrame({ stored }: Measure, frame: Frame): Frame {
  if (stored.kind !== 'storedAs') return frame;
  if (stored.bounds) {
    const from = stored.bounds.from ? frame[stored.bounds.from] : frame.from;
    return { ...frame, from, end: frame[stored.bounds.to] };
  }
  return stored.readAt ? { ...frame, asOf: frame[stored.readAt] } : frame;
}

/** Whether its groups are a split of its own cells, not the customers, buckets or months that cells have anyway. */
export const hasOwnOver = ({ over }: Measure): boolean => typeof over === 'object' && 'own' in over;
