/** At which frames the pages ask for each measure by themselves, and whether they ask for customers there. */

import { FRAME_DATES, type Frame, type FrameDate, wholeFrame } from '../metrics/ask/frames.ts';
import type { AskContext, Plan } from '../metrics/ask/plan.ts';
import { CUBE_USES } from '../metrics/cube-use.ts';
import type { Measure } from '../metrics/define.ts';

export interface AskedFrame {
  frame: Frame;
  byCustomer: boolean;
}

/** The measure without the part of its condition that dates kept with its cells stand for. */
export function withoutStood(measure: Measure): Measure {
  const use = CUBE_USES[measure.id];
  const stands = use && 'stands' in use ? use.stands : undefined;
  if (stands === undefined) return measure;
  if (!measure.where?.includes(stands)) throw new Error(`${measure.id} has no ${stands}`);
  return { ...measure, where: measure.where.replace(stands, 'true') };
}

/** The dates of a frame that a measure's value depends on. */
export function datesOf(measure: Measure): FrameDate[] {
  const { from, where, value, expressions, instant } = measure;
  const text = [from, where, value, ...Object.values(expressions ?? {})].join(' ');
  return FRAME_DATES.filter((date) => date === instant || text.includes(`{${date}}`));
}

/** Equal for frames at which the measure has the same value. */
export const frameKey = (dates: FrameDate[], frame: Frame): string =>
  dates.map((date) => frame[date]).join(' ');

/** The measure whose cells are read, and the frame they are read at. */
export function cellsOf(id: string, frame: Frame): { id: string; frame: Frame } {
  const use = CUBE_USES[id];
  if (use?.kind !== 'like') return { id, frame };
  if (use.bounds) {
    const from = use.bounds.from ? frame[use.bounds.from] : frame.from;
    return { id: use.of, frame: { ...frame, from, end: frame[use.bounds.to] } };
  }
  return { id: use.of, frame: use.at ? { ...frame, asOf: frame[use.at] } : frame };
}

/** By measure with cells of its own. */
export function askedFrames(plans: Plan[]): Map<string, AskedFrame[]> {
  const asked = new Map<string, AskedFrame[]>();
  for (const { request } of plans) {
    for (const measure of request?.measures ?? []) {
      const use = CUBE_USES[measure.id];
      const overCustomer =
        measure.expressions?.over === 'p.customer' ||
        (use?.kind === 'like' && use.over === 'customer');
      const byCustomer = overCustomer || request!.by.includes('customer');
      if (use?.kind === 'like' && use.over === 'month') continue;
      for (const frame of request!.frames) {
        const cells = cellsOf(measure.id, frame);
        const list = asked.get(cells.id) ?? [];
        list.push({ frame: cells.frame, byCustomer });
        asked.set(cells.id, list);
      }
    }
  }
  return asked;
}

/** All there is up to the as-of date. */
export function everFrame({ asOf, params }: Pick<AskContext, 'asOf' | 'params'>): Frame {
  const frame = wholeFrame({ from: '0002-01-01', to: asOf }, asOf, params.dsoWindowMonths);
  return { ...frame, winFrom: frame.from, winOpening: frame.opening };
}
