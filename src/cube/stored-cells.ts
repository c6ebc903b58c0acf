/** How a measure's cells are stored: by which dates, under which conditions, read as which other measure's. */
import type { Frame, FrameDate } from '../metrics/ask/frames.ts';
import type { Plan } from '../metrics/ask/plan.ts';
import { MEASURES, measureById } from '../metrics/catalogue.ts';
import type { Measure } from '../metrics/define.ts';
import { conditionDates } from '../metrics/only-if.ts';
import type { MoreDate, Split, StoredByFrame, StoredBySpan } from '../metrics/stored.ts';
import { OWN_SPLITS } from '../metrics/types.ts';

/** The measure whose cells are read: often itself. */
export const cellMeasure = (measure: Measure): Measure =>
  measure.stored.kind === 'storedAs' ? measureById(measure.stored.measure) : measure;

/** How a measure's own cells are stored; null where it has none. */
export const ownCells = ({ stored }: Measure): StoredBySpan | StoredByFrame | null => {
  if (stored.kind === 'storedAs') return stored.own ?? null;
  return stored.kind === 'spans' || stored.kind === 'frames' ? stored : null;
};

/** Cells that stand for a measure. */
export interface CellSource {
  measure: Measure;
  splits: readonly string[];
}

/** Those by the buckets that count or it is handed over by; and before them those that are of such buckets alone. */
export function cellsFor(measure: Measure, splits: readonly string[]): CellSource[] {
  const source = cellMeasure(measure);
  const buckets = bucketsOf(measure);
  if (!buckets && !isOverBucket(measure)) return [{ measure: source, splits }];
  const whole = { measure: source, splits: [...splits, 'bucket'] };
  const own = MEASURES.find(
    ({ stored }) =>
      stored.kind === 'storedAs' &&
      stored.own &&
      stored.measure === source.id &&
      stored.buckets === buckets,
  );
  return own ? [{ measure: own, splits }, whole] : [whole];
}

/** What the cells that a plan's measure is read from must be split by, but for buckets that count. */
export function splitsFor({ request, metric }: Plan, measure: Measure): Split[] {
  const { by, basis } = request!;
  const splits: Split[] = [];
  if (by.includes('bucket'))
    splits.push(basis === 'issue' && measure.keys?.issueBucket ? 'issue_bucket' : 'bucket');
  splits.push(...OWN_SPLITS.filter((split) => by.includes(split)));
  if (by.includes('age') && measure.keys?.age) splits.push('age');
  const over = metric.over && ownOver(measure);
  if (over && !splits.includes(over)) splits.push(over);
  return splits;
}

/** Whether the measure is handed over by the months that its spans lie in. */
export const isOverMonth = ({ over }: Measure): boolean =>
  typeof over === 'object' && 'month' in over;
export const isOverBucket = ({ over }: Measure): boolean =>
  typeof over === 'object' && 'bucket' in over;

/** The buckets that count of the cells read; undefined for all. */
export const bucketsOf = ({ stored }: Measure) =>
  stored.kind === 'storedAs' ? stored.buckets : undefined;

/** The further dates that cells are stored by, those of conditions last. */
export const moreDates = ({ stored, onlyIf }: Measure): MoreDate[] => [
  ...((stored.kind === 'spans' && stored.moreDates) || []),
  ...conditionDates(onlyIf ?? {}),
];

/** The measure without the conditions that further dates of its cells stand for. */
export const withoutConditions = ({ onlyIf: _, ...measure }: Measure): Measure => measure;

/** Equal for frames at which the measure has the same value. */
export const frameKey = (dates: readonly FrameDate[], frame: Frame): string =>
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

/** The split of its own cells that its groups are; null where they are customers, buckets or months, which cells have anyway. */
export const ownOver = ({ over }: Measure): Split | null =>
  typeof over === 'object' && 'own' in over ? (over.as ?? 'over') : null;
