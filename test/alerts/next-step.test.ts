/** The next step with a late customer: each step where its rule fires and no earlier one does, and the list of them. */
import { describe, expect, test } from 'vitest';
import type { Alert, AlertRuleId, Evidence, RuleOutcome } from '../../src/alerts/alert.ts';
import { netLate, nextStepOf, STEP_RULES } from '../../src/alerts/next-step.ts';
import { alertRule } from '../../src/alerts/rules.ts';
import {
  companyAlerts,
  customersToActOn,
  WORK_RULES,
  worklist,
} from '../../src/alerts/worklist.ts';

const fired = (
  rule: AlertRuleId,
  figures: Record<string, number> = {},
  customer = 'C1',
  currency = 'CNY',
): Alert => ({
  rule,
  severity: alertRule(rule).severity,
  subject: { dimension: 'customer', value: customer },
  currency,
  amount: null,
  evidence: Object.entries(figures).map(
    ([metric, value]): Evidence => ({ metric, value, unit: 'minor' }),
  ),
});
const late = (...alerts: Alert[]) => ({ overdue: 100_00, alerts });

describe('the next step', () => {
  test.each([
    ['stop_supply', 'limit_passed', fired('limit_passed')],
    ['apply_credit', 'unapplied_waiting', fired('unapplied_waiting')],
    ['decide_dispute', 'dispute_old', fired('dispute_old')],
    ['escalate', 'promise_broken', fired('promise_broken', { broken_promise_count: 2 })],
    ['call', 'promise_broken', fired('promise_broken', { broken_promise_count: 1 })],
    ['call', 'overdue_beyond', fired('overdue_beyond')],
    ['call', 'silent', fired('silent')],
  ] as const)('%s by %s', (step, rule, alert) => {
    expect(nextStepOf(late(alert))).toEqual({ step, rule });
  });

  test('is a reminder where nothing fired, or only what calls for no step', () => {
    expect(nextStepOf(late())).toEqual({ step: 'remind', rule: null });
    expect(nextStepOf(late(fired('concentration')))).toEqual({ step: 'remind', rule: null });
  });

  test('is that of the first rule of the table, whatever order they fired in', () => {
    const all = STEP_RULES.map(({ rule }) => fired(rule, { broken_promise_count: 2 }));
    const steps = STEP_RULES.map((_, i) => nextStepOf(late(...all.slice(i).reverse())).step);
    expect(steps).toEqual([
      'stop_supply',
      'apply_credit',
      'decide_dispute',
      'escalate',
      // the same rule fires for both: many promises broken
      'escalate',
      'call',
      'call',
    ]);
  });

  test('leaves late what the credit does not cover', () => {
    const credit = (amount: number) => fired('unapplied_waiting', { unapplied_amount: amount });
    expect(netLate(late(credit(70_00)))).toBe(30_00);
    expect(netLate(late(credit(170_00)))).toBe(0);
    expect(netLate(late())).toBeNull();
  });
});

describe('the list of work', () => {
  const row = (customer: string, value: number | null, currency = 'CNY') => ({
    by: { customer },
    currency,
    value,
    numerator: null,
    denominator: null,
  });
  const outcome = (...alerts: Alert[]): RuleOutcome => ({
    rule: WORK_RULES[0]!,
    state: 'evaluated',
    missing: [],
    alerts,
    unjudged: 0,
  });

  test('has one row a customer with something overdue, the largest first', () => {
    const items = worklist(
      [row('C1', 20_00), row('C2', 90_00), row('C3', 0), row('C4', null)],
      [
        outcome(fired('silent'), fired('limit_passed')),
        outcome(fired('silent', {}, 'C3'), {
          ...fired('silent'),
          subject: { dimension: 'rep', value: 'C2' },
        }),
      ],
    );
    expect(
      items.map(({ customer, overdue, alerts, next }) => [
        customer,
        overdue,
        alerts.map(({ rule }) => rule),
        next.step,
      ]),
    ).toEqual([
      ['C2', 90_00, [], 'remind'],
      ['C1', 20_00, ['limit_passed', 'silent'], 'stop_supply'],
    ]);
  });

  test('leaves each currency its own', () => {
    const items = worklist(
      [row('C1', 20_00), row('C1', 10_00, 'USD')],
      [outcome(fired('silent', {}, 'C1', 'USD'))],
    );
    expect(items.map(({ currency, next }) => [currency, next.step])).toEqual([
      ['CNY', 'remind'],
      ['USD', 'call'],
    ]);
  });

  test('asks for no rule without a step', () => {
    expect(WORK_RULES.map(({ id }) => id)).toEqual([
      'overdue_beyond',
      'limit_passed',
      'promise_broken',
      'dispute_old',
      'unapplied_waiting',
      'silent',
    ]);
  });
});

test('customers to act on: also who owes nothing late, and not for what is of the company', () => {
  const alerts = [
    { ...fired('limit_near', {}, 'C3'), amount: 900 },
    { ...fired('due_soon', {}, 'C4'), amount: 1_000 },
    fired('silent', {}, 'C1'),
    fired('concentration', {}, 'C2'),
  ];
  const outcomes = alerts.map(
    (alert): RuleOutcome => ({
      ...{ rule: alertRule(alert.rule), state: 'evaluated', missing: [], unjudged: 0 },
      alerts: [alert],
    }),
  );
  const owed = [
    ['C1', 500],
    ['C2', 700],
  ].map(([customer, value]) => ({
    ...{ by: { customer: customer as string }, currency: 'CNY', value: value as number },
    ...{ numerator: null, denominator: null },
  }));
  expect(
    customersToActOn(owed, outcomes).map(({ customer, overdue }) => [customer, overdue]),
  ).toEqual([
    ['C1', 500],
    // more is at stake
    ['C4', 0],
    ['C3', 0],
  ]);
  expect(companyAlerts(outcomes).map(({ rule }) => rule)).toEqual(['concentration']);
});
