/** The committed demo company, measured by a plain loop over its files: plausible, and with all it promises. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { generateDemo } from '../../src/demo/generate.ts';
import { readSettings } from '../../src/settings/settings.ts';
import {
  AS_OF,
  countBy,
  day,
  type Exports,
  fileTexts,
  type Item,
  mean,
  minor,
  type Row,
  readExports,
  type Settled,
  settle,
} from './read-exports.ts';

const committed = join(import.meta.dirname, '../../data/exports');
let out: string;
let data: Exports;
let ledger: Settled;

beforeAll(() => {
  out = mkdtempSync(join(tmpdir(), 'demo-'));
  generateDemo({ out });
  data = readExports(out);
  ledger = settle(data);
});
afterAll(() => rmSync(out, { recursive: true, force: true }));

const late = (item: Item): number => item.settled! - item.due;
const settledItems = (): Item[] => ledger.items.filter((item) => item.settled !== null);
const isLate = (item: Item): boolean => item.settled === null || item.settled > item.due;
const dueIn = (from: string, to: string) => (item: Item) =>
  item.due >= day(from) && item.due <= day(to);
const sum = (list: number[]): number => list.reduce((a, b) => a + b, 0);

test('the committed exports are the output of the generator', () => {
  expect([...fileTexts(committed).keys()]).toEqual([...fileTexts(out).keys()]);
  for (const [name, text] of fileTexts(out)) {
    expect(fileTexts(committed).get(name) === text, name).toBe(true);
  }
  const bytes = sum([...fileTexts(out).values()].map((text) => Buffer.byteLength(text)));
  expect(bytes).toBeLessThan(3_000_000);
});

test('its settings are valid and name the company in both languages', () => {
  const settings = readSettings(join(committed, '..'));
  expect(settings.company).toEqual({
    en: expect.stringContaining('Lanzhu'),
    zh: expect.stringContaining('蓝竹'),
  });
  expect(settings.currency).toBe('CNY');
});

describe('size and shape', () => {
  test('6000 invoices, 150 customers, 12 reps, 5 regions, two currencies', () => {
    expect(ledger.byInvoice.size).toBe(6000);
    expect(data.customers).toHaveLength(150);
    expect(data.reps).toHaveLength(12);
    expect(Object.keys(countBy(data.customers, 'region'))).toHaveLength(5);
    expect(Object.keys(countBy(data.customers, 'segment'))).toHaveLength(4);
    const currencies = countBy(data.invoices, 'currency');
    expect(Object.keys(currencies).sort()).toEqual(['CNY', 'USD']);
    const usd = currencies.USD! / data.invoices.length;
    expect(usd).toBeGreaterThan(0.1);
    expect(usd).toBeLessThan(0.2);
  });

  test('each customer keeps to one currency, each document to its customer and rep', () => {
    const currency = new Map(data.customers.map((row) => [row.customer_id, row.currency]));
    const reps = new Set(data.reps.map((row) => row.rep_id));
    for (const row of [...data.invoices, ...data.payments]) {
      expect(row.currency).toBe(currency.get(row.customer_id));
    }
    expect(data.invoices.every((row) => reps.has(row.rep))).toBe(true);
    const owner = new Map(data.invoices.map((row) => [row.invoice_id, row.customer_id]));
    for (const row of data.payments) {
      if (row.invoice_id) expect(owner.get(row.invoice_id)).toBe(row.customer_id);
    }
  });

  test('three years up to the as-of date, and nothing later', () => {
    const issued = data.invoices.map((row) => row.issue_date!).sort();
    expect(issued[0]!.slice(0, 7)).toBe('2023-07');
    const dates = [
      ...issued,
      ...data.payments.flatMap((row) => [row.date!, row.applied_date!]),
      ...data.disputes.flatMap((row) => [row.opened!, row.resolved!]),
      ...data.activities.map((row) => row.date!),
      ...data.promises.map((row) => row.made_on!),
    ];
    expect(dates.filter(Boolean).sort().at(-1)).toBe(AS_OF);
  });

  test('ids are unique; instalments share one', () => {
    const keys = data.invoices.map((row) => `${row.invoice_id}#${row.instalment_no}`);
    expect(new Set(keys).size).toBe(keys.length);
    const payments = data.payments.map((row) => row.payment_id);
    expect(new Set(payments).size).toBe(payments.length);
  });

  test('the largest customer has 7 to 9 % of sales, and sizes fall steeply', () => {
    const sales = new Map<string, number>();
    for (const { row, amount } of ledger.items) {
      const cny = row.currency === 'USD' ? amount * 7.1 : amount;
      sales.set(row.customer_id!, (sales.get(row.customer_id!) ?? 0) + cny);
    }
    const sizes = [...sales.values()].sort((a, b) => b - a);
    const total = sum(sizes);
    expect(sizes[0]! / total).toBeGreaterThan(0.07);
    expect(sizes[0]! / total).toBeLessThan(0.09);
    expect(sum(sizes.slice(0, 30)) / total).toBeGreaterThan(0.55);
  });

  test('the year has a peak in its last quarter and a dip at Spring Festival', () => {
    const months = countBy(
      data.invoices.map((row) => ({ month: row.issue_date!.slice(0, 7) })),
      'month',
    );
    for (const year of [2024, 2025]) {
      const of = (from: number, to: number): number[] =>
        Array.from(
          { length: to - from + 1 },
          (_, i) => months[`${year}-${String(from + i).padStart(2, '0')}`]!,
        );
      expect(mean(of(10, 12))).toBeGreaterThan(1.1 * mean(of(4, 9)));
      expect(of(2, 2)[0]).toBeLessThan(0.7 * mean(of(4, 9)));
    }
  });
});

describe('paying', () => {
  test('about a third late, by about ten days, with a long tail', () => {
    const settled = settledItems();
    const lateOnes = settled.filter(isLate);
    const share = lateOnes.length / settled.length;
    expect(share).toBeGreaterThan(0.28);
    expect(share).toBeLessThan(0.4);
    expect(mean(lateOnes.map(late))).toBeGreaterThan(8);
    expect(mean(lateOnes.map(late))).toBeLessThan(13);
    expect(lateOnes.filter((item) => late(item) > 90).length).toBeGreaterThan(10);
  });

  test('open balances are mostly not due, and each currency has every ageing bucket', () => {
    const asOf = day(AS_OF);
    for (const currency of ['CNY', 'USD']) {
      const open = ledger.items.filter((i) => i.row.currency === currency && i.open > 0);
      const between = (from: number, to: number): number =>
        sum(open.filter((i) => asOf - i.due >= from && asOf - i.due <= to).map((i) => i.open));
      const buckets = [between(1, 30), between(31, 60), between(61, 90), between(91, 9999)];
      expect(Math.min(...buckets)).toBeGreaterThan(0);
      expect(between(-999, 0)).toBeGreaterThan(2 * sum(buckets));
    }
  });

  test('nothing but a few cash over-payments exceeds its balance', () => {
    expect(ledger.excess.length).toBeGreaterThan(5);
    expect(ledger.excess.length).toBeLessThan(60);
    expect(Object.keys(countBy(ledger.excess as never, 'kind'))).toEqual(['cash']);
  });

  test('partial payments, on about an eighth of the invoices', () => {
    const pieces = countBy(
      data.payments.filter((row) => row.kind === 'cash'),
      'invoice_id',
    );
    const single = [...ledger.byInvoice].filter(([, list]) => list.length === 1);
    const share = single.filter(([id]) => (pieces[id] ?? 0) > 1).length / single.length;
    expect(share).toBeGreaterThan(0.08);
    expect(share).toBeLessThan(0.17);
  });

  test('one transfer often covers several invoices', () => {
    const covered = new Map<string, Set<string>>();
    for (const { bank_ref, invoice_id, kind } of data.payments) {
      if (!bank_ref || !invoice_id || kind !== 'cash') continue;
      covered.set(bank_ref, (covered.get(bank_ref) ?? new Set()).add(invoice_id));
    }
    expect([...covered.values()].filter((set) => set.size > 1).length).toBeGreaterThan(100);
  });

  test('receipts without an invoice, money applied later, advances before the invoice', () => {
    const unapplied = data.payments.filter((row) => !row.invoice_id && row.kind === 'cash');
    expect(unapplied.length / data.payments.length).toBeGreaterThan(0.01);
    expect(unapplied.length / data.payments.length).toBeLessThan(0.04);
    const later = data.payments.filter((row) => row.applied_date! > row.date!);
    expect(later.length).toBeGreaterThan(100);
    const issued = new Map(data.invoices.map((row) => [row.invoice_id, row.issue_date!]));
    const advances = data.payments.filter((row) => row.date! < (issued.get(row.invoice_id!) ?? ''));
    expect(advances.length).toBeGreaterThan(20);
    expect(advances.every((row) => row.applied_date === issued.get(row.invoice_id!))).toBe(true);
  });

  test('write-offs are few and old; refunds few; discounts only in time and where agreed', () => {
    const kinds = countBy(data.payments, 'kind');
    expect(kinds.write_off! / 6000).toBeGreaterThan(0.001);
    expect(kinds.write_off! / 6000).toBeLessThan(0.006);
    expect(kinds.refund).toBeGreaterThan(5);
    expect(kinds.refund).toBeLessThan(60);
    expect(kinds.discount).toBeGreaterThan(50);
    for (const row of data.payments) {
      const item = ledger.byInvoice.get(row.invoice_id!)?.[0];
      if (row.kind === 'write_off') expect(day(row.date!) - item!.due).toBeGreaterThan(120);
      if (row.kind !== 'discount') continue;
      expect(Number(row.amount) / Number(item!.row.amount)).toBeCloseTo(0.02, 3);
      expect(item!.row.discount_rate).toBe('0.02');
      expect(day(row.date!) - day(item!.row.issue_date!)).toBeLessThanOrEqual(10);
    }
  });
});

describe('documents', () => {
  test('credit notes: about 3 %, most against an invoice, some alone', () => {
    const notes = data.invoices.filter((row) => row.doc_type === 'credit_note');
    expect(notes.length / 6000).toBeGreaterThan(0.02);
    expect(notes.length / 6000).toBeLessThan(0.04);
    const alone = notes.filter((row) => !row.applies_to).length;
    expect(alone).toBeGreaterThan(3);
    expect(alone).toBeLessThan(notes.length / 3);
  });

  test('instalments: about 4 %, two to four each with its own due date', () => {
    const split = [...ledger.byInvoice.values()].filter((list) => list.length > 1);
    expect(split.length / 6000).toBeGreaterThan(0.025);
    expect(split.length / 6000).toBeLessThan(0.055);
    for (const list of split) {
      expect(list.length).toBeLessThanOrEqual(4);
      expect(new Set(list.map((item) => item.due)).size).toBe(list.length);
      expect(list.map((i) => Number(i.row.instalment_no))).toEqual(list.map((_, n) => n + 1));
    }
  });

  test('void and draft rows, missing due dates with terms, quoted notes, a name full of signs', () => {
    const status = countBy(data.invoices, 'status');
    expect(status.void).toBeGreaterThan(5);
    expect(status.draft).toBeGreaterThan(0);
    const noDue = ledger.items.filter((item) => !item.row.due_date);
    expect(noDue.length).toBeGreaterThan(20);
    expect(noDue.every((item) => item.row.terms !== '')).toBe(true);
    expect(data.invoices.some((row) => row.note!.includes('"express"'))).toBe(true);
    expect(data.customers.map((row) => row.name)).toContain("O'Brien & Söhne <Export>");
  });

  test('invoices follow delivery by 0 to 12 days, at one rep clearly slower', () => {
    const lags: Record<string, number[]> = {};
    for (const row of data.invoices.filter((r) => r.delivery_date)) {
      const lag = day(row.issue_date!) - day(row.delivery_date!);
      expect(lag).toBeGreaterThanOrEqual(0);
      expect(lag).toBeLessThanOrEqual(12);
      lags[row.rep!] ??= [];
      lags[row.rep!]!.push(lag);
    }
    const means = Object.values(lags)
      .map(mean)
      .sort((a, b) => b - a);
    expect(means[0]).toBeGreaterThan(6);
    expect(means[1]).toBeLessThan(3);
  });
});

describe('follow-up', () => {
  test('about 3 % disputed, a few still open, with reasons', () => {
    expect(data.disputes.length / 6000).toBeGreaterThan(0.02);
    expect(data.disputes.length / 6000).toBeLessThan(0.04);
    const open = data.disputes.filter((row) => !row.resolved);
    expect(open.length).toBeGreaterThan(2);
    expect(open.every((row) => row.outcome === '')).toBe(true);
    expect(data.disputes.every((row) => row.resolved === '' || row.resolved! > row.opened!)).toBe(
      true,
    );
  });

  test('promises on late items: kept ones are paid by their day, broken ones are not', () => {
    const counts = countBy(data.promises, 'status');
    expect(Object.keys(counts).sort()).toEqual(['broken', 'kept', 'open']);
    const instalments = (id: string): boolean => ledger.byInvoice.get(id)!.length > 1;
    for (const row of data.promises.filter((r) => !instalments(r.invoice_id!))) {
      const { settled, due } = ledger.byInvoice.get(row.invoice_id!)![0]!;
      expect(day(row.made_on!)).toBeGreaterThan(due);
      // Money may be applied a few days after it came, so the day of the cash decides.
      const cash = data.payments.filter(
        (p) => p.invoice_id === row.invoice_id && p.kind === 'cash',
      );
      const lastCash = Math.max(0, ...cash.map((p) => day(p.date!)));
      if (row.status === 'kept') expect(lastCash).toBeLessThanOrEqual(day(row.due_on!));
      if (row.status === 'broken') {
        expect(day(row.due_on!)).toBeLessThan(day(AS_OF));
        expect(settled === null || settled > day(row.due_on!)).toBe(true);
      }
    }
  });

  test('two of three promises are kept: cash applied from the day of the word to the day named', () => {
    const kept = (row: Row): boolean => {
      const came = data.payments.filter((p) => {
        const at = p.applied_date || p.date!;
        return (
          p.invoice_id === row.invoice_id &&
          p.kind === 'cash' &&
          at >= row.made_on! &&
          at <= row.due_on!
        );
      });
      return sum(came.map((p) => minor(p.amount!))) >= minor(row.amount!);
    };
    const past = data.promises.filter((r) => r.due_on! > '2025-06-30' && r.due_on! <= AS_OF);
    const cny = past.filter((r) => ledger.byInvoice.get(r.invoice_id!)![0]!.row.currency === 'CNY');
    const keptCny = cny.filter(kept);
    const amounts = (rows: Row[]): number => sum(rows.map((r) => minor(r.amount!)));
    expect(amounts(keptCny) / amounts(cny)).toBeGreaterThan(0.6);
    expect(amounts(keptCny) / amounts(cny)).toBeLessThan(0.75);
    expect(past.filter(kept).length / past.length).toBeGreaterThan(0.6);
    expect(past.filter(kept).length / past.length).toBeLessThan(0.75);
  });

  test('reminders before due, dunning by stages, a few cases for lawyers', () => {
    const stages = countBy(data.activities, 'stage');
    expect(stages.reminder).toBeGreaterThan(500);
    expect(stages['dunning-1']).toBeGreaterThan(stages['dunning-2']!);
    expect(stages['dunning-2']).toBeGreaterThan(stages['dunning-3']!);
    expect(stages.legal).toBeGreaterThan(0);
    const first = new Map(
      [...ledger.byInvoice].map(([id, list]) => [id, { issue: list[0]!.row.issue_date!, list }]),
    );
    for (const row of data.activities.filter((r) => r.stage === 'reminder')) {
      const { issue, list } = first.get(row.invoice_id!)!;
      expect(day(row.date!)).toBeGreaterThan(day(issue));
      expect(list.some((item) => day(row.date!) < item.due)).toBe(true);
    }
  });

  test('targets for every rep and month, and cash that is near them', () => {
    expect(data.targets).toHaveLength(12 * 42);
    const wanted = sum(
      data.targets
        .filter((r) => r.currency === 'CNY' && r.month! < '2026-07')
        .map((r) => minor(r.amount!)),
    );
    const cash = sum(
      data.payments
        .filter((r) => r.currency === 'CNY' && r.kind === 'cash')
        .map((r) => minor(r.amount!)),
    );
    expect(cash / wanted).toBeGreaterThan(0.85);
    expect(cash / wanted).toBeLessThan(1.1);
  });
});

describe('the planted stories', () => {
  const bad = (): Item[] => ledger.items.filter((item) => item.row.customer_id === 'C0003');
  const daysLate = (items: Item[]): number =>
    mean(items.map((item) => Math.max(0, (item.settled ?? day(AS_OF)) - item.due)));

  test('a large customer pays well for two years, then later and later, over its limit', () => {
    const before = daysLate(bad().filter(dueIn('2023-07-01', '2025-09-30')));
    const turn = daysLate(bad().filter(dueIn('2025-10-01', '2025-12-31')));
    const after = daysLate(bad().filter(dueIn('2026-01-01', '2026-03-31')));
    expect(before).toBeLessThan(4);
    expect(turn).toBeGreaterThan(before + 20);
    expect(after).toBeGreaterThan(turn + 20);
    const limit = data.customers.find((row) => row.customer_id === 'C0003')!.credit_limit!;
    expect(sum(bad().map((item) => item.open))).toBeGreaterThan(minor(limit));
    const overdue = bad().filter((item) => item.due < day(AS_OF));
    const all = ledger.items.filter((i) => i.row.currency === 'CNY' && i.due < day(AS_OF));
    expect(sum(overdue.map((i) => i.open)) / sum(all.map((i) => i.open))).toBeGreaterThan(0.3);
    const broken = data.promises.filter(
      (row) => row.customer_id === 'C0003' && row.status === 'broken',
    );
    expect(broken.length).toBeGreaterThan(10);
  });

  test('a few customers are over their limit, not many', () => {
    const over = data.customers.filter((row) => {
      if (!row.credit_limit) return false;
      const mine = ledger.items.filter((item) => item.row.customer_id === row.customer_id);
      return sum(mine.map((item) => item.open)) > minor(row.credit_limit);
    });
    expect(over.length).toBeGreaterThan(1);
    expect(over.length).toBeLessThan(12);
  });

  test('one rep improves over the last year, one stays the weakest', () => {
    const onTime = (rep: string, from: string, to: string): number => {
      const due = ledger.items.filter((i) => i.row.rep === rep).filter(dueIn(from, to));
      return 1 - due.filter(isLate).length / due.length;
    };
    const year = ['2024-07-01', '2025-03-31'] as const;
    const lastHalf = ['2026-01-01', '2026-06-29'] as const;
    expect(onTime('R05', ...lastHalf)).toBeGreaterThan(onTime('R05', ...year) + 0.2);
    const all = data.reps.map((row) => onTime(row.rep_id!, '2023-07-01', '2026-06-29'));
    expect(onTime('R08', '2023-07-01', '2026-06-29')).toBe(Math.min(...all));
  });
});
