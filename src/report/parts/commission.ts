/** Commission in tables: collected, earned, taken back and the average rate, by month, rep or how late the money came. */
import { exactMoney, percent } from '../../format/number.ts';
import { sumOf } from '../../format/sum-of.ts';
import { metricLabel } from '../../metrics/catalogue.ts';
import type { Answer, Dimension, Question } from '../../metrics/types.ts';
import { questionFor } from '../../view/question.ts';
import type { View } from '../../view/view.ts';
import { viewCurrency } from '../context.ts';
import type { RenderContext } from '../page.ts';
import { valuesBy } from './answer-rows.ts';
import type { Child } from './dom.ts';
import { type Column, table } from './table.ts';

/** Minor units; `key` is the value of the dimension, empty for the total. */
export interface CommissionRow {
  key: string;
  base: number;
  earned: number;
  back: number;
}

const METRICS = {
  base: 'commission_base_amount',
  earned: 'commission_amount',
  back: 'commission_clawback_amount',
} as const;
type Part = keyof typeof METRICS;
const PARTS = Object.keys(METRICS) as Part[];

export const commissionQuestions = (view: View, by: Dimension): Record<string, Question> =>
  Object.fromEntries(
    PARTS.map((part) => [`${by}.${part}`, questionFor(view, METRICS[part], [by])]),
  );

/** In the view's currency; values under which nothing came are left out. */
export function commissionRows(
  answers: Record<string, Answer>,
  by: Dimension,
  context: RenderContext,
): CommissionRow[] {
  const [base, earned, back] = PARTS.map((part) =>
    valuesBy(by, answers[`${by}.${part}`], context),
  ) as [Map<string, number>, Map<string, number>, Map<string, number>];
  return [...base]
    .map(([key, amount]) => ({
      ...{ key, base: amount, earned: earned.get(key) ?? 0, back: back.get(key) ?? 0 },
    }))
    .filter((row) => PARTS.some((part) => row[part] !== 0));
}

const totalOf = (rows: CommissionRow[]): CommissionRow => ({
  key: '',
  base: sumOf(rows, (row) => row.base),
  earned: sumOf(rows, (row) => row.earned),
  back: sumOf(rows, (row) => row.back),
});

/** Minor units of the view's currency in full. */
export const commissionMoney = (minor: number, { locale, site, view }: RenderContext): string =>
  exactMoney(minor, viewCurrency(site, view), locale);

function columns(context: RenderContext, parts: readonly Part[]): Column<CommissionRow>[] {
  const { locale } = context;
  const rate = ({ base, earned }: CommissionRow): number | null =>
    base > 0 ? earned / base : null;
  return [
    ...parts.map(
      (part): Column<CommissionRow> => ({
        id: part,
        label: metricLabel(METRICS[part], locale),
        numeric: true,
        metric: METRICS[part],
        raw: (row) => row[part],
        isBlankAtZero: part === 'back',
        cell: (row) => commissionMoney(row[part], context),
      }),
    ),
    {
      id: 'rate',
      label: metricLabel('commission_rate', locale),
      numeric: true,
      metric: 'commission_rate',
      raw: rate,
      cell: (row) => percent(rate(row), locale, 2),
    },
  ];
}

export interface CommissionTable {
  by: Dimension;
  /** Above the names of the rows. */
  head: string;
  caption: string;
  rows: CommissionRow[];
  name(key: string): Child;
  parts?: readonly Part[];
}

/** One row a value of the dimension, and their sum; each figure opens its lines. */
export function commissionTable(
  { by, head, caption, rows, name, parts = PARTS }: CommissionTable,
  context: RenderContext,
): HTMLElement {
  const { h, t } = context;
  return table<CommissionRow>(h, {
    caption,
    columns: [
      { id: by, label: head, cell: ({ key }) => name(key), total: t('common.total') },
      ...columns(context, parts),
    ],
    rows,
    total: rows.length > 1 ? totalOf(rows) : null,
    key: ({ key }) => key,
    ask: ({ key }) => (key === '' ? {} : { at: { [by]: key } }),
    empty: t('common.noData'),
  });
}
