/** An invented report of one small company, for tests of what pages print: a site and answers to any question. */

import { monthsBetween } from '../../src/format/date.ts';
import type { Locale } from '../../src/i18n/locale.ts';
import { translator } from '../../src/i18n/wordings.ts';
import type { Answer, AnswerRow, Question } from '../../src/metrics/types.ts';
import { renderContext } from '../../src/report/context.ts';
import type { DataReport } from '../../src/report/data-report.ts';
import type { RenderContext } from '../../src/report/page.ts';
import { settingsSchema } from '../../src/settings/settings.ts';
import type { Site } from '../../src/view/site.ts';
import type { View } from '../../src/view/view.ts';

export const site: Site = {
  company: { en: 'Northwind Pumps', zh: '北风泵业' },
  locales: ['en', 'zh'],
  asOf: '2026-06-30',
  firstDate: '2023-07-03',
  lastDate: '2026-06-30',
  defaultPeriod: { from: '2025-07-01', to: '2026-06-30' },
  basis: 'due',
  currencies: ['CNY', 'USD'],
  reportCurrency: null,
  buckets: {
    due: ['not_due', '1-30', '31-60', '61-90', '90+'],
    issue: ['0-30', '31-60', '61-90', '90+'],
  },
  options: {
    region: ['East', 'North', 'South'].map((value) => ({ value, label: value })),
    segment: ['Key account', 'Retail'].map((value) => ({ value, label: value })),
    rep: [
      { value: 'R1', label: 'Li Wei' },
      { value: 'R2', label: 'Anna Berg' },
    ],
    currency: ['CNY', 'USD'].map((value) => ({ value, label: value })),
    customer: [
      { value: 'C1', label: 'Harbour & Sons <Ltd>' },
      { value: 'C2', label: '华东机电有限公司' },
      { value: 'C3', label: 'Quarry Works' },
      { value: 'C4', label: 'Delta Foods' },
    ],
  },
  inputs: { payment: true, customer: true, rep: true, region: true, segment: true },
  hasPayments: true,
  settings: {
    rankMinBaseMinor: 1_000_000,
    alerts: { overdue_days: 60, rate_target: 0.9 },
    ladder: settingsSchema
      .parse({})
      .ladder.map(({ done_by, ...step }) => ({ ...step, doneBy: done_by })),
    ladderPauseDays: 7,
    discountOffer: { rates: [0.01, 0.02, 0.03], taken: 0.4 },
    creditReview: {
      ...{ months: 12, min_items: 4, late_chance: 0.8 },
      ...{ days_late: [5, 15, 30], factors: [1.5, 1.2, 1, 0.5], max_terms: [90, 60, 45, 30] },
    },
  },
  params: {
    reportCurrency: null,
    bucketEdges: [30, 60, 90],
    lossRates: null,
    topN: 10,
    fiscalYearStart: 1,
    dsoWindowMonths: 3,
    invoicingLagDays: 3,
    discountOfferDays: 10,
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
  files: ['invoices.csv', 'payments.csv', 'customers.csv'],
  assets: {
    core: '',
    items: [],
    itemsBytes: 0,
    labels: '',
    letters: '',
    openLines: '',
    initials: '',
    cube: [],
    cubeBytes: 0,
    whatIf: '',
    engine: '',
    worker: '',
    answers: {},
    rows: {},
  },
};

export const labels = {
  customer: Object.fromEntries(site.options.customer.map((o) => [o.value, o.label])),
  rep: { R1: 'Li Wei', R2: 'Anna Berg' },
};

export const data: DataReport = {
  changes: null,
  corrections: [],
  questions: [],
  files: [
    {
      file: 'invoices.csv',
      sheet: null,
      table: 'invoice',
      decidedBy: '7 of 9 headers',
      encoding: 'utf-8',
      rowsRead: 6012,
      rowsUsed: 6000,
      rowsSetAside: 2,
      rowsNotData: 10,
      amountReadMinor: 2_410_000_000,
      amountUsedMinor: 2_400_000_000,
      amountSetAsideMinor: 1_000_000,
      amountNotDataMinor: 9_000_000,
      firstDate: '2023-07-03',
      lastDate: '2026-06-30',
      columnsUnused: ['Memo'],
      fieldsInNoFigure: ['product'],
    },
    {
      file: 'payments.csv',
      sheet: null,
      table: 'payment',
      decidedBy: '7 of 9 headers',
      encoding: 'utf-8',
      rowsRead: 7000,
      rowsUsed: 7000,
      rowsSetAside: 0,
      rowsNotData: 0,
      amountReadMinor: 2_200_000_000,
      amountUsedMinor: 2_200_000_000,
      amountSetAsideMinor: 0,
      amountNotDataMinor: 0,
      firstDate: '2023-07-10',
      lastDate: '2026-06-30',
      columnsUnused: [],
      fieldsInNoFigure: [],
    },
  ],
  problems: [
    {
      severity: 'set_aside',
      rule: 'not_a_number',
      file: 'invoices.csv',
      column: 'amount',
      count: 2,
      expected: 'a number such as 1234.56',
      mend: 'Correct the cell in the export.',
      examples: [
        { row: 12, value: '<b>1o0</b>' },
        { row: 40, value: '' },
      ],
    },
  ],
  tieOut: [
    {
      currency: 'CNY',
      month: '2026-06',
      opening: 1_000,
      invoiced: 500,
      cash: 300,
      creditNotes: 20,
      writeOffs: 10,
      discounts: 5,
      refunds: 1,
      closing: 1_166,
      difference: 0,
    },
  ],
};

/** Totals over the default period, in CNY minor units, and ratios. */
const TOTAL: Record<string, number> = {
  invoiced_amount: 24_000_000_00,
  cash_amount: 22_100_000_00,
  cash_gross_amount: 22_112_000_00,
  credit_note_amount: 310_000_00,
  write_off_amount: 90_000_00,
  discount_amount: 45_000_00,
  refund_amount: 12_000_00,
  open_amount: 6_400_000_00,
  unapplied_amount: 145_000_00,
  net_open_amount: 6_255_000_00,
  overdue_amount: 1_810_000_00,
  collection_rate: 0.921,
  collection_rate_due: 0.874,
  overdue_share: 1810 / 6400,
  dso: 48.2,
  add: 9.2,
  dso_best: 39,
  due_soon_amount: 900_000_00,
  promised_soon_amount: 27_800_00,
};
/** The same seen at an earlier date or over the period before; opening + movements = closing. */
const BEFORE: Record<string, number> = {
  ...TOTAL,
  net_open_amount: 4_800_000_00,
  overdue_amount: 1_580_000_00,
  open_amount: 4_945_000_00,
  collection_rate: 0.94,
  collection_rate_due: 0.861,
  dso: 46.9,
  add: 6.1,
  dso_best: 40.8,
  due_soon_amount: 700_000_00,
};
const OVERDUE: Record<string, number> = {
  C1: 900_000_00,
  C2: 410_000_00,
  C3: 300_000_00,
  C4: 200_000_00,
};
const MIX = [0.7, 0.12, 0.08, 0.05, 0.05];

/** The answer to a question about the invented company. */
export function answer(question: Question): Answer {
  const by = question.by ?? [];
  const earlier =
    (question.asOf ?? site.asOf) < site.asOf ||
    (question.period?.from ?? site.defaultPeriod.from) < site.defaultPeriod.from;
  const total = (earlier ? BEFORE : TOTAL)[question.metric] ?? 0;
  const unit = /rate|share/.test(question.metric)
    ? 'ratio'
    : /^(dso|add)/.test(question.metric)
      ? 'days'
      : 'minor';
  const row = (entry: AnswerRow['by'], value: number | null): AnswerRow => ({
    by: entry,
    currency: 'CNY',
    value,
    numerator: value,
    denominator: null,
  });
  const { from, to } = question.period ?? site.defaultPeriod;
  const months = monthsBetween(from, to);
  const wave = (index: number): number =>
    1 + 0.15 * Math.sin(index / 2) - 0.01 * (months.length - 1 - index);
  const buckets = (share: number, entry: AnswerRow['by']): AnswerRow[] =>
    site.buckets.due.map((bucket, i) =>
      row({ ...entry, bucket }, Math.round(TOTAL.open_amount! * share * MIX[i]!)),
    );
  const rows = by.includes('month')
    ? months.flatMap((month, i) =>
        by.includes('bucket')
          ? buckets(wave(i), { month })
          : [
              row(
                { month },
                unit === 'minor' ? Math.round((total / 12) * wave(i)) : total * wave(i),
              ),
            ],
      )
    : by.includes('customer')
      ? Object.entries(OVERDUE).flatMap(([customer, value]) =>
          by.includes('bucket')
            ? [row({ customer, bucket: '31-60' }, value)]
            : [row({ customer }, question.metric === 'open_amount' ? value * 2 : value)],
        )
      : [row({}, total)];
  return { metric: question.metric, unit, rows };
}

export const view: View = {
  period: site.defaultPeriod,
  asOf: site.asOf,
  filter: { currency: 'CNY' },
  basis: 'due',
};

export function context(
  document: Document,
  locale: Locale,
  more: Partial<RenderContext> = {},
): RenderContext {
  return {
    ...renderContext({ document, locale, t: translator(locale), site, view, labels, data }),
    ...more,
  };
}
