/**
 * How the cube keeps each measure, so that a filter is answered without an engine. Every measure is listed: a test
 * holds that, and others hold the cube equal to the engine.
 *
 * - `spans`: a row counts where its date lies between dates of the frame. Kept by span (calendar month), a period
 *   is a sum of spans.
 * - `frames`: the value holds at one frame and does not add up over time, such as a balance. Kept at every
 *   `instant` (month ends and the as-of date), every whole `month`, or only the frames `asked` by the pages.
 * - `like`: another measure's cells, read at another date, from other buckets or grouped over something else.
 * - `engine`: the cube does not have it, with the reason.
 *
 * `splits`: the further keys that cells are kept by, one table each; where a question needs others, the engine
 * answers it.
 */

import { STAYS_SETTLED } from './ask/fragments.ts';
import type { FrameDate } from './ask/frames.ts';
import { KNOWN } from './measures.ts';

export type Split = 'bucket' | 'issue_bucket' | 'method' | 'stage' | 'tier' | 'age' | 'over';

interface SpanDate {
  /** SQL of a date of the row. */
  date: string;
  /** The row counts from this date of the frame on; without one, from ever. */
  from?: FrameDate;
  to: FrameDate;
}

/** A further date of the row: it must be on or before, or after, a date of the frame. */
export type AlsoDate = { date: string; to: FrameDate } | { date: string; after: FrameDate };

interface Kept {
  also?: AlsoDate[];
  /** The part of the measure's condition that `also` says in its place. */
  stands?: string;
  splits?: Split[][];
}

export type SpansUse = Kept & {
  kind: 'spans';
  date: SpanDate;
  /** Rows that the dates cannot place; where there is one, the measure is kept at asked frames only. */
  unless?: string;
};
export type FramesUse = Kept & { kind: 'frames'; at: 'instant' | 'month' | 'asked' };
export type LikeUse = {
  kind: 'like';
  of: string;
  /** Of a balance: the instant at which it is read instead of `asOf`. */
  at?: FrameDate;
  /** Of spans: the bounds of the date instead of the measure's own. */
  bounds?: Pick<SpanDate, 'from' | 'to'>;
  buckets?: 'not_due' | 'overdue' | 'not_oldest';
  over?: 'customer' | 'bucket' | 'month';
};
export type CubeUse = SpansUse | FramesUse | LikeUse | { kind: 'engine'; reason: string };

const dated = (date: string): SpansUse => ({
  kind: 'spans',
  date: { date, from: 'from', to: 'end' },
});
const like = (of: string, rest: Omit<LikeUse, 'kind' | 'of'> = {}): LikeUse => ({
  kind: 'like',
  of,
  ...rest,
});
const balance: FramesUse = { kind: 'frames', at: 'instant' };
const asked: FramesUse = { kind: 'frames', at: 'asked' };

/** A row that is another's once more is known: it begins or ends to count with the horizon. */
const known = (from: string): Pick<Kept, 'also' | 'stands'> => ({
  also: [
    { date: from, to: 'horizon' },
    { date: 'p.known_until', after: 'horizon' },
  ],
  stands: KNOWN,
});
const STAYS: Pick<Kept, 'also' | 'stands'> = {
  also: [{ date: 'p.reopened_date', after: 'horizon' }],
  stands: STAYS_SETTLED,
};
const movement: SpansUse = { ...dated('p.date'), ...known('greatest(p.date, p.known_from)') };
const settled: SpansUse = { ...dated('p.settled_date'), ...STAYS };

/** Due in the period, and counting from another day on. */
const due = (from: string): SpansUse => ({
  kind: 'spans',
  date: { date: 'p.due_date', from: 'from', to: 'to' },
  also: [{ date: from, to: 'horizon' }],
});
const ISSUED = 'greatest(p.issue_date, p.due_date)';
const PAST_DUE = 'greatest(p.issue_date, p.due_date + 1)';
const onTime: SpansUse = {
  ...due(PAST_DUE),
  also: [...due(PAST_DUE).also!, ...STAYS.also!],
  stands: STAYS_SETTLED,
};
/** Money on the collectable book: whatever is due by the end of the period in which it came. */
const collectable: SpansUse = {
  ...dated('p.end_date'),
  also: [{ date: 'greatest(p.due_date, p.end_date)', to: 'to' }],
  unless: 'p.due_date < p.issue_date',
};
/** The last day of the discount. */
const DISCOUNT_END = 'p.issue_date + p.discount_days';
const REACHED = 'greatest(p.issue_date, p.due_date + coalesce(b.lower_day, -100000)::integer)';
const reached = (date: string): SpansUse => ({
  kind: 'spans',
  date: { date, to: 'asOf' },
  splits: [['bucket']],
});

