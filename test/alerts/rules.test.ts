/** Each rule fires past its threshold, is silent on it and without a value, and says what it lacks. */
import { describe, expect, test } from 'vitest';
import type { Alert, AlertSite } from '../../src/alerts/alert.ts';
import { alertQuestions, evaluateRules, sortAlerts } from '../../src/alerts/evaluate.ts';
import { delayWindows } from '../../src/alerts/rule-parts.ts';
import { ALERT_RULES } from '../../src/alerts/rules.ts';
import { WORDINGS } from '../../src/i18n/wordings.ts';
import type { Answer, AnswerRow } from '../../src/metrics/types.ts';
import { settingsSchema } from '../../src/settings/settings.ts';
import type { View } from '../../src/view/view.ts';

const INPUTS = ['rep', 'payment', 'limit', 'promise', 'dispute', 'activity'];

const site: AlertSite = {
  asOf: '2026-06-30',
  firstDate: '2024-01-01',
  params: { dsoWindowMonths: 3 },
  inputs: Object.fromEntries(INPUTS.map((input) => [input, true])),
  settings: {
    rankMinBaseMinor: 100_000,
    alerts: {
      overdue_days: 60,
      overdue_amount: 1000,
      limit_near: 0.9,
      delay_worse_days: 10,
      delay_min_items: 3,
      concentration: 0.25,
      dispute_days: 45,
      silent_days: 30,
      unapplied_amount: 500,
      due_soon_days: 14,
      due_soon_amount: 1000,
      slow_payer_days: 10,
      due_soon_late_chance: 0.8,
      export_days: 14,
      rate_target: 0.8,
    },
  },
};
const view: View = {
  period: { from: '2025-07-01', to: '2026-06-30' },
  asOf: '2026-06-30',
  filter: { region: 'East', customer: 'C1' },
  basis: 'due',
};

type Values = Record<string, number | null | Partial<AnswerRow>>;
/** An answer by customer (or `dimension`), in CNY. */
const by = (values: Values, dimension: 'customer' | 'rep' = 'customer'): Answer => ({
  metric: '',
  unit: 'minor',
  rows: Object.entries(values).map(([key, value]) => ({
    by: { [dimension]: key },
    currency: 'CNY',
    numerator: null,
    denominator: null,
    value: null,
    ...(typeof value === 'object' ? value : { value }),
  })),
});
const total = (value: number | null): Answer => ({
  metric: 'open_amount',
  unit: 'minor',
  rows: [{ by: {}, currency: 'CNY', value, numerator: value, denominator: null }],
});

/** Rules that a test here has seen fire, and seen silent although they were asked. */
const seen = { firing: new Set<string>(), silent: new Set<string>() };

/** Customers (or reps) that fire `rule` with these answers, the other rules having none. */
function fired(rule: string, answers: Record<string, Answer>, at: AlertSite = site): Alert[] {
  const named = Object.fromEntries(
    Object.entries(answers).map(([name, answer]) => [`${rule}.${name}`, answer]),
  );
  const { alerts } = evaluateRules(at, named).find((outcome) => outcome.rule.id === rule)!;
  if (alerts.length > 0) seen.firing.add(rule);
  const isSilentOnSome = Object.values(answers).some(({ rows }) => rows.length > alerts.length);
  if (alerts.length === 0 || isSilentOnSome) seen.silent.add(rule);
  return alerts;
}
const who = (alerts: Alert[]): (string | null)[] => alerts.map((alert) => alert.subject.value);
const stateOf = (rule: string, at: AlertSite) =>
  evaluateRules(at, {}).find((outcome) => outcome.rule.id === rule)!;

describe('thresholds in major units', () => {
  // 1,000 CNY are 100,000 fen; 1,000 yen are 1,000 yen; 1,000 KWD are 1,000,000 fils
  test('overdue for long: more than the amount, in the minor units of its currency', () => {
    const beyond = by({
      over: 100_001,
      at: 100_000,
      none: null,
      yen: { value: 1_001, currency: 'JPY' },
      dinar: { value: 999_999, currency: 'KWD' },
    });
    const alerts = fired('overdue_beyond', { beyond, overdue: by({ over: 150_000 }) });
    expect(who(alerts)).toEqual(['over', 'yen']);
    expect(alerts[0]).toMatchObject({ severity: 'high', amount: 100_001, currency: 'CNY' });
    expect(alerts[0]!.evidence).toEqual([
      { metric: 'overdue_beyond_amount', value: 100_001, unit: 'minor', threshold: 100_000 },
      { metric: 'overdue_amount', value: 150_000, unit: 'minor' },
    ]);
  });

  test('unapplied money waiting', () => {
    expect(
      who(fired('unapplied_waiting', { unapplied: by({ a: 50_001, b: 50_000, c: null }) })),
    ).toEqual(['a']);
  });
});

