/** The next step with a late customer: each step where its rule fires and no earlier one does, and the list of them. */
import { describe, expect, test } from 'vitest';
import type { Alert, AlertRuleId, Evidence, RuleOutcome } from '../../src/alerts/alert.ts';
import { netLate, nextStepOf } from '../../src/alerts/next-step.ts';
import { alertRule } from '../../src/alerts/rules.ts';
import type { WorkFacts } from '../../src/alerts/work-facts.ts';
import {
  companyAlerts,
  customersToActOn,
  WORK_RULES,
  worklist,
} from '../../src/alerts/worklist.ts';
import { worthOf } from '../../src/alerts/worth.ts';
import type { Answer, AnswerRow } from '../../src/metrics/types.ts';
import { settingsSchema } from '../../src/settings/settings.ts';

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

const LADDER = settingsSchema.parse({});
const SETTINGS = {
  ladder: LADDER.ladder.map(({ done_by, ...step }) => ({ ...step, doneBy: done_by })),
  ladderPauseDays: LADDER.ladder_pause_days,
};
/** 50 days late, tier B, nothing promised or disputed; contacts as days ago. */
const known = (
  change: Partial<WorkFacts> = {},
  contacts: Record<string, number> = {},
): WorkFacts => ({
  ...{ daysLate: 50, tier: 'B', contacts: new Map(Object.entries(contacts)) },
  ...{ disputed: 0, promised: 0, daysToPromise: null, risk: null },
  ...change,
});
const next = (facts: WorkFacts, ...alerts: Alert[]) => nextStepOf(late(...alerts), facts, SETTINGS);

describe('the next step', () => {
  test.each([
    ['stop_supply', 'limit_passed'],
    ['apply_credit', 'unapplied_waiting'],
    ['decide_dispute', 'dispute_old'],
  ] as const)('%s by %s, before any step of the ladder', (step, rule) => {
    expect(next(known(), fired('silent'), fired(rule))).toEqual({ step, rule });
  });

  test('is the one after the furthest done, once that is due', () => {
    // B: call from day 3, dunning 1 from 14, dunning 2 from 30, stop supply from 60, lawyer from 90
    expect(next(known())).toMatchObject({ step: 'call', rule: null });
    expect(next(known({}, { phone: 20 })).step).toBe('dunning_1');
    expect(next(known({}, { phone: 40, 'dunning-1': 20 })).step).toBe('dunning_2');
    // of an earlier debt: the oldest item now fell due 50 days ago
    expect(next(known({}, { 'dunning-2': 51, phone: 20 })).step).toBe('dunning_1');
  });

  test('waits until it is due, and a pause after the step before', () => {
    expect(next(known({}, { 'dunning-2': 20 }))).toEqual({
      ...{ step: 'wait', rule: null, inDays: 10 },
      done: { step: 'dunning_2', daysAgo: 20 },
    });
    expect(next(known({}, { phone: 2 }))).toMatchObject({ step: 'wait', inDays: 5 });
    expect(next(known({ daysLate: 100 }, { legal: 3 }))).toEqual({
      ...{ step: 'wait', rule: null, inDays: null },
      done: { step: 'hand_over', daysAgo: 3 },
    });
  });

  test('passes over what leaves no trace in the exports once the step after it is due', () => {
    expect(next(known({ daysLate: 70 }, { 'dunning-2': 20 })).step).toBe('stop_supply');
    expect(next(known({ daysLate: 95 }, { 'dunning-2': 20 })).step).toBe('hand_over');
  });

  test('comes sooner in a more urgent tier', () => {
    const dunned = { 'dunning-1': 10 };
    expect(next(known({ daysLate: 25, tier: 'A' }, dunned)).step).toBe('dunning_2');
    expect(next(known({ daysLate: 25, tier: 'B' }, dunned)).step).toBe('wait');
    expect(next(known({ daysLate: 2, tier: null })).step).toBe('remind');
  });

  test('is a call by a broken promise or silence where the ladder would wait or remind', () => {
    const waiting = known({}, { 'dunning-2': 12 });
    const call = { step: 'call', done: { step: 'dunning_2', daysAgo: 12 } };
    expect(next(waiting).step).toBe('wait');
    expect(next(waiting, fired('silent'))).toEqual({ ...call, rule: 'silent' });
    expect(next(waiting, fired('promise_broken', { broken_promise_count: 1 }))).toEqual({
      ...call,
      rule: 'promise_broken',
    });
    // how late it is, the ladder knows already
    expect(next(waiting, fired('overdue_beyond')).step).toBe('wait');
    expect(next(known({ daysLate: 2 }), fired('overdue_beyond'))).toMatchObject({
      step: 'call',
      rule: 'overdue_beyond',
    });
    // somebody called two days ago
    expect(next(known({}, { phone: 2 }), fired('promise_broken')).step).toBe('wait');
  });

  test('does not wait for a third promise', () => {
    const broken = fired('promise_broken', { broken_promise_count: 2 });
    expect(next(known({}, { 'dunning-1': 2 }), broken)).toEqual({
      ...{ step: 'dunning_2', rule: 'promise_broken' },
      done: { step: 'dunning_1', daysAgo: 2 },
    });
  });

  test('waits for what is promised, if that is all', () => {
    const promised = { promised: 60_00, daysToPromise: 4 };
    expect(next(known({ ...promised, disputed: 40_00 }))).toEqual({
      ...{ step: 'await_promise', rule: null, inDays: 4 },
    });
    expect(next(known({ ...promised, disputed: 39_00 })).step).toBe('call');
  });

  test('is the last one due where nobody exports contacts', () => {
    expect(next(known({ contacts: null })).step).toBe('dunning_2');
    expect(next(known({ contacts: null, daysLate: 1 })).step).toBe('remind');
  });

  test('is a call or a reminder where it is not known how late', () => {
    expect(next(known({ daysLate: null })).step).toBe('remind');
    expect(next(known({ daysLate: null }), fired('concentration')).step).toBe('remind');
    expect(next(known({ daysLate: null }), fired('silent'))).toEqual({
      step: 'call',
      rule: 'silent',
    });
  });

  test('leaves late what the credit does not cover', () => {
    const credit = (amount: number) => fired('unapplied_waiting', { unapplied_amount: amount });
    expect(netLate(late(credit(70_00)))).toBe(30_00);
    expect(netLate(late(credit(170_00)))).toBe(0);
    expect(netLate(late())).toBeNull();
  });
});

