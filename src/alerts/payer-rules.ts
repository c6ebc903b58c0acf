/** Rules about how a customer pays: late for the first time, and a large amount soon due from one who pays late. */

import { byCustomer } from '../view/question.ts';
import type { AlertRule, Evidence } from './alert.ts';
import { alert, amountEvidence, delayWindows, rowOfSameSubject } from './rule-parts.ts';

/** All that fell due in the 12 months before was paid in time; of what fell due since, something was not. */
export const firstLate: AlertRule = {
  id: 'first_late',
  severity: 'medium',
  needs: ['payment'],
  thresholds: { delay_min_items: 'number' },
  questions(view) {
    const { recent, before } = delayWindows(view.asOf);
    return {
      recent: byCustomer(view, 'on_time_rate_count', recent),
      before: byCustomer(view, 'on_time_rate_count', before),
      overdue: byCustomer(view, 'overdue_amount'),
      open: byCustomer(view, 'open_amount'),
    };
  },
  evaluate({ recent, before, overdue, open }, thresholds) {
    const least = thresholds.get('delay_min_items') ?? 1;
    const past = rowOfSameSubject(before?.rows);
    const overdueOf = rowOfSameSubject(overdue?.rows);
    const openOf = rowOfSameSubject(open?.rows);
    return (recent?.rows ?? []).flatMap((row) => {
      const was = past(row);
      if (row.value === null || row.value >= 1) return [];
      if (was?.value !== 1 || (was.denominator ?? 0) < least) return [];
      const late = overdueOf(row)?.value ?? 0;
      const metric = 'on_time_rate_count';
      const evidence: Evidence[] = [
        { metric, value: row.value, unit: 'ratio', threshold: 1, window: 'recent' },
        { metric, value: was.value, unit: 'ratio', window: 'before' },
        amountEvidence('overdue_amount', late),
      ];
      // What came late but came is no longer at stake; what is still open of this customer is.
      const amount = late > 0 ? late : (openOf(row)?.value ?? null);
      return [alert({ rule: this.id, severity: this.severity, row, amount, evidence })];
    });
  },
};

export const dueSoon: AlertRule = {
  id: 'due_soon',
  severity: 'medium',
  needs: ['payment'],
  thresholds: { due_soon_days: 'number', due_soon_amount: 'amount', slow_payer_days: 'number' },
  questions: (view) => ({
    due: byCustomer(view, 'due_soon_amount'),
    delay: byCustomer(view, 'payment_delay'),
  }),
  evaluate({ due, delay }, thresholds) {
    const days = thresholds.get('slow_payer_days') ?? Number.POSITIVE_INFINITY;
    const delayOf = rowOfSameSubject(delay?.rows);
    return (due?.rows ?? []).flatMap((row) => {
      const limit = thresholds.minor('due_soon_amount', row.currency);
      const late = delayOf(row)?.value ?? null;
      if (row.value === null || row.value <= limit || late === null || late <= days) return [];
      const evidence: Evidence[] = [
        amountEvidence('due_soon_amount', row.value, limit),
        { metric: 'payment_delay', value: late, unit: 'days', threshold: days },
      ];
      return [alert({ rule: this.id, severity: this.severity, row, amount: row.value, evidence })];
    });
  },
};