describe('credit limit', () => {
  const used = by({
    over: { value: 1.2, numerator: 120, denominator: 100 },
    full: { value: 1, numerator: 100, denominator: 100 },
    near: { value: 0.9, numerator: 90, denominator: 100 },
    fine: { value: 0.89, numerator: 89, denominator: 100 },
    unlimited: { value: null, numerator: 500, denominator: 0 },
  });

  test('over 100 % is passed, from 90 % up to 100 % is near, no limit is neither', () => {
    expect(who(fired('limit_passed', { used }))).toEqual(['over']);
    expect(who(fired('limit_near', { used }))).toEqual(['full', 'near']);
  });

  test('holds for all that the customer owes, whoever sold it; listed for those who sold some', () => {
    const { filter } = alertQuestions(site, view)['limit_passed.used']!;
    expect(filter).toEqual({ customer: 'C1' });
    expect(who(fired('limit_passed', { used, part: by({ over: 1, near: 5 }) }))).toEqual(['over']);
    expect(who(fired('limit_passed', { used, part: by({ near: 5 }) }))).toEqual([]);
  });

  test('the evidence names the limit itself', () => {
    expect(fired('limit_passed', { used })[0]!.evidence).toEqual([
      { metric: 'credit_utilisation', value: 1.2, unit: 'ratio', threshold: 1, isWhole: true },
      { metric: 'open_amount', value: 120, unit: 'minor', threshold: 100, isWhole: true },
    ]);
  });
});

describe('paying later than before', () => {
  const answers = {
    recent: by({ worse: 30.5, same: 30, few: 60, newcomer: 60, unknown: null }),
    before: by({ worse: 20, same: 20, few: 20, newcomer: null, unknown: 5 }),
    recentItems: by({ worse: 3, same: 3, few: 1, newcomer: 9, unknown: 9 }),
    beforeItems: by({ worse: 12, same: 12, few: 12, newcomer: 9, unknown: 9 }),
    recentOverdue: by({ few: 1, stopped: 2 }),
    beforeOverdue: by({ stopped: 1 }),
    open: by({ worse: 777 }),
  };

  test('by more than ten days, with enough items in both windows', () => {
    const alerts = fired('delay_worse', answers);
    expect(who(alerts)).toEqual(['worse']);
    expect(alerts[0]!.amount).toBe(777);
    expect(alerts[0]!.evidence.map((e) => [e.window, e.value, e.threshold])).toEqual([
      ['recent', 30.5, 30],
      ['before', 20, undefined],
    ]);
  });

  test('who stopped paying is judged by what is overdue; who could not be judged is counted', () => {
    const stopped = {
      ...answers,
      recent: by({ stopped: 80, few: 60, newcomer: 60 }),
      before: by({ stopped: 12, few: 20, newcomer: null }),
      recentOverdue: by({ stopped: 4, few: 1 }),
      beforeItems: by({ stopped: 2, few: 12 }),
    };
    expect(who(fired('delay_worse', stopped))).toEqual(['stopped']);
    const named = Object.entries(stopped).map(([name, answer]) => [`delay_worse.${name}`, answer]);
    const outcome = evaluateRules(site, Object.fromEntries(named)).find(
      ({ rule }) => rule.id === 'delay_worse',
    );
    expect(outcome!.unjudged).toBe(2);
  });

  test('the windows are the last 3 months and the 12 before, each seen at its own end', () => {
    expect(delayWindows('2026-06-30')).toEqual({
      recent: { period: { from: '2026-04-01', to: '2026-06-30' }, asOf: '2026-06-30' },
      before: { period: { from: '2025-04-01', to: '2026-03-31' }, asOf: '2026-03-31' },
      year: { period: { from: '2025-07-01', to: '2026-06-30' }, asOf: '2026-06-30' },
    });
    expect(delayWindows('2026-01-15').recent.period).toEqual({
      from: '2025-11-01',
      to: '2026-01-15',
    });
  });
});

