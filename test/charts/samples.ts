/**
 * Invented rows for every chart. A sample is at once a golden drawing (`test/golden/<name>.svg`), an entry of the
 * gallery (`npm run gallery`) and what the tests of charts draw: add one here and it is all three.
 */
import { parseHTML } from 'linkedom';
import { agingStack } from '../../src/charts/aging-stack.ts';
import { barsByCategory } from '../../src/charts/bars-by-category.ts';
import { bullet } from '../../src/charts/bullet.ts';
import { cohortCurves } from '../../src/charts/cohort-curves.ts';
import { type ForecastColumn, forecastColumns } from '../../src/charts/forecast-columns.ts';
import { intervalDots } from '../../src/charts/interval-dots.ts';
import { landingBars } from '../../src/charts/landing-bars.ts';
import { overdueStack } from '../../src/charts/overdue-stack.ts';
import { paymentDots } from '../../src/charts/payment-dots.ts';
import type { ChartOptions } from '../../src/charts/plot.ts';
import { saidAndCame } from '../../src/charts/said-and-came.ts';
import { sparkline } from '../../src/charts/sparkline.ts';
import { survivalCurve } from '../../src/charts/survival-curve.ts';
import { trendLines } from '../../src/charts/trend-lines.ts';
import { waterfall } from '../../src/charts/waterfall.ts';
import { type WhatIfColumn, whatIfColumns } from '../../src/charts/what-if-columns.ts';
import type { Locale } from '../../src/i18n/locale.ts';

const { document } = parseHTML('<!doctype html><html><body></body></html>');

export const options = (more: Partial<ChartOptions> = {}): ChartOptions => ({
  document: document as unknown as Document,
  width: 340,
  locale: 'en',
  format: (value) => String(Math.round(value * 100) / 100),
  ...more,
});

const assumedRows: WhatIfColumn[] = [
  { key: '2026-07-07', name: '7 Jul', forecast: 200, assumed: 120 },
  { key: '2026-07-14', name: '14 Jul', forecast: 80, assumed: 160 },
  { key: '2026-07-21', name: '21 Jul', forecast: 40, assumed: 0 },
];

const forecastRows: ForecastColumn[] = [
  {
    key: '2026-06-23',
    name: '23 Jun',
    parts: [{ id: 'came', value: 300 }],
    isExpected: false,
    band: null,
  },
  {
    key: '2026-06-30',
    name: '30 Jun',
    parts: [{ id: 'came', value: -20 }],
    isExpected: false,
    band: null,
  },
  {
    key: '2026-07-07',
    name: '7 Jul',
    parts: [
      { id: 'overdue', value: 50 },
      { id: 'promised', value: 30 },
      { id: 'not_due', value: 120 },
      { id: 'to_issue', value: 20 },
    ],
    isExpected: true,
    band: { low: 150, high: 260 },
  },
  {
    key: '2026-07-14',
    name: '14 Jul',
    parts: [{ id: 'not_due', value: 80 }],
    isExpected: true,
    band: null,
  },
];
const pastForecasts = [
  { name: '30 Apr 2026', said: 100, came: 80 },
  { name: '31 May 2026', said: 90, came: 120 },
];

export const agingRows = [
  { month: '2026-01', bucket: 'not_due', value: 600 },
  { month: '2026-01', bucket: '1-30', value: 300 },
  { month: '2026-01', bucket: '90+', value: 100 },
  { month: '2026-02', bucket: '90+', value: 50 },
  { month: '2026-02', bucket: 'not_due', value: 150 },
  { month: '2026-03', bucket: 'not_due', value: 0 },
];

export const overdueColumns = [
  {
    month: '2026-01',
    amounts: new Map([
      ['1-30', 300],
      ['90+', 100],
    ]),
  },
  { month: '2026-02', amounts: new Map([['90+', 50]]) },
  {
    month: '2026-03',
    amounts: new Map([
      ['1-30', 120],
      ['31-90', 40],
      ['90+', 240],
    ]),
  },
];
export const overdueBuckets = ['1-30', '31-90', '90+'].map((id, i) => ({
  id,
  fill: `var(--bucket-${i + 1})`,
}));

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

/** A month without limits, one that is unusual, one within whose limits go beyond the axis, and one that is not over. */
const judgedRows = [
  { month: '2026-01', value: 0.8, limits: null },
  { month: '2026-02', value: 0.6, limits: { low: 0.7, high: 0.9 }, isUnusual: true },
  { month: '2026-03', value: 0.85, limits: { low: 0.65, high: 1.4 } },
  { month: '2026-04', value: 0.3, isOpen: true },
].map((row) => ({ ...row, series: 'Rate', style: 'actual' as const }));

export const categoryRows = [
  { label: '上海某某国际贸易有限责任公司华东分公司', value: 400, previous: 300 },
  { label: 'Acme <b>', value: 200, previous: 250 },
  { label: 'Zed', value: null, previous: null },
];

export const intervalRows = [
  { label: 'Ana', value: 0.9, low: 0.8, high: 0.95, target: 0.85 },
  { label: 'Bo', value: 0.5, low: 0.2, high: 0.8, muted: true },
  { label: 'Cy', value: 0.6, low: 0.55, high: 0.65, good: false, target: 0.85 },
];

const cohortRows = [
  { name: 'Jan', style: 'single' as const, shares: [0.1, 0.4, null, 0.8] },
  { name: 'Earlier', style: 'together' as const, shares: [0.1, 0.4, 0.6, 0.8] },
  { name: 'Mar <b>', style: 'chosen' as const, shares: [0.2, 0.5] },
];

