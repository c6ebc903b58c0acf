/** Books at the edge: every figure is a number that can be checked, or no value; never 0 % or 100 % of nothing. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { METRICS } from '../../src/metrics/catalogue.ts';
import type { Question } from '../../src/metrics/types.ts';
import { openReport } from '../../src/publish/open-report.ts';
import { askTogether } from '../metrics/ask-together.ts';

const INVOICES = 'invoice_id,customer_id,issue_date,due_date,amount,currency,rep\n';
const PAYMENTS = 'payment_id,date,amount,invoice_id,customer_id,currency,kind\n';
const A = 'A,C1,2026-01-10,2026-02-10,100.00,CNY,R1\n';
const B = 'B,C1,2026-02-10,2026-03-10,50.00,CNY,R1\n';
const PERIOD = { from: '2026-01-01', to: '2026-03-31' };

interface OddBook {
  files: Record<string, string>;
  asOf?: string;
  question?: Partial<Question>;
  /** Metrics and their values, one currency after the other. */
  expected: Record<string, (number | null)[]>;
}

const BOOKS: Record<string, OddBook> = {
  'no payments at all': {
    files: { invoices: INVOICES + A },
    expected: { open_amount: [10_000], overdue_share: [1], collection_rate: [], on_time_rate: [] },
  },
  'one invoice, paid in full': {
    files: { invoices: INVOICES + A, payments: `${PAYMENTS}P,2026-02-01,100.00,A,C1,CNY,cash\n` },
    expected: {
      ...{ open_amount: [0], overdue_share: [null], top_share: [null], hhi: [null] },
      ...{ collection_rate: [1], days_late: [-9], dso: [0], dso_best: [0] },
    },
  },
  'one customer owes everything, all of it late': {
    files: {
      invoices: INVOICES + A + B,
      payments: `${PAYMENTS}P,2026-02-20,1.00,B,C1,CNY,cash\n`,
    },
    expected: { overdue_share: [1], hhi: [1], top_share: [1], dso_best: [0], on_time_rate: [0] },
  },
  'more credited than sold': {
    files: {
      invoices: INVOICES + A,
      payments: `${PAYMENTS}P,2026-03-01,300.00,A,C1,CNY,credit_note\n`,
    },
    expected: { net_sales: [-20_000], open_amount: [0], unapplied_amount: [20_000] },
  },
  'nothing sold in the period': {
    files: { invoices: INVOICES + A, payments: `${PAYMENTS}P,2026-06-01,40.00,A,C1,CNY,cash\n` },
    asOf: '2026-06-30',
    question: { period: { from: '2026-05-01', to: '2026-06-30' } },
    expected: {
      collection_rate: [null],
      collection_rate_cohort: [null],
      dso: [null],
      cash_amount: [4_000],
    },
  },
  'a rep without invoices': {
    files: {
      invoices: INVOICES + A,
      payments: `${PAYMENTS}P,2026-02-01,100.00,A,C1,CNY,cash\n`,
      reps: 'rep_id,name\nR1,One\nR2,Two\n',
    },
    question: { filter: { rep: 'R2' } },
    expected: { collection_rate: [null], collection_rate_due: [null], overdue_share: [null] },
  },
  'as of a day before the first document': {
    files: { invoices: INVOICES + A, payments: `${PAYMENTS}P,2026-02-01,100.00,A,C1,CNY,cash\n` },
    question: { asOf: '2025-01-01', period: { from: '2024-01-01', to: '2025-01-01' } },
    expected: { collection_rate: [null], overdue_share: [null], dso: [null] },
  },
  'a filter that matches nothing': {
    files: { invoices: INVOICES + A, payments: `${PAYMENTS}P,2026-02-01,100.00,A,C1,CNY,cash\n` },
    question: { filter: { region: 'Nowhere' } },
    expected: { collection_rate: [null], days_to_pay: [null], dso: [null] },
  },
  'three currencies without rates': {
    files: {
      invoices: `${INVOICES}${A}U,C2,2026-01-10,2026-02-10,70.00,USD,R1\nJ,C3,2026-01-10,2026-02-10,900,JPY,R1\n`,
      payments: `${PAYMENTS}P,2026-02-01,40.00,A,C1,CNY,cash\n`,
    },
    expected: { open_amount: [6_000, 900, 7_000], collection_rate: [0.4, 0, 0] },
  },
};

test.each(Object.entries(BOOKS))('%s', async (_, { files, asOf, question, expected }) => {
  const dir = mkdtempSync(join(tmpdir(), 'odd-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(dir, `${name}.csv`), text);
  writeFileSync(join(dir, 'report.yml'), 'max_set_aside: 0\n');
  const report = await openReport({ data: dir, asOf: asOf ?? '2026-03-31' });
  try {
    const ask = askTogether(report);
    const asked = METRICS.map(async (metric) => {
      const { rows } = await ask({ metric: metric.id, period: PERIOD, ...question });
      return { metric, rows };
    });
    const answers = new Map<string, (number | null)[]>();
    for (const { metric, rows } of await Promise.all(asked)) {
      for (const { value, denominator } of rows) {
        expect([metric.id, value === null || Number.isFinite(value)]).toEqual([metric.id, true]);
        if (denominator !== null && denominator <= 0)
          expect([metric.id, value]).toEqual([metric.id, null]);
      }
      const sorted = rows.toSorted((a, b) => ((a.currency ?? '') < (b.currency ?? '') ? -1 : 1));
      answers.set(
        metric.id,
        sorted.map(({ value }) => value),
      );
    }
    for (const [metric, values] of Object.entries(expected))
      expect([metric, answers.get(metric)]).toEqual([metric, values]);
  } finally {
    await report.close();
    rmSync(dir, { recursive: true });
  }
});