test('promise broken: any that is not kept', () => {
  const alerts = fired('promise_broken', {
    count: by({ a: 2, b: 0, c: null }),
    amount: by({ a: 40_000, b: 0 }),
    open: by({ a: 25_000 }),
  });
  expect(who(alerts)).toEqual(['a']);
  // the same 25,000 were promised twice and paid neither time
  expect(alerts[0]!.amount).toBe(25_000);
  expect(alerts[0]!.evidence[1]!.value).toBe(40_000);
});

test('dispute unresolved for long', () => {
  const alerts = fired('dispute_old', { old: by({ a: 1, b: 0, c: null }), all: by({ a: 10 }) });
  expect(who(alerts)).toEqual(['a']);
});

describe('concentration', () => {
  test('more than a quarter of the whole book', () => {
    const alerts = fired('concentration', {
      open: by({ big: 2_600, quarter: 2_500, none: null }),
      total: total(10_000),
    });
    expect(who(alerts)).toEqual(['big']);
    expect(alerts[0]!.evidence[0]).toEqual({
      metric: 'share_of_open',
      value: 0.26,
      unit: 'ratio',
      threshold: 0.25,
    });
  });

  test('a book of zero neither passes nor fires', () => {
    for (const book of [0, null, -5]) {
      expect(fired('concentration', { open: by({ a: 100 }), total: total(book) })).toEqual([]);
    }
  });

  test('the book is the company’s, also where the reader looks at one rep; only his customers are listed', () => {
    const ofRep = { ...view, filter: { rep: 'R1', currency: 'CNY' } };
    const questions = alertQuestions(site, ofRep);
    for (const name of ['open', 'total'])
      expect(questions[`concentration.${name}`]!.filter).toEqual({ currency: 'CNY' });
    expect(questions['concentration.part']!.filter).toEqual({ rep: 'R1', currency: 'CNY' });
    // the rep has 900 of the 2,600 that one customer owes, 26 % of 10,000; the other is not his
    const alerts = fired('concentration', {
      open: by({ shared: 2_600, others: 4_000 }),
      part: by({ shared: 900, others: 0 }),
      total: total(10_000),
    });
    expect(who(alerts)).toEqual(['shared']);
    expect(alerts[0]!.evidence[0]!.value).toBe(0.26);
    expect(alerts[0]!.evidence[1]).toMatchObject({ value: 2_600, isWhole: true });
  });

  test('nothing more is asked where the reader has narrowed nothing', () => {
    const names = Object.keys(alertQuestions(site, { ...view, filter: { currency: 'CNY' } }));
    expect(names.filter((name) => name.endsWith('.part'))).toEqual([]);
  });
});

test('overdue and not contacted: for more than 30 days or never, and only with an overdue balance', () => {
  const alerts = fired('silent', {
    contact: by({
      long: { value: 31, numerator: 900 },
      recent: { value: 30, numerator: 900 },
      never: { value: null, numerator: 500 },
      paid: { value: null, numerator: 0 },
    }),
  });
  expect(who(alerts)).toEqual(['long', 'never']);
});

