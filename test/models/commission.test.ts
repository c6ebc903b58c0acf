/** What reps earn on collected money: by hand, and what a wrong rule file is told. */
import { describe, expect, test } from 'vitest';
import { SettingsError } from '../../src/settings/settings-error.ts';
import { withReport } from '../with-report.ts';

const INVOICES = `invoice_id,customer_id,issue_date,due_date,amount,currency,rep,segment,product
A,C1,2026-01-02,2026-01-31,1000.00,EUR,R1,OEM,Seals
B,C2,2026-01-02,2026-01-31,333.33,EUR,R1,Trade,Valves
C,C3,2026-01-02,2026-01-31,500.00,EUR,,Trade,Valves
D,C1,2026-01-02,2026-01-31,200.00,EUR,R2,OEM,Valves
`;
const PAYMENTS = `payment_id,date,applied_date,amount,invoice_id,customer_id,currency,kind
P1,2026-01-31,,1000.00,A,C1,EUR,cash
P2,2026-03-05,,100.01,B,C2,EUR,cash
P3,2026-02-10,,500.00,C,C3,EUR,cash
P4,2026-01-20,2026-03-10,150.00,D,C1,EUR,cash
P5,2026-02-15,,50.00,D,C1,EUR,discount
P6,2026-03-20,,100.00,B,C2,EUR,write_off
`;
const RULES = `
late_days: [0, 30]
rules:
  - { product: Seals, rates: [3%, 2%, 1%] }
  - { segment: Trade, rates: [2%, 1%, 0.5%] }
  - { rates: [1%, 0.5%, 0%] }
shared:
  - { customer: C2, reps: { R1: 33.3333%, R2: 33.3333%, R3: 33.3334% } }
`;
const REPS = 'rep_id,name\nR1,Ann\nR2,Bo\nR3,Cy\n';

interface Line {
  rep: string | null;
  date: string;
  kind: string;
  late_tier: string;
  base: number;
  earned: number;
}
const LINES = `select rep::varchar as rep, date::varchar as date, kind::varchar as kind, late_tier,
  amount_minor::double as base, commission_minor::double as earned from fct_commission order by date, rep, base`;

const files = (rules: string, more = '', payments = PAYMENTS) => ({
  ...{ 'invoices.csv': INVOICES, 'payments.csv': payments + more, 'reps.csv': REPS },
  'report.yml': 'max_set_aside: 0\n',
  'commission.yml': rules,
});
const linesOf = (more = '', payments = PAYMENTS): Promise<Line[]> =>
  withReport(
    files(RULES, more, payments),
    async ({ engine }) => (await engine.query(LINES)) as unknown as Line[],
    '2026-04-30',
  );
const line = (...[date, rep, kind, late_tier, base, earned]: unknown[]) => ({
  ...{ rep, date, kind, late_tier, base, earned },
});

describe('by hand', () => {
  test('by product, segment and days late; shares to the cent; nobody earns where no rep is', async () => {
    expect(await linesOf()).toEqual([
      // on its due date: 3 % of 1,000.00
      line('2026-01-31', 'R1', 'cash', 'to_0', 100_000, 3_000),
      // no rep on the invoice
      line('2026-02-10', null, 'cash', '1-30', 50_000, 0),
      // 33 days late: 0.5 % of 100.01 is 50.005 cents, rounded 50; thirds of 10,001 cents lack two, those of 50 cents two, and the
      // third share has the largest remainder, then the first
      line('2026-03-05', 'R1', 'cash', '30+', 3_334, 17),
      line('2026-03-05', 'R2', 'cash', '30+', 3_333, 16),
      line('2026-03-05', 'R3', 'cash', '30+', 3_334, 17),
      // paid before its due date, applied in March: earned then, as paid in time
      line('2026-03-10', 'R2', 'cash', 'to_0', 15_000, 150),
    ]);
  });

  test('a refund takes back the commission of the receipt that it gives back, all of it in the end', async () => {
    const refunds = `P7,2026-04-01,,0.99,B,C2,EUR,refund
P8,2026-04-10,,400.00,A,C1,EUR,refund
P9,2026-04-11,,600.00,A,C1,EUR,refund
P10,2026-04-12,,99.02,B,C2,EUR,refund
`;
    const lines = (await linesOf(refunds)).filter(({ kind }) => kind === 'refund');
    expect(lines.filter(({ rep, date }) => rep === 'R1' && date.endsWith('-10'))).toEqual([
      line('2026-04-10', 'R1', 'refund', 'to_0', -40_000, -1_200),
    ]);
    const sumOf = (rep: string, tier: string) =>
      lines
        .filter((one) => one.rep === rep && one.late_tier === tier)
        .reduce(([base, earned], one) => [base + one.base, earned + one.earned], [0, 0]);
    expect(sumOf('R1', 'to_0')).toEqual([-100_000, -3_000]);
    expect([sumOf('R1', '30+'), sumOf('R2', '30+'), sumOf('R3', '30+')]).toEqual([
      [-3_334, -17],
      [-3_333, -16],
      [-3_334, -17],
    ]);
  });

  test('a refund takes back the latest receipt first, at the rate of that one', async () => {
    const payments = `payment_id,date,amount,invoice_id,customer_id,currency,kind
P1,2026-01-31,600.00,A,C1,EUR,cash
P2,2026-02-20,400.00,A,C1,EUR,cash
P3,2026-03-01,500.00,A,C1,EUR,refund
`;
    const lines = await linesOf('', payments);
    expect(lines.map(({ late_tier, base, earned }) => [late_tier, base, earned])).toEqual([
      ['to_0', 60_000, 1_800],
      ['1-30', 40_000, 800],
      ['1-30', -40_000, -800],
      ['to_0', -10_000, -300],
    ]);
  });

  test('a refund without a receipt takes nothing back', async () => {
    const lines = await linesOf(
      'P7,2026-04-01,,70.00,,C3,EUR,refund\nP8,2026-04-02,,9.00,X,C9,EUR,refund\n',
    );
    expect(lines.filter(({ kind }) => kind === 'refund')).toEqual([]);
  });
});

describe('a rule file that names', () => {
  test.each([
    ['a rep', 'R3: 33.3334%', 'R9: 33.3334%', 'shared.0.reps: “R9” is in no export'],
    ['a customer', 'customer: C2', 'customer: C7', 'shared.0.customer: “C7” is in no export'],
    ['a product', 'product: Seals', 'product: Seal', 'rules.0.product: “Seal” is in no export'],
    ['a segment', 'segment: Trade', 'segment: Retail', 'rules.1.segment: “Retail” is in no export'],
  ])('%s nobody knows is refused', async (_, from, to, words) => {
    const opened = withReport(files(RULES.replace(from, to)), async () => {});
    await expect(opened).rejects.toThrow(words);
    await expect(opened).rejects.toThrow(SettingsError);
  });
});

test('without a rule file there is no figure, and no line', async () => {
  const { 'commission.yml': _, ...rest } = files(RULES);
  await withReport(rest, async ({ engine, inputs }) => {
    expect(inputs.commission).toBe(false);
    expect(await engine.query(LINES)).toEqual([]);
  });
});
