/** A small report for the client's tests: 12 months to the middle of June 2026, two currencies that stay apart. */
import type { Site } from '../../src/report/types.ts';

const options = (...values: string[]) => values.map((value) => ({ value, label: `${value} name` }));

export const site: Site = {
  company: { en: 'Demo', zh: '示例' },
  locales: ['en', 'zh'],
  asOf: '2026-06-17',
  firstDate: '2023-07-03',
  lastDate: '2026-06-17',
  defaultPeriod: { from: '2025-07-01', to: '2026-06-17' },
  basis: 'due',
  currencies: ['CNY', 'USD'],
  reportCurrency: null,
  buckets: { due: ['not_due', '1-30', '30+'], issue: ['0-30', '30+'] },
  options: {
    region: [...options('North', 'South'), { value: '(none)', label: '(none)' }],
    segment: options('Retail'),
    rep: options('R01', 'R02'),
    currency: options('CNY', 'USD'),
    customer: [
      ...options('C1', 'C2', 'a&b=c+d', '<b>x</b>'),
      { value: 'U1', label: 'Only dollars', currencies: ['USD'] },
    ],
  },
  inputs: { payment: true },
  hasPayments: true,
  params: {
    reportCurrency: null,
    bucketEdges: [30],
    lossRates: null,
    topN: 5,
    fiscalYearStart: 1,
    dsoWindowMonths: 3,
    invoicingLagDays: 3,
    overdueDays: 60,
    dueSoonDays: 14,
    disputeDays: 45,
    silentDays: 30,
    tiers: {
      amounts: [10_000, 100_000],
      days: [30, 90],
      matrix: [
        ['D', 'D', 'C'],
        ['D', 'C', 'B'],
        ['C', 'B', 'A'],
      ],
    },
  },
  settings: { rankMinBaseMinor: 0, alerts: {} },
  files: ['invoices.csv'],
  assets: {
    core: 'pack/core-1.duckdb.gz',
    items: ['pack/items-1.duckdb.gz'],
    itemsBytes: 20,
    labels: 'data/labels.json',
    cube: ['data/cube-0.bin.gz', 'data/cube-1.bin.gz'],
    engine: 'engine/e.wasm.gz',
    worker: 'engine/w.js',
    answers: {},
  },
};
