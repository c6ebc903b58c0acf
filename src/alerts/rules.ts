/** The alert rules, as data: what each asks, and when it fires. */
import { NONE } from '../metrics/types.ts';
import { byCustomer, questionFor } from '../view/question.ts';
import type { AlertRule, AlertRuleId, AlertSeverity, Evidence, Thresholds } from './alert.ts';
import { exportOld, rowsSetAside } from './data-rules.ts';
import { monthUnusual } from './month-rules.ts';
import { delayWorse, dueSoon, firstLate } from './payer-rules.ts';
import {
  alert,
  amountEvidence,
  companyFilter,
  hasPart,
  partOf,
  rowOfSameSubject,
  wholeOf,
} from './rule-parts.ts';

const overdueBeyond: AlertRule = {
  id: 'overdue_beyond',
  severity: 'high',
  needs: [],
  thresholds: { overdue_amount: 'amount', overdue_days: 'number' },
  questions: (view) => ({
    beyond: byCustomer(view, 'overdue_beyond_amount'),
    overdue: byCustomer(view, 'overdue_amount'),
  }),
  evaluate({ beyond, overdue }, thresholds) {
    const overdueOf = rowOfSameSubject(overdue?.rows);
    return (beyond?.rows ?? []).flatMap((row) => {
      const limit = thresholds.minor('overdue_amount', row.currency);
      if (row.value === null || row.value <= limit) return [];
      const evidence = [
        amountEvidence('overdue_beyond_amount', row.value, limit),
        amountEvidence('overdue_amount', overdueOf(row)?.value ?? null),
      ];
      return [alert({ rule: this.id, severity: this.severity, row, amount: row.value, evidence })];
    });
  },
};

/** Credit limit: passed (over 100 %) or near (from the set share up to and with 100 %). */
function limitRule(
  id: AlertRuleId,
  severity: AlertSeverity,
  fires: (used: number, near: number) => boolean,
  threshold: (near: number) => number,
): AlertRule {
  return {
    id,
    severity,
    needs: ['limit'],
    thresholds: { limit_near: 'share' },
    questions: (view) => ({
      used: wholeOf(view, 'credit_utilisation', 'customer'),
      ...partOf(view, 'open_amount', 'customer'),
    }),
    evaluate({ used, part }, thresholds) {
      const near = thresholds.get('limit_near') ?? 1;
      const isConcerned = hasPart(part?.rows, 'customer', ({ value }) => value);
      return (used?.rows ?? []).filter(isConcerned).flatMap((row) => {
        if (row.value === null || !fires(row.value, near)) return [];
        const evidence: Evidence[] = [
          {
            metric: 'credit_utilisation',
            value: row.value,
            unit: 'ratio',
            threshold: threshold(near),
            isWhole: true,
          },
          {
            ...amountEvidence('open_amount', row.numerator, row.denominator ?? undefined),
            isWhole: true,
          },
        ];
        return [alert({ rule: id, severity, row, amount: row.numerator, evidence })];
      });
    },
  };
}

const promiseBroken: AlertRule = {
  id: 'promise_broken',
  severity: 'medium',
  needs: ['promise'],
  questions: (view) => ({
    count: byCustomer(view, 'broken_promise_count'),
    amount: byCustomer(view, 'broken_promise_amount'),
    open: byCustomer(view, 'open_amount'),
  }),
  evaluate({ count, amount, open }) {
    const amountOf = rowOfSameSubject(amount?.rows);
    const openOf = rowOfSameSubject(open?.rows);
    return (count?.rows ?? []).flatMap((row) => {
      if (row.value === null || row.value <= 0) return [];
      const missing = amountOf(row)?.value ?? null;
      const evidence: Evidence[] = [
        { metric: 'broken_promise_count', value: row.value, unit: 'count', threshold: 0 },
        amountEvidence('broken_promise_amount', missing),
      ];
      // No more is at stake than the customer owes.
      const owed = openOf(row)?.value ?? null;
      const stake = missing === null || owed === null ? missing : Math.min(missing, owed);
      return [alert({ rule: this.id, severity: this.severity, row, amount: stake, evidence })];
    });
  },
};

const disputeOld: AlertRule = {
  id: 'dispute_old',
  severity: 'medium',
  needs: ['dispute'],
  thresholds: { dispute_days: 'number' },
  questions: (view) => ({
    old: byCustomer(view, 'dispute_old_amount'),
    all: byCustomer(view, 'disputed_amount'),
  }),
  evaluate({ old, all }) {
    const disputed = rowOfSameSubject(all?.rows);
    return (old?.rows ?? []).flatMap((row) => {
      if (row.value === null || row.value <= 0) return [];
      const evidence = [
        amountEvidence('dispute_old_amount', row.value),
        amountEvidence('disputed_amount', disputed(row)?.value ?? null),
      ];
      return [alert({ rule: this.id, severity: this.severity, row, amount: row.value, evidence })];
    });
  },
};