const SITE = {
  inputs: { activity: true },
  settings: { ...SETTINGS, rankMinBaseMinor: 0, alerts: {} },
};

describe('what acting is worth', () => {
  test('is what asking can bring × the chance that it stays unpaid', () => {
    const risky = { risk: 0.4 };
    expect(worthOf(1_000, [], known(risky))).toBe(400);
    expect(worthOf(1_000, [], known({ ...risky, disputed: 300, promised: 200 }))).toBe(200);
    expect(worthOf(1_000, [], known({ ...risky, disputed: 900, promised: 200 }))).toBe(0);
  });

  test('is less of old money, more after a broken promise or silence', () => {
    const risky = (daysLate: number) => known({ risk: 1, daysLate });
    expect([90, 91, 180, 181].map((days) => worthOf(1_000, [], risky(days)))).toEqual([
      1_000, 750, 750, 500,
    ]);
    expect(worthOf(1_000, [fired('promise_broken')], risky(50))).toBe(1_500);
    expect(worthOf(1_000, [fired('silent')], risky(50))).toBe(1_250);
    expect(worthOf(1_000, [fired('limit_passed')], risky(50))).toBe(1_000);
  });

  test('is the amount × days late without a forecast', () => {
    expect(worthOf(1_000, [fired('silent')], known({ disputed: 400 }))).toBe(600 * 50);
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
      {},
      SITE,
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

  test('begins where acting is worth most, not with the largest', () => {
    const answer = (metric: string, ...rows: AnswerRow[]): Answer => ({
      ...{ metric, unit: 'minor', rows },
    });
    const overdue = [row('C1', 90_00), row('C2', 50_00), row('C3', 10_00)];
    const items = worklist(
      overdue,
      [],
      {
        'work.oldest': answer('oldest_overdue_days', row('C1', 5), row('C2', 40), row('C3', 20)),
        'work.risk': answer('very_late_risk', row('C1', 0.1), row('C2', 0.5), row('C3', 0.5)),
        'work.tier': answer('tier_amount', {
          ...row('C2', 50_00),
          by: { customer: 'C2', tier: 'A' },
        }),
        'work.stage': answer('days_since_stage', {
          ...row('C2', 30),
          by: { customer: 'C2', stage: 'Dunning-1' },
        }),
      },
      SITE,
    );
    // 90 × 0.1 = 9, 50 × 0.5 = 25, 10 × 0.5 = 5
    expect(items.map(({ customer, next }) => [customer, next.step])).toEqual([
      ['C2', 'dunning_2'],
      ['C1', 'remind'],
      ['C3', 'call'],
    ]);
  });

  test('leaves each currency its own', () => {
    const items = worklist(
      [row('C1', 20_00), row('C1', 10_00, 'USD')],
      [outcome(fired('silent', {}, 'C1', 'USD'))],
      {},
      SITE,
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
    customersToActOn(owed, outcomes, {}, SITE).map(({ customer, overdue }) => [customer, overdue]),
  ).toEqual([
    ['C1', 500],
    // more is at stake
    ['C4', 0],
    ['C3', 0],
  ]);
  expect(companyAlerts(outcomes).map(({ rule }) => rule)).toEqual(['concentration']);
});