/** Of four two ended after 5 and one after 20 days; the year before, half was left to the end. */
const survivalLines = [
  { name: 'Before <b>', style: 'previous' as const, steps: [{ days: 8, share: 0.5 }], until: 40 },
  {
    name: 'Now',
    style: 'actual' as const,
    steps: [
      { days: 5, share: 0.5 },
      { days: 20, share: 0.25 },
    ],
    until: 30,
  },
];

/** Two invoices settled on one day equally late, one before it was due, one still open. */
const paymentMarks = [
  { date: '2026-01-10', daysLate: 4, isOpen: false, label: 'INV-1' },
  { date: '2026-01-20', daysLate: 10, isOpen: false, label: 'INV-2' },
  { date: '2026-01-20', daysLate: 10, isOpen: false, label: 'INV-3' },
  { date: '2026-02-09', daysLate: 33, isOpen: false, label: 'INV-7' },
  { date: '2026-02-16', daysLate: 21, isOpen: false, label: 'INV-4 <b>' },
  { date: '2026-03-05', daysLate: -2, isOpen: false, label: 'INV-5' },
  { date: '2026-03-31', daysLate: 60, isOpen: true, label: 'INV-6' },
];

const CHINESE: Record<string, string> = {
  Opening: '期初',
  Invoiced: '开票',
  Cash: '回款',
  'Written off': '核销',
  Closing: '期末',
  'Period rate': '当期回款率',
  'Year before': '上年同期',
  Ana: '安娜',
  Bo: '博',
  Jan: '一月',
  Earlier: '更早',
  'Mar <b>': '三月 <b>',
};

/** The rows with their printed names in the language. */
const named = <Row extends object>(rows: Row[], locale: Locale): Row[] =>
  rows.map((row) => {
    const names = Object.entries(row).filter(([, value]) => locale === 'zh' && value in CHINESE);
    return { ...row, ...Object.fromEntries(names.map(([key, value]) => [key, CHINESE[value]])) };
  });

export interface ChartSample {
  /** In which language its golden drawing is. */
  locale: Locale;
  /** The width it always has; without one it is drawn for the room there is. */
  width?: number;
  draw(options: ChartOptions): SVGElement;
}

/** By name: that of the chart's file, and of its golden drawing. */
export const SAMPLES: Record<string, ChartSample> = {
  'aging-stack': {
    locale: 'en',
    draw: (options) => agingStack(agingRows, options),
  },
  'forecast-columns': {
    locale: 'en',
    draw: (options) => forecastColumns(forecastRows, options),
  },
  'landing-bars': {
    locale: 'en',
    draw: (options) =>
      landingBars(
        [
          {
            key: '2026-06',
            name: 'Jun 2026',
            parts: [
              { id: 'received', value: 60 },
              { id: 'expected', value: 30 },
              { id: 'to_issue', value: 15 },
            ],
            band: { low: 80, high: 110 },
            target: 100,
          },
          // more was paid back than came, and nothing is known of its target
          {
            key: '2026-Q3',
            name: 'Q3 2026',
            parts: [
              { id: 'received', value: -10 },
              { id: 'expected', value: 300 },
            ],
            band: null,
            target: null,
          },
        ],
        { target: (value) => `target ${value}`, targetMark: 'Target' },
        options,
      ),
  },
  'what-if-columns': {
    locale: 'en',
    draw: (options) => whatIfColumns(assumedRows, options),
  },
  'said-and-came': {
    locale: 'en',
    draw: (options) => saidAndCame(pastForecasts, { said: 'Said', came: 'Came' }, options),
  },
  'overdue-stack': {
    locale: 'en',
    draw: (options) => overdueStack(overdueColumns, overdueBuckets, options),
  },
  waterfall: {
    locale: 'en',
    draw: (options) => waterfall(named(bridge, options.locale), options),
  },
  'trend-lines': {
    locale: 'zh',
    draw: (options) => trendLines(named(trendRows, options.locale), options),
  },
  'trend-limits': {
    locale: 'en',
    draw: (options) =>
      trendLines(judgedRows, {
        ...options,
        ends: 'value',
        unusual: (text, { low, high }) => `${text}, unusual: ${low} – ${high}`,
      }),
  },
  'bars-by-category': {
    locale: 'en',
    draw: (options) => barsByCategory(categoryRows, options),
  },
  'cohort-curves': {
    locale: 'en',
    draw: (options) => cohortCurves(named(cohortRows, options.locale), options),
  },
  'survival-curve': {
    locale: 'en',
    draw: (options) => survivalCurve(named(survivalLines, options.locale), options),
  },
  'survival-names': {
    locale: 'en',
    draw: (options) =>
      survivalCurve(
        survivalLines.map((line, i) => ({
          ...line,
          name: `1 Jul ${2024 + i} – 30 Jun ${2025 + i}`,
          until: line.until + 1_000,
        })),
        options,
      ),
  },
  'interval-dots': {
    locale: 'en',
    draw: (options) =>
      intervalDots(named(intervalRows, options.locale), {
        ...options,
        band: { low: 0.86, high: 0.94 },
      }),
  },
  'payment-dots': {
    locale: 'en',
    draw: (options) =>
      paymentDots(paymentMarks, { ...options, from: '2026-01-01', to: '2026-03-31' }),
  },
  bullet: {
    locale: 'en',
    width: 160,
    draw: (options) => bullet({ ...options, value: 0.6, previous: 0.3, target: 0.9, most: 1 }),
  },
  sparkline: {
    locale: 'en',
    width: 80,
    draw: (options) => sparkline([1, 3, null, 2, 4], options),
  },
};
