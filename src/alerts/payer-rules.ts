/** Rules about how a customer pays: later than before, late for the first time, and a large amount soon due from one who pays late. */

import type { Answer, AnswerRow, Question } from '../metrics/types.ts';
import { byCustomer } from '../view/question.ts';
import type { View } from '../view/view.ts';
import type { AlertRule, Evidence, Thresholds } from './alert.ts';
import { alert, amountEvidence, delayWindows, rowOfSameSubject } from './rule-parts.ts';

const leastItems = (thresholds: Thresholds): number => thresholds.get('delay_min_items') ?? 1;

export interface PayerDelay {
  /** Of the last 3 months. */
  row: AnswerRow;
  /** Days of the 12 months before. */
  past: number | null;
  /** The fewer of the two windows. */
  items: number;
}

/** The questions that `delays` reads. */
export function delayQuestions(view: View): Record<string, Question> {
  const { recent, before } = delayWindows(view.asOf);
  return {
    recent: byCustomer(view, 'payment_delay', recent),
    before: byCustomer(view, 'payment_delay', before),
    recentItems: byCustomer(view, 'settled_item_count', recent),
    beforeItems: byCustomer(view, 'settled_item_count', before),
    recentOverdue: byCustomer(view, 'overdue_item_count', recent),
    beforeOverdue: byCustomer(view, 'overdue_item_count', before),
  };
}

/** Customers whose delay is known, with the items it rests on in both windows: those settled and those still overdue. */
export function delays(answers: Record<string, Answer>): PayerDelay[] {
  const before = rowOfSameSubject(answers.before?.rows);
  const counts = (names: string[]) => {
    const rows = names.map((name) => rowOfSameSubject(answers[name]?.rows));
    return (row: AnswerRow): number => rows.reduce((sum, of) => sum + (of(row)?.value ?? 0), 0);
  };
  const recentItems = counts(['recentItems', 'recentOverdue']);
  const beforeItems = counts(['beforeItems', 'beforeOverdue']);
  return (answers.recent?.rows ?? [])
    .filter((row) => row.value !== null)
    .map((row) => ({
      row,
      past: before(row)?.value ?? null,
      items: Math.min(recentItems(row), beforeItems(row)),
    }));
}

/** Who stopped paying settles nothing: what is open and overdue counts with its age, as in the delay itself. */
export const delayWorse: AlertRule = {
  id: 'delay_worse',
  severity: 'medium',
  needs: ['payment'],
  thresholds: { delay_worse_days: 'number', delay_min_items: 'number' },
  questions: (view) => ({ ...delayQuestions(view), open: byCustomer(view, 'open_amount') }),
  evaluate(answers, thresholds) {
    const by = thresholds.get('delay_worse_days') ?? Number.POSITIVE_INFINITY;
    const open = rowOfSameSubject(answers.open?.rows);
    return delays(answers).flatMap(({ row, past, items }) => {
      if (row.value === null || past === null || items < leastItems(thresholds)) return [];
      if (row.value - past <= by) return [];
      const metric = 'payment_delay';
      const evidence: Evidence[] = [
        { metric, value: row.value, unit: 'days', threshold: past + by, window: 'recent' },
        { metric, value: past, unit: 'days', window: 'before' },
      ];
      const amount = open(row)?.value ?? null;
      return [alert({ rule: this.id, severity: this.severity, row, amount, evidence })];
    });
  },
  unjudged: (answers, thresholds) =>
    delays(answers).filter(({ past, items }) => past === null || items < leastItems(thresholds))
      .length,
};

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
    const least = leastItems(thresholds);
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
  unjudged({ recent, before }, thresholds) {
    const past = rowOfSameSubject(before?.rows);
    return (recent?.rows ?? []).filter((row) => {
      const was = past(row);
      const isGood = (was?.value ?? 1) === 1;
      const isLate = row.value !== null && row.value < 1;
      return isLate && isGood && (was?.denominator ?? 0) < leastItems(thresholds);
    }).length;
  },
};

/** How late each customer pays, over the last 12 months whatever period the reader looks at. */
export const usualDelay = (view: View): Question =>
  byCustomer(view, 'payment_delay', delayWindows(view.asOf).year);

/** Slow by what the customer did so far, or by the chance of what is due; the figure that decided carries its threshold. */
export function slowness(
  late: number | null,
  chance: number | null,
  thresholds: Thresholds,
): Evidence[] | null {
  const days = thresholds.get('slow_payer_days') ?? Number.POSITIVE_INFINITY;
  const least = thresholds.get('due_soon_late_chance') ?? Number.POSITIVE_INFINITY;
  const isSlow = late !== null && late > days;
  const isLikely = chance !== null && chance >= least;
  if (!isSlow && !isLikely) return null;
  const evidence = (
    metric: string,
    value: number | null,
    unit: Evidence['unit'],
    threshold: number | null,
  ): Evidence[] =>
    value === null ? [] : [{ metric, value, unit, ...(threshold === null ? {} : { threshold }) }];
  return [
    ...evidence('payment_delay', late, 'days', isSlow ? days : null).map(
      (each): Evidence => ({ ...each, window: 'year' }),
    ),
    ...evidence('due_soon_late_risk', chance, 'ratio', isLikely ? least : null),
  ];
}

export const dueSoon: AlertRule = {
  id: 'due_soon',
  severity: 'medium',
  needs: ['payment'],
  thresholds: {
    ...{ due_soon_days: 'number', due_soon_amount: 'amount', slow_payer_days: 'number' },
    due_soon_late_chance: 'share',
  },
  questions: (view) => ({
    due: byCustomer(view, 'due_soon_amount'),
    delay: usualDelay(view),
    chance: byCustomer(view, 'due_soon_late_risk'),
  }),
  evaluate({ due, delay, chance }, thresholds) {
    const delayOf = rowOfSameSubject(delay?.rows);
    const chanceOf = rowOfSameSubject(chance?.rows);
    return (due?.rows ?? []).flatMap((row) => {
      const limit = thresholds.minor('due_soon_amount', row.currency);
      if (row.value === null || row.value <= limit) return [];
      const slow = slowness(delayOf(row)?.value ?? null, chanceOf(row)?.value ?? null, thresholds);
      if (!slow) return [];
      const evidence = [amountEvidence('due_soon_amount', row.value, limit), ...slow];
      return [alert({ rule: this.id, severity: this.severity, row, amount: row.value, evidence })];
    });
  },
};