describe('due-based rate below target', () => {
  const rate = by(
    {
      low: { value: 0.79, numerator: 158_000, denominator: 200_000 },
      met: { value: 0.8, numerator: 160_000, denominator: 200_000 },
      small: { value: 0.1, numerator: 9_000, denominator: 90_000 },
      idle: { value: null, numerator: 0, denominator: 0 },
      '(none)': { value: 0.1, numerator: 10_000, denominator: 100_000 },
    },
    'rep',
  );

  test('names the rep and what is missing; a small base is not judged', () => {
    const alerts = fired('rep_rate', { rate });
    expect(who(alerts)).toEqual(['low']);
    expect(alerts[0]).toMatchObject({ amount: 42_000, subject: { dimension: 'rep' } });
  });

  test('is of the rep’s whole book, for the reps who have a part in what is looked at', () => {
    expect(alertQuestions(site, view)['rep_rate.rate']!.filter).toEqual({});
    const part = by({ low: { denominator: 10 }, other: { denominator: 10 } }, 'rep');
    expect(who(fired('rep_rate', { rate, part }))).toEqual(['low']);
    expect(
      who(fired('rep_rate', { rate, part: by({ other: { denominator: 10 } }, 'rep') })),
    ).toEqual([]);
  });

  test('is held against the target of the exports first, then against the setting', () => {
    const rates = { below: 0.85, above: 0.95, unaimed: 0.85, unaimedLow: 0.75 };
    const rate = by(
      Object.fromEntries(
        Object.entries(rates).map(([rep, value]) => [
          rep,
          { value, numerator: value * 200_000, denominator: 200_000 },
        ]),
      ),
      'rep',
    );
    const target = by({ below: 0.9, above: 0.9, unaimed: null }, 'rep');
    const alerts = fired('rep_rate', { rate, target });
    expect(who(alerts).sort()).toEqual(['below', 'unaimedLow']);
    const limits = alerts.map(({ evidence }) => evidence[0]!.threshold);
    expect(limits.sort()).toEqual([0.8, 0.9]);
    const aimed = { ...site, inputs: { ...site.inputs, target_rate: true } };
    expect(Object.keys(alertQuestions(aimed, view))).toContain('rep_rate.target');
    const unset = { ...site.settings.alerts, rate_target: undefined };
    const onlyExport = { ...aimed, settings: { ...site.settings, alerts: unset } };
    expect(stateOf('rep_rate', onlyExport).state).toBe('evaluated');
  });

  test('is off where no target is set', () => {
    const alerts = { ...site.settings.alerts, rate_target: undefined };
    const off = { ...site, settings: { ...site.settings, alerts } };
    expect(stateOf('rep_rate', off).state).toBe('off');
    expect(Object.keys(alertQuestions(off, view))).not.toContain('rep_rate.rate');
  });
});

describe('no data is not healthy', () => {
  const lacks: [rule: string, input: string][] = [
    ['limit_passed', 'limit'],
    ['limit_near', 'limit'],
    ['delay_worse', 'payment'],
    ['first_late', 'payment'],
    ['due_soon', 'payment'],
    ['promise_broken', 'promise'],
    ['dispute_old', 'dispute'],
    ['rep_rate', 'rep'],
    ['unapplied_waiting', 'payment'],
    ['month_unusual', 'payment'],
    ['silent', 'activity'],
  ];

  test('every rule that rests on more than invoices is in the list above', () => {
    const resting = ALERT_RULES.filter((rule) => rule.needs.length > 0).map((rule) => rule.id);
    expect(lacks.map(([rule]) => rule).sort()).toEqual(resting.sort());
  });

  test('invoices alone are enough for what is overdue and for concentration', () => {
    const bare = { ...site, inputs: {} };
    expect(stateOf('overdue_beyond', bare).state).toBe('evaluated');
    expect(stateOf('concentration', bare).state).toBe('evaluated');
  });

  for (const [rule, input] of lacks) {
    test(`${rule} without ${input} is not evaluated and asks nothing`, () => {
      const blind = { ...site, inputs: { ...site.inputs, [input]: false } };
      expect(stateOf(rule, blind)).toMatchObject({
        state: 'not_evaluated',
        missing: [input],
        alerts: [],
      });
      const asked = Object.keys(alertQuestions(blind, view)).map((name) => name.split('.')[0]);
      expect(asked).not.toContain(rule);
    });
  }
});

describe('late for the first time', () => {
  const rate = (value: number | null, denominator: number) => ({ value, denominator });
  const answers = {
    // of 4 items due in the last 3 months one was late; none of them; all but one before; too few before
    recent: by({
      first: rate(0.75, 4),
      punctual: rate(1, 4),
      usual: rate(0.75, 4),
      few: rate(0, 1),
      newcomer: rate(0, 2),
      quiet: rate(null, 0),
    }),
    before: by({
      first: rate(1, 3),
      punctual: rate(1, 12),
      usual: rate(11 / 12, 12),
      few: rate(1, 2),
      quiet: rate(1, 12),
    }),
    overdue: by({ first: 0, usual: 500 }),
    open: by({ first: 70_000, usual: 90_000 }),
  };

  test('punctual in all of at least 3 items of 12 months, and late now', () => {
    expect(who(fired('first_late', answers))).toEqual(['first']);
  });

  test('at stake is what is overdue, else what is open', () => {
    expect(fired('first_late', answers)[0]!.amount).toBe(70_000);
    const late = { ...answers, overdue: by({ first: 20_000 }) };
    expect(fired('first_late', late)[0]).toMatchObject({
      amount: 20_000,
      evidence: [
        { metric: 'on_time_rate_count', value: 0.75, threshold: 1, window: 'recent' },
        { metric: 'on_time_rate_count', value: 1, window: 'before' },
        { metric: 'overdue_amount', value: 20_000 },
      ],
    });
  });

  test('asks for the windows that paying later asks for', () => {
    const asked = alertQuestions(site, view);
    expect(asked['first_late.before']).toMatchObject({
      metric: 'on_time_rate_count',
      period: { from: '2025-04-01', to: '2026-03-31' },
      asOf: '2026-03-31',
    });
    expect(asked['first_late.recent']!.period).toEqual({ from: '2026-04-01', to: '2026-06-30' });
  });
});