export const CUBE_USES: Record<string, CubeUse> = {
  invoiced: movement,
  cash: movement,
  cash_gross: movement,
  credit_notes: movement,
  write_offs: movement,
  discounts: movement,
  refunds: movement,
  window_invoiced: like('invoiced', { bounds: { from: 'winFrom', to: 'asOf' } }),
  month_invoiced: like('invoiced', { bounds: { to: 'asOf' }, over: 'month' }),
  issued: like('invoiced'),
  issued_cash: {
    ...dated('p.issue_date'),
    also: [{ date: 'p.end_date', to: 'horizon' }],
    splits: [['age']],
  },
  target: { kind: 'spans', date: { date: 'p.month_start', from: 'from', to: 'to' } },

  open: { ...balance, splits: [['bucket'], ['issue_bucket']] },
  customer_open: like('open', { over: 'customer' }),
  total_open: like('open'),
  bucket_open: like('open', { over: 'bucket' }),
  open_opening: like('open', { at: 'opening' }),
  open_closing: like('open', { at: 'end' }),
  open_window_opening: like('open', { at: 'winOpening' }),
  not_due: like('open', { buckets: 'not_due' }),
  overdue: like('open', { buckets: 'overdue' }),
  overdue_beyond: balance,
  due_soon: balance,
  overdue_delay_days: balance,
  disputed: balance,
  disputed_old: balance,
  unapplied: { ...balance, ...known("coalesce(p.known_from, DATE '0001-01-01')") },
  unapplied_opening: like('unapplied', { at: 'opening' }),
  unapplied_closing: like('unapplied', { at: 'end' }),
  arrears_at_start: balance,
  limited_open: balance,
  credit_limit: balance,
  rolled_from: like('open', { at: 'opening', buckets: 'not_oldest' }),
  rolled_to: { kind: 'frames', at: 'month', splits: [['bucket']] },
  bucket_reached: reached(REACHED),
  bucket_lost: reached(`greatest(${REACHED}, p.end_date)`),

  due: due(ISSUED),
  due_items: due(ISSUED),
  due_squares: due(ISSUED),
  past_due: due(PAST_DUE),
  past_due_items: due(PAST_DUE),
  on_time: onTime,
  on_time_items: onTime,
  due_cash: due('p.end_date'),
  collectable_cash: collectable,
  collectable_credit_notes: collectable,

  paid: { ...dated('p.end_date'), splits: [[], ['method']] },
  paid_delay_days: { ...dated('p.end_date'), splits: [[], ['method']] },
  settled,
  settled_items: settled,
  settled_pay_days: settled,
  settled_pay_days_simple: settled,
  settled_late_days: settled,
  settled_late_days_simple: settled,
  settled_beyond_days: settled,
  settled_beyond_days_simple: settled,
  delivered_items: { ...dated('p.issue_date'), splits: [[], ['over']] },
  invoicing_lag_days: dated('p.issue_date'),
  invoiced_in_time_items: dated('p.issue_date'),

  customer_limited_open: like('limited_open', { over: 'customer' }),
  customer_limit: like('credit_limit', { over: 'customer' }),
  customer_overdue: like('open', { buckets: 'overdue', over: 'customer' }),
  disputes_resolved: dated('p.resolved'),
  dispute_days: dated('p.resolved'),
  disputes_open: balance,
  disputed_overdue: asked,
  issued_items: dated('p.issue_date'),
  no_terms_items: dated('p.issue_date'),
  issued_terms_days: dated('p.issue_date'),
  settled_terms_days: settled,
  discount_eligible: dated(DISCOUNT_END),
  discount_eligible_items: dated(DISCOUNT_END),
  discount_taken_on: dated(DISCOUNT_END),
  discount_taken_items: dated(DISCOUNT_END),
  discount_offered: dated(DISCOUNT_END),
  discount_gained_days: dated(DISCOUNT_END),
  discount_late: dated('p.end_date'),
  promised: dated('p.due_on'),
  promises: dated('p.due_on'),
  promised_kept: dated('p.due_on'),
  promises_kept: dated('p.due_on'),
  reminded_items: due(PAST_DUE),
  stage_open: { ...balance, splits: [['stage']] },
  stage_cash: { ...dated('p.end_date'), splits: [['stage']] },
  stage_reached: { ...dated('p.began'), splits: [['stage']] },
  stage_recovered: {
    ...dated('p.began'),
    also: [{ date: 'p.end_date', to: 'horizon' }],
    splits: [['stage']],
  },
  stage_cost: { ...dated('p.date'), splits: [['stage']] },

  broken_promise: asked,
  broken_promises: asked,
  customer_last_contact: asked,
  customer_contacts: asked,
  open_items: asked,
  overdue_items: asked,
  tier_overdue: { ...asked, splits: [['tier']] },
  tier_customer_overdue: { ...asked, splits: [['tier']] },
};
