/** At which frames the pages ask for each measure by themselves, and whether they ask for customers there. */

import { type Frame, wholeFrame } from '../metrics/ask/frames.ts';
import type { AskContext, Plan } from '../metrics/ask/plan.ts';
import { cellFrame, cellMeasure } from './stored-cells.ts';

export interface AskedFrame {
  frame: Frame;
  byCustomer: boolean;
}

/** By measure with cells of its own. */
export function askedFrames(plans: Plan[]): Map<string, AskedFrame[]> {
  const asked = new Map<string, AskedFrame[]>();
  for (const { request } of plans) {
    for (const measure of request?.measures ?? []) {
      const { over } = measure;
      // which month a sale was in, only spans know
      if (typeof over === 'object' && 'month' in over) continue;
      const byCustomer = over === 'customer' || request!.by.includes('customer');
      const { id } = cellMeasure(measure);
      const list = asked.get(id) ?? [];
      for (const frame of request!.frames)
        list.push({ frame: cellFrame(measure, frame), byCustomer });
      asked.set(id, list);
    }
  }
  return asked;
}

/** All there is up to the as-of date. */
export function everFrame({ asOf, params }: Pick<AskContext, 'asOf' | 'params'>): Frame {
  const frame = wholeFrame({ from: '0002-01-01', to: asOf }, asOf, params.dsoWindowMonths);
  return { ...frame, winFrom: frame.from, winOpening: frame.opening };
}