test('a large amount due soon: more than the amount and more than the days, both known', () => {
  // 1,000 CNY are 100,000 fen
  const due = by({
    slow: 100_001,
    small: 100_000,
    quick: 900_000,
    unknown: 900_000,
    same: 900_000,
  });
  const delay = by({ slow: 10.5, small: 60, quick: -3, unknown: null, same: 10 });
  const alerts = fired('due_soon', { due, delay });
  expect(who(alerts)).toEqual(['slow']);
  expect(alerts[0]).toMatchObject({
    amount: 100_001,
    evidence: [
      { metric: 'due_soon_amount', value: 100_001, threshold: 100_000 },
      { metric: 'payment_delay', value: 10.5, threshold: 10 },
    ],
  });
});

test('how late who has a large amount due soon pays is asked of 12 months, whatever the period', () => {
  const june = { ...view, period: { from: '2026-06-01', to: '2026-06-30' } };
  expect(alertQuestions(site, june)['due_soon.delay']!.period).toEqual({
    from: '2025-07-01',
    to: '2026-06-30',
  });
});

test('a large amount due soon from who will likely pay late, though not late before', () => {
  const due = by({ likely: 100_001, just: 100_001, less: 900_000, small: 100_000, both: 200_000 });
  const delay = by({ likely: 2, just: null, less: 10, small: 2, both: 30 });
  const chance = by({ likely: 0.85, just: 0.8, less: 0.799, small: 0.99, both: 0.9 });
  const alerts = fired('due_soon', { due, delay, chance });
  expect(who(alerts).sort()).toEqual(['both', 'just', 'likely']);
  const evidence = (name: string) =>
    alerts.find(({ subject }) => subject.value === name)!.evidence.slice(1);
  // only what decided is held against its threshold
  expect(evidence('likely')).toEqual([
    { metric: 'payment_delay', value: 2, unit: 'days', window: 'year' },
    { metric: 'due_soon_late_risk', value: 0.85, unit: 'ratio', threshold: 0.8 },
  ]);
  expect(evidence('just').map(({ metric }) => metric)).toEqual(['due_soon_late_risk']);
  expect(evidence('both').map(({ threshold }) => threshold)).toEqual([10, 0.8]);
  // as of another day than the report's own nothing is known of chances
  expect(who(fired('due_soon', { due, delay, chance: by({}) }))).toEqual(['both']);
});

