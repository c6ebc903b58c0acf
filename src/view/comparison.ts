/**
 * What a page compares with: one span for each of its figures, charts and sentences. Balances are compared with the
 * same day that span ago, amounts of the period with the period moved back by it, both as seen at the same age.
 */
import { type IsoDate, monthOf, monthStart, shiftDate } from '../format/date.ts';
import { SPAN_MONTHS, SPANS, type Span } from '../format/span.ts';
import type { Period } from '../metrics/types.ts';
import type { Site } from './site.ts';
import type { View } from './view.ts';

export interface Comparison {
  span: Span;
  /** The date that balances are compared with, and as of which the earlier period is seen. */
  asOf: IsoDate;
  /** Null where the data does not cover the whole of it. */
  period: Period | null;
}

/** The comparison over one span; null where the data begins after its date. */
export function comparisonOver(span: Span, site: Site, view: View): Comparison | null {
  const back = -SPAN_MONTHS[span];
  const asOf = shiftDate(view.asOf, back);
  if (asOf < site.firstDate) return null;
  const { from, to } = view.period;
  const end = to < view.asOf ? to : view.asOf;
  const period = { from: shiftDate(from, back), to: shiftDate(end, back) };
  const isCovered = from <= end && period.from >= monthStart(monthOf(site.firstDate));
  return { span, asOf, period: isCovered ? period : null };
}

/** The spans that both a balance and the whole period can be compared over; where none is, those of a balance. */
export function spansOf(site: Site, view: View): Span[] {
  const known = SPANS.map((span) => comparisonOver(span, site, view)).filter((one) => one !== null);
  const whole = known.filter(({ period }) => period !== null);
  return (whole.length > 0 ? whole : known.slice(0, 1)).map(({ span }) => span);
}

/** With less data than this before it a balance was still filling up, not low. */
const FILLED_MONTHS = 6;

/**
 * The spans whose changes are weighed against each other: those before whose date lies as much data as after it, or half
 * a year; and the reader's.
 */
export function judgedSpans(site: Site, view: View): Span[] {
  const start = monthStart(monthOf(site.firstDate));
  return SPANS.filter((span) => {
    const comparison = comparisonOver(span, site, view);
    if (!comparison) return false;
    const isDeep = shiftDate(comparison.asOf, -Math.min(SPAN_MONTHS[span], FILLED_MONTHS)) >= start;
    return isDeep || span === view.compare;
  });
}

/** The span that is compared over where the reader has not chosen: the longest that the data reaches back. */
export const defaultSpan = (site: Site, view: View): Span | null =>
  spansOf(site, view).at(-1) ?? null;

/** Worked out once a view: every mark of a chart may ask. */
const compared = new WeakMap<View, { site: Site; comparison: Comparison | null }>();

/** What the page compares with; null where the data does not reach back that far. */
export function comparisonOf(site: Site, view: View): Comparison | null {
  const known = compared.get(view);
  if (known?.site === site) return known.comparison;
  const span = view.compare ?? defaultSpan(site, view);
  const comparison = span ? comparisonOver(span, site, view) : null;
  compared.set(view, { site, comparison });
  return comparison;
}

/** The dates of a comparison over the period as a question overrides them; null where the period is not covered. */
export const earlierPeriod = (
  comparison: Comparison | null,
): { period: Period; asOf: IsoDate } | null =>
  comparison?.period ? { period: comparison.period, asOf: comparison.asOf } : null;

/** Months between the page's figures and those it compares them with; 12 where the data is shorter. */
export const comparedMonths = (site: Site, view: View): number =>
  SPAN_MONTHS[comparisonOf(site, view)?.span ?? 'year'];
