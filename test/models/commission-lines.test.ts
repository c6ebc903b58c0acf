/** A receipt over several items is rounded once: by hand, and of a large book in plain loops. */
import { describe, expect, test } from 'vitest';
import { dateOf, dice, monthOf } from '../oracle/dice.ts';
import { withBook } from '../oracle/open-book.ts';
import { type PlainRules, plainCommission } from '../oracle/plain-commission.ts';
import type { Book, Kind } from '../oracle/random-book.ts';
import { withReport } from '../with-report.ts';

interface Line {
  rep: string | null;
  kind: string;
  base: number;
  earned: number;
}

const LINES = `select rep::varchar as rep, kind::varchar as kind, amount_minor::double as base,
  commission_minor::double as earned from fct_commission order by date, rep, base`;

describe('a receipt over several items is rounded once', () => {
  /** Three items of two reps, and one of nobody. */
  const over = (payments: string): Promise<Line[]> =>
    withReport(
      {
        'invoices.csv': `invoice_id,customer_id,issue_date,due_date,amount,currency,rep
A,C1,2026-01-02,2026-01-31,1.00,EUR,R1
B,C1,2026-01-02,2026-02-01,1.10,EUR,R2
C,C1,2026-01-02,2026-02-02,1.30,EUR,R1
D,C1,2026-01-02,2026-02-03,50.00,EUR,
`,
        'payments.csv': `payment_id,date,amount,invoice_id,customer_id,currency,kind\n${payments}`,
        'report.yml': 'max_set_aside: 0\nunreferenced_payments: oldest_due_first\n',
        'commission.yml': 'late_days: [0]\nrules: [{ rates: [0.5%, 0.5%] }]\n',
      },
      async ({ engine }) => (await engine.query(LINES)) as unknown as Line[],
      '2026-04-30',
    );
  const cents = (lines: Line[], kind: string) =>
    lines
      .filter((one) => one.kind === kind)
      .map(({ rep, base, earned }) => [rep, base, earned])
      .sort((a, b) => Number(a[1]) - Number(b[1]));

  // 0.5 + 0.55 + 0.65 = 1.7 cents: 2, where three roundings would make 3; the largest remainders have them
  const TWO = [
    ['R1', 100, 0],
    ['R2', 110, 1],
    ['R1', 130, 1],
    [null, 5000, 0],
  ];

  test.each([
    ['the oldest due first', 'P1,2026-02-28,53.40,,C1,EUR,cash\n'],
    ['named by one row', 'P1,2026-02-28,53.40,A; B; C; D,C1,EUR,cash\n'],
    [
      'in a row for each invoice',
      'P1,2026-02-28,1.00,A,C1,EUR,cash\nP1,2026-02-28,1.10,B,C1,EUR,cash\nP1,2026-02-28,1.30,C,C1,EUR,cash\nP1,2026-02-28,50.00,D,C1,EUR,cash\n',
    ],
  ])('%s', async (_, payments) => {
    expect(cents(await over(payments), 'cash')).toEqual(TWO);
  });

  test('receipts of their own are rounded each', async () => {
    const lines = await over(
      'P1,2026-02-28,1.00,A,C1,EUR,cash\nP2,2026-02-28,1.10,B,C1,EUR,cash\nP3,2026-02-28,1.30,C,C1,EUR,cash\n',
    );
    expect(cents(lines, 'cash')).toEqual([
      ['R1', 100, 1],
      ['R2', 110, 1],
      ['R1', 130, 1],
    ]);
  });

  test('a refund of one item leaves the rule on the rest, and of all leaves nothing to anybody', async () => {
    const paid = 'P1,2026-02-28,3.40,,C1,EUR,cash\n';
    const back = 'P2,2026-03-10,1.30,C,C1,EUR,refund\n';
    // 0.5 + 0.55 = 1.05 cents are left: 1, of the item with the larger remainder
    expect(cents(await over(paid + back), 'refund')).toEqual([['R1', -130, -1]]);
    const rest = 'P3,2026-03-11,1.10,B,C1,EUR,refund\n';
    // 0.5 cents are left: 1, now of the first item, which moves for it
    expect(cents(await over(paid + back + rest), 'refund')).toEqual([
      ['R1', -130, -1],
      ['R2', -110, -1],
      ['R1', 0, 1],
    ]);
    const last = 'P4,2026-03-12,1.00,A,C1,EUR,refund\n';
    const lines = await over(paid + back + rest + last);
    for (const rep of ['R1', 'R2']) {
      const own = lines.filter((one) => one.rep === rep);
      expect(
        own.reduce(([base, earned], one) => [base + one.base, earned + one.earned], [0, 0]),
      ).toEqual([0, 0]);
    }
  });
});

