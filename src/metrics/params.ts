/** The settings that take part in a figure. */

/** Fixed at build, in the page as part of the site's JSON. */
export interface MetricParams {
  /** One report currency: amounts are converted, `currency` no longer splits figures. */
  reportCurrency: string | null;
  /** Upper edges of the aging buckets in days. */
  bucketEdges: number[];
  /** Expected loss per bucket id; null: from the data's own history. */
  lossRates: Record<string, number> | null;
  topN: number;
  /** First month of the fiscal year, 1–12. */
  fiscalYearStart: number;
  dsoWindowMonths: number;
  invoicingLagDays: number;
  /** Days after issue within which the discount of the page of terms could be taken. */
  discountOfferDays: number;
  overdueDays: number;
  /** Days ahead that count as due soon. */
  dueSoonDays: number;
  disputeDays: number;
  /** An overdue customer nobody contacted in this many days is silent. */
  silentDays: number;
  tiers: Tiers;
}

/** Urgency of a customer by what it owes late: rows by amount, columns by days of the oldest. */
interface Tiers {
  /** Upper edges in major units, ascending. */
  amounts: number[];
  /** Upper edges in days past due, ascending. */
  days: number[];
  /** One more row than `amounts`, one more column than `days`. */
  matrix: string[][];
}