const concentration: AlertRule = {
  id: 'concentration',
  severity: 'medium',
  isCompanyWide: true,
  needs: [],
  thresholds: { concentration: 'share' },
  // The share is of the company's whole book, whatever the reader looks at.
  questions: (view) => ({
    open: wholeOf(view, 'open_amount', 'customer'),
    total: questionFor(view, 'open_amount', [], { filter: companyFilter(view) }),
    ...partOf(view, 'open_amount', 'customer'),
  }),
  evaluate({ open, total, part }, thresholds) {
    const isConcerned = hasPart(part?.rows, 'customer', ({ value }) => value);
    const limit = thresholds.get('concentration') ?? Number.POSITIVE_INFINITY;
    const totals = new Map((total?.rows ?? []).map((row) => [row.currency, row.value]));
    return (open?.rows ?? []).filter(isConcerned).flatMap((row) => {
      const book = totals.get(row.currency) ?? null;
      if (row.value === null || book === null || book <= 0) return [];
      const share = row.value / book;
      if (share <= limit) return [];
      const evidence: Evidence[] = [
        { metric: 'share_of_open', value: share, unit: 'ratio', threshold: limit },
        { ...amountEvidence('open_amount', row.value), isWhole: true },
      ];
      return [alert({ rule: this.id, severity: this.severity, row, amount: row.value, evidence })];
    });
  },
};

const unappliedWaiting: AlertRule = {
  id: 'unapplied_waiting',
  severity: 'low',
  needs: ['payment'],
  thresholds: { unapplied_amount: 'amount' },
  questions: (view) => ({ unapplied: byCustomer(view, 'unapplied_amount') }),
  evaluate({ unapplied }, thresholds) {
    return (unapplied?.rows ?? []).flatMap((row) => {
      const limit = thresholds.minor('unapplied_amount', row.currency);
      if (row.value === null || row.value <= limit) return [];
      const evidence = [amountEvidence('unapplied_amount', row.value, limit)];
      return [alert({ rule: this.id, severity: this.severity, row, amount: row.value, evidence })];
    });
  },
};

const silent: AlertRule = {
  id: 'silent',
  severity: 'low',
  needs: ['activity'],
  thresholds: { silent_days: 'number' },
  questions: (view) => ({ contact: byCustomer(view, 'days_since_contact') }),
  evaluate({ contact }, thresholds) {
    const limit = thresholds.get('silent_days') ?? Number.POSITIVE_INFINITY;
    return (contact?.rows ?? []).flatMap((row) => {
      const overdue = row.numerator ?? 0;
      // No value means nobody was ever in contact; no overdue balance means there is nothing to talk about.
      if (overdue <= 0 || (row.value !== null && row.value <= limit)) return [];
      const evidence: Evidence[] = [
        { metric: 'days_since_contact', value: row.value, unit: 'days', threshold: limit },
        amountEvidence('overdue_amount', overdue),
      ];
      return [alert({ rule: this.id, severity: this.severity, row, amount: overdue, evidence })];
    });
  },
};

/** A rep is held against the target of the exports; against the setting's only where they have none for it. */
const repRate: AlertRule = {
  id: 'rep_rate',
  severity: 'medium',
  isCompanyWide: true,
  needs: ['rep', 'payment'],
  offWithout: { setting: 'rate_target', input: 'target_rate' },
  thresholds: { rate_target: 'share' },
  questions: (view, { inputs }) => ({
    rate: wholeOf(view, 'collection_rate_due', 'rep'),
    ...(inputs.target_rate ? { target: wholeOf(view, 'target_rate', 'rep') } : {}),
    ...partOf(view, 'collection_rate_due', 'rep'),
  }),
  evaluate({ rate, target, part }, thresholds: Thresholds) {
    const isConcerned = hasPart(part?.rows, 'rep', ({ denominator }) => denominator);
    const targetOf = rowOfSameSubject(target?.rows, 'rep');
    return (rate?.rows ?? []).filter(isConcerned).flatMap((row) => {
      const due = row.denominator ?? 0;
      const rep = row.by.rep ?? NONE;
      const limit = targetOf(row)?.value ?? thresholds.get('rate_target');
      if (row.value === null || rep === NONE || due < thresholds.rankMinBase) return [];
      if (limit === undefined || row.value >= limit) return [];
      const missing = due - (row.numerator ?? 0);
      const evidence: Evidence[] = [
        {
          metric: 'collection_rate_due',
          value: row.value,
          unit: 'ratio',
          threshold: limit,
          isWhole: true,
        },
        { ...amountEvidence('due_amount', due), isWhole: true },
      ];
      const { id, severity } = this;
      return [alert({ rule: id, severity, row, dimension: 'rep', amount: missing, evidence })];
    });
  },
};

/** All rules, gravest first. */
export const ALERT_RULES: readonly AlertRule[] = [
  overdueBeyond,
  limitRule(
    'limit_passed',
    'high',
    (used) => used > 1,
    () => 1,
  ),
  limitRule(
    'limit_near',
    'medium',
    (used, near) => used >= near && used <= 1,
    (near) => near,
  ),
  delayWorse,
  firstLate,
  dueSoon,
  promiseBroken,
  disputeOld,
  concentration,
  repRate,
  unappliedWaiting,
  silent,
  monthUnusual,
  rowsSetAside,
  exportOld,
];

/** The rule of that id. */
export const alertRule = (id: AlertRuleId): AlertRule =>
  ALERT_RULES.find((rule) => rule.id === id)!;