/** 20 reps, 1,000 receipts, of every lateness, half of them over three items, by turns shared, refunded in part and whole. */
/** Two equal ones and what is left, each due ten days before the next. */
const thirds = (last: number, amount: number): Book['invoices'][number]['instalments'] => {
  const third = Math.floor(amount / 3);
  return [third, third, amount - 2 * third].map((part, i) => ({
    ...{ due: last - 20 + 10 * i, amount: part },
  }));
};

function largeBook(): { book: Book; rules: PlainRules } {
  const roll = dice(20);
  const reps = Array.from({ length: 20 }, (_, i) => `R${i + 10}`);
  const invoices: Book['invoices'] = [];
  const payments: Book['payments'] = [];
  const pay = (day: number, amount: number, i: number, kind: Kind = 'cash'): void => {
    const { id: invoice, customer, currency } = invoices[i]!;
    payments.push({ day, amount, invoice, customer, currency, kind, method: '' });
  };
  for (let i = 0; i < 1000; i++) {
    const [issued, amount] = [roll(0, 300), roll(101, 9_999_999)];
    invoices.push({
      ...{ id: `I${i}`, customer: `C${roll(10, 49)}`, rep: reps[i % 20]!, region: null },
      ...{ segment: ['OEM', 'Trade'][i % 2]!, currency: 'CNY', issued, delivered: null },
      ...{ terms: null, discount: 0, product: ['Seals', 'Valves', 'Pumps'][i % 3]! },
      instalments: i % 2 === 0 ? thirds(issued + 30, amount) : [{ due: issued + 30, amount }],
    });
    const day = issued + 30 + [-3, 12, 55, 120][roll(0, 3)]!;
    pay(day, amount, i);
    if (i % 7 === 0) pay(day + 5, Math.ceil(amount / 3), i, 'refund');
    if (i % 14 === 0) pay(day + 9, amount - Math.ceil(amount / 3), i, 'refund');
  }
  const shared = Array.from({ length: 10 }, (_, i) => ({
    customer: `C${10 + i}`,
    reps: {
      [reps[i]!]: '41.6667%',
      [reps[i + 5]!]: '33.3333%',
      [reps[i + 10]!]: '25%',
    },
  }));
  const rules: PlainRules = {
    late_days: [0, 30, 90],
    rules: [
      { product: 'Seals', rates: ['0.75%', '0.5%', '0.125%', '0%'] },
      { segment: 'Trade', rates: ['1.3333%', '1%', '0.6667%', '0.1%'] },
      { rates: ['1%', '0.7%', '0.3%', '0.05%'] },
    ],
    shared,
  };
  payments.sort((a, b) => a.day - b.day);
  const none = {
    customers: [],
    disputes: [],
    promises: [],
    contacts: [],
    targets: [],
    actions: [],
  };
  return { book: { ...none, invoices, payments, commission: rules }, rules };
}

test('20 reps, 1,000 receipts, 4 tiers, shared accounts and refunds, to the cent', async () => {
  const { book, rules } = largeBook();
  expect(book.payments.filter(({ kind }) => kind === 'cash')).toHaveLength(1000);
  const settings = 'currency: CNY\nmax_set_aside: 0\n';
  await withBook(book, { to: 460, back: 460, settings }, async ({ report, ledger }) => {
    const expected = new Map<string, number>();
    const lines = plainCommission(ledger, rules);
    expect(ledger.items).toHaveLength(2000);
    for (const { rep, day, tier, earned } of lines)
      for (const key of [`${rep} ${monthOf(day)}`, `${rep} ${tier}`])
        expected.set(key, (expected.get(key) ?? 0) + earned);
    const period = { from: dateOf(0), to: dateOf(460) };
    for (const by of ['month', 'late_tier'] as const) {
      const { rows } = await report.ask({ metric: 'commission_amount', by: ['rep', by], period });
      expect(new Set(rows.map((row) => row.by.rep)).size).toBe(20);
      for (const row of rows) {
        const key = `${row.by.rep} ${row.by[by]}`;
        expect([key, row.value]).toEqual([key, expected.get(key) ?? 0]);
        expected.delete(key);
      }
    }
    expect([...expected.values()].filter((left) => left !== 0)).toEqual([]);
    // every tier, and what refunds took, is in it
    expect(new Set(lines.map(({ tier }) => tier)).size).toBe(4);
    const [back] = (await report.ask({ metric: 'commission_clawback_amount', period })).rows;
    expect(back!.value).toBe(-lines.reduce((s, one) => s + (one.isRefund ? one.earned : 0), 0));
    expect(back!.value).toBeGreaterThan(0);
    // what is worked out on ties to the money that reached invoices
    const [base] = (await report.ask({ metric: 'commission_base_amount', period })).rows;
    const [paid] = (await report.ask({ metric: 'paid_amount', period })).rows;
    expect(base!.value).toBe(paid!.value);
  });
});
