/** A small report for the client's tests: 12 months to the middle of June 2026, two currencies that stay apart. */
import type { Site } from '../../src/view/site.ts';
import { site as invented } from '../report/invented.ts';

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
  params: { ...invented.params, bucketEdges: [30], topN: 5 },
  settings: { ...invented.settings, rankMinBaseMinor: 0, alerts: {} },
  files: ['invoices.csv'],
  assets: {
    core: 'pack/core-1.duckdb.gz',
    items: ['pack/items-1.duckdb.gz'],
    itemsBytes: 20,
    labels: 'data/labels.json',
    letters: '',
    openLines: '',
    initials: '',
    cube: ['data/cube-0.bin.gz', 'data/cube-1.bin.gz'],
    cubeBytes: 150_000,
    whatIf: '',
    engine: 'engine/e.wasm.gz',
    worker: 'engine/w.js',
    answers: {},
    rows: {},
  },
};
