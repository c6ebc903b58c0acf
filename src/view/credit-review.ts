/** The rule of suggested limits and terms, as the settings have it: classes from the best payers to the worst. */
export interface CreditReviewRule {
  months: number;
  min_items: number;
  days_late: number[];
  factors: number[];
  max_terms: number[];
  late_chance: number;
}