describe('an unusual month', () => {
  /** DSO by month: 40 and 44 in turn over 18 months, so 42 ± 3.14 × 4, then the last one. */
  const days = (last: number, months = 18): Answer => ({
    metric: 'dso',
    unit: 'days',
    rows: [...Array.from({ length: months }, (_, i) => (i % 2 ? 44 : 40)), last].map(
      (value, i) => ({
        by: { month: `${2024 + Math.floor(i / 12)}-${String(1 + (i % 12)).padStart(2, '0')}` },
        ...{ currency: 'CNY', value, numerator: null, denominator: null },
      }),
    ),
  });

  test('is named with what was usual, whether it lies above or below', () => {
    const [alert] = fired('month_unusual', { dso: days(55) });
    expect(alert!.subject).toEqual({ dimension: 'month', value: '2025-07' });
    const { metric, value, usual } = alert!.evidence[0]!;
    expect([metric, value]).toEqual(['dso', 55]);
    expect([usual!.low, usual!.high].map((end) => Math.round(end * 100))).toEqual([2944, 5456]);
    expect(fired('month_unusual', { dso: days(29) }).length).toBe(1);
  });

  test('is none within the usual, and not said of less than twelve months', () => {
    expect(fired('month_unusual', { dso: days(54) })).toEqual([]);
    expect(fired('month_unusual', { dso: days(400, 11) })).toEqual([]);
    expect(fired('month_unusual', { dso: days(400, 12) }).length).toBe(1);
  });

  test('of a rate goes by the number of invoices that an amount stands for', () => {
    // 100 invoices of 1 each month, 90 and 94 in time in turn; 0.92 ± 3.14 × 0.4 ÷ √n
    const rows = (denominator: number, last: number) =>
      days(0).rows.map((row, i, { length }) => ({
        ...row,
        value: i === length - 1 ? last : i % 2 ? 0.94 : 0.9,
        denominator: i === length - 1 ? denominator : 100,
      }));
    const squares = (last: number): Answer => ({
      ...{ metric: 'due_weight_squares', unit: 'index' },
      rows: days(0).rows.map((row, i, { length }) => ({
        ...row,
        value: i === length - 1 ? last : 100,
      })),
    });
    const rate = (last: number): Answer => ({ metric: '', unit: 'ratio', rows: rows(100, last) });
    const of = (last: number, n: number) =>
      fired('month_unusual', { on_time_rate: rate(last), squares: squares(10_000 / n) }).length;
    // 100 invoices: 0.7944 and above; 25: 0.6688 and above
    expect([of(0.79, 100), of(0.8, 100), of(0.79, 25), of(0.66, 25)]).toEqual([1, 0, 0, 1]);
  });

  test('asks for months that are over, of the whole company', () => {
    const asked = alertQuestions(site, { ...view, asOf: '2026-05-12' });
    expect(asked['month_unusual.dso']!.period).toEqual({ from: '2024-04-01', to: '2026-04-30' });
    expect(asked['month_unusual.dso']!.filter).toEqual({});
  });
});

describe('the exports', () => {
  test('rows set aside are named by their file', () => {
    const at = { ...site, exports: { setAside: [{ file: 'a.csv', rows: 2, of: 90 }], last: [] } };
    const [alert] = fired('rows_set_aside', {}, at);
    expect(alert).toMatchObject({
      subject: { dimension: 'data', value: 'a.csv' },
      amount: null,
      evidence: [
        { metric: 'rows_set_aside', value: 2, threshold: 0 },
        { metric: 'rows_read', value: 90 },
      ],
    });
    expect(fired('rows_set_aside', {}, site)).toEqual([]);
  });

  test('an export that ends more than 14 days before the report', () => {
    // 16 June + 14 days = 30 June
    const last = [
      { table: 'invoice', file: 'i.csv', date: '2026-06-16' },
      { table: 'payment', file: 'p.csv', date: '2026-06-15' },
    ] as const;
    const alerts = fired('export_old', {}, { ...site, exports: { setAside: [], last: [...last] } });
    expect(who(alerts)).toEqual(['p.csv']);
    const recent = { setAside: [], last: [last[0]] };
    expect(fired('export_old', {}, { ...site, exports: recent })).toEqual([]);
    expect(alerts[0]!.evidence).toEqual([
      { metric: 'days_behind', value: 15, unit: 'days', threshold: 14 },
    ]);
  });
});

test('alerts are ordered by severity, then by amount', () => {
  const outcomes = evaluateRules(site, {
    'silent.contact': by({ a: { value: null, numerator: 9_000_000 } }),
    'overdue_beyond.beyond': by({ b: 200_000, c: 300_000 }),
    'limit_passed.used': by({ d: { value: 2, numerator: 250_000, denominator: 125_000 } }),
  });
  expect(who(sortAlerts(outcomes))).toEqual(['c', 'd', 'b', 'a']);
});

describe('what a rule says of its thresholds', () => {
  const settings = Object.keys(settingsSchema.shape.alerts.unwrap().shape);

  for (const { id, thresholds = {}, offWithout } of ALERT_RULES)
    test(`${id}: its text names none but its own, and all are settings`, () => {
      const text: string = WORDINGS.en.alerts[`ruleText.${id}`];
      const named = [...text.matchAll(/\{(\w+)\}/g)].map(([, part]) => part);
      expect(Object.keys(thresholds)).toEqual(expect.arrayContaining(named));
      expect(settings).toEqual(expect.arrayContaining(Object.keys(thresholds)));
      if (offWithout) expect(Object.keys(thresholds)).toContain(offWithout.setting);
    });
});

test('every rule is shown above, firing and silent', () => {
  const ids = ALERT_RULES.map(({ id }) => id as string).sort();
  expect([...seen.firing].sort()).toEqual(ids);
  expect(ids.filter((id) => !seen.silent.has(id))).toEqual([]);
});
