/** Invented rows for the chart tests, and a document to draw them in. */
import { parseHTML } from 'linkedom';
import type { ChartOptions } from '../../src/charts/plot.ts';

const { document } = parseHTML('<!doctype html><html><body></body></html>');

export const options = (more: Partial<ChartOptions> = {}): ChartOptions => ({
  document: document as unknown as Document,
  width: 340,
  locale: 'en',
  format: (value) => String(Math.round(value * 100) / 100),
  ...more,
});

export const agingRows = [
  { month: '2026-01', bucket: 'not_due', value: 600 },
  { month: '2026-01', bucket: '1-30', value: 300 },
  { month: '2026-01', bucket: '90+', value: 100 },
  { month: '2026-02', bucket: '90+', value: 50 },
  { month: '2026-02', bucket: 'not_due', value: 150 },
  { month: '2026-03', bucket: 'not_due', value: 0 },
];

/** 1000 + 500 − 600 − 50 = 850. */
export const bridge = [
  { label: 'Opening', value: 1000, kind: 'total' as const },
  { label: 'Invoiced', value: 500, kind: 'delta' as const },
  { label: 'Cash', value: -600, kind: 'delta' as const, good: true },
  { label: 'Written off', value: -50, kind: 'delta' as const, good: false },
  { label: 'Closing', value: 850, kind: 'total' as const },
];

export const trendRows = [
  { month: '2026-01', value: 0.8, series: 'Period rate', style: 'actual' as const },
  { month: '2026-02', value: null, series: 'Period rate', style: 'actual' as const },
  { month: '2026-03', value: 0.9, series: 'Period rate', style: 'actual' as const },
  { month: '2026-01', value: 0.7, series: 'Year before', style: 'previous' as const },
  { month: '2026-02', value: 0.6, series: 'Year before', style: 'previous' as const },
  { month: '2026-03', value: 0.88, series: 'Year before', style: 'previous' as const },
];

export const categoryRows = [
  { label: '上海某某国际贸易有限责任公司华东分公司', value: 400, previous: 300 },
  { label: 'Acme <b>', value: 200, previous: 250 },
  { label: 'Zed', value: null, previous: null },
];

export const intervalRows = [
  { label: 'Ana', value: 0.9, low: 0.8, high: 0.95 },
  { label: 'Bo', value: 0.5, low: 0.2, high: 0.8, muted: true },
];

export const cohortRows = [
  { name: 'Jan', style: 'single' as const, shares: [0.1, 0.4, null, 0.8] },
  { name: 'Earlier', style: 'together' as const, shares: [0.1, 0.4, 0.6, 0.8] },
  { name: 'Mar <b>', style: 'chosen' as const, shares: [0.2, 0.5] },
];
