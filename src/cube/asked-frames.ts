/** Which cells the pages ask for by themselves: at which frames, split by what, and whether by customer. */

import type { IsoDate } from '../format/date.ts';
import { type Frame, wholeFrame } from '../metrics/ask/frames.ts';
import type { AskContext, Plan } from '../metrics/ask/plan.ts';
import type { Measure } from '../metrics/define.ts';
import type { Split } from '../metrics/stored.ts';
import { cellFrame, cellsFor, isOverMonth, splitsFor } from './stored-cells.ts';

export interface AskedCells {
  /** Whose cells they are. */
  measure: Measure;
  frame: Frame;
  split: Split[];
  byCustomer: boolean;
}

export function askedCells(plans: Plan[]): AskedCells[] {
  const asked: AskedCells[] = [];
  for (const plan of plans) {
    const { request } = plan;
    for (const measure of request?.measures ?? []) {
      // which month a sale was in, only spans know
      if (isOverMonth(measure)) continue;
      const byCustomer = measure.over === 'customer' || request!.by.includes('customer');
      const [cells] = cellsFor(measure, splitsFor(plan, measure));
      const split = cells!.splits as Split[];
      // the reader may have buckets by the other date
      const other = split.map((name) => (name === 'bucket' ? 'issue_bucket' : name));
      const splits =
        request!.by.includes('bucket') && measure.keys?.issueBucket ? [split, other] : [split];
      for (const frame of request!.frames)
        for (const one of splits)
          asked.push({
            measure: cells!.measure,
            frame: cellFrame(measure, frame),
            split: one,
            byCustomer,
          });
    }
  }
  return asked;
}

/** No row is older. */
export const FIRST_DAY: IsoDate = '0002-01-01';

/** All there is up to the as-of date. */
export function everFrame({ asOf, params }: Pick<AskContext, 'asOf' | 'params'>): Frame {
  const frame = wholeFrame({ from: FIRST_DAY, to: asOf }, asOf, params.dsoWindowMonths);
  return { ...frame, winFrom: frame.from, winOpening: frame.opening };
}
