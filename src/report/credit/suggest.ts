/**
 * The rule of suggested limits and terms: a month's billing over terms and days late, times the factor of the payer's
 * class. Nothing is changed by it.
 */

import { currencyDigits } from '../../format/currency-digits.ts';
import {
  addMonths,
  lastWholeMonth,
  monthEnd,
  monthOf,
  monthStart,
  monthsBetween,
} from '../../format/date.ts';
import type { Period } from '../../metrics/types.ts';
import type { CreditReviewRule } from '../../view/credit-review.ts';
import type { Site } from '../../view/site.ts';
import type { View } from '../../view/view.ts';

/** What is known of a customer from the months that the rule looks at. */
export interface PayerFacts {
  /** Minor units in all these months. */
  billed: number | null;
  /** Days agreed, weighted by amount. */
  terms: number | null;
  /** Days late, weighted by amount; below 0 of who pays early. */
  late: number | null;
  /** Settled and overdue. */
  items: number;
  /** Mean chance that what falls due soon is paid late. */
  chance: number | null;
}

export interface Suggestion {
  /** Index of the class, 0 the best payers. */
  payer: number;
  /** One class worse for the chance to be late. */
  isLowered: boolean;
  /** Minor units. */
  limit: number;
  terms: number;
}

/** The whole months that are looked at, as far as the data goes back. */
export function reviewPeriod({ settings, firstDate }: Site, { asOf }: View): Period {
  const last = lastWholeMonth(asOf);
  const from = monthStart(addMonths(last, 1 - settings.creditReview.months));
  const first = monthStart(monthOf(firstDate));
  return { from: from < first ? first : from, to: monthEnd(last) };
}

export const monthsOf = ({ from, to }: Period): number => monthsBetween(from, to).length;

/** To two significant digits of major units: nobody grants a limit of 673,460. */
function rounded(minor: number, currency: string | null): number {
  const unit = 10 ** currencyDigits(currency);
  return Math.round(Number((minor / unit).toPrecision(2)) * unit);
}

/** Null where too little is known to judge. */
export function suggestionFor(
  { billed, terms, late, items, chance }: PayerFacts,
  rule: CreditReviewRule,
  months: number,
  currency: string | null,
): Suggestion | null {
  if (billed === null || billed <= 0 || terms === null || late === null) return null;
  if (items < rule.min_items || months < 1) return null;
  const last = rule.days_late.length;
  const byDays = rule.days_late.findIndex((edge) => late <= edge);
  const own = byDays < 0 ? last : byDays;
  const isLowered = chance !== null && chance >= rule.late_chance && own < last;
  const payer = isLowered ? own + 1 : own;
  // who pays ever later needs no ever higher limit
  const days = terms + Math.min(Math.max(late, 0), rule.days_late.at(-1)!);
  const limit = rounded((billed * days * rule.factors[payer]!) / (months * 30), currency);
  return { payer, isLowered, limit, terms: Math.min(Math.round(terms), rule.max_terms[payer]!) };
}
