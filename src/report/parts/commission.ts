/** Commission in tables: collected, earned, taken back and the average rate, by month, rep or how late the money came. */
import { exactMoney, percent } from '../../format/number.ts';
import { sumOf } from '../../format/sum-of.ts';
import { metricLabel } from '../../metrics/catalogue.ts';
import { type Answer, type Dimension, NONE, type Question } from '../../metrics/types.ts';
import { questionFor } from '../../view/question.ts';
import type { View } from '../../view/view.ts';
import { viewCurrency } from '../context.ts';
import type { RenderContext } from '../page.ts';
import { rowsOf } from './answer-rows.ts';
import type { Child } from './dom.ts';
import { type Column, table } from './table.ts';

/** Minor units; `key` is the value of the dimension, null for none; the total has no key. */
export interface CommissionRow {
  key?: string | null;
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
type Values = Map<string | null, number>;
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
  const [base, earned, back] = PARTS.map((part) => {
    const rows = rowsOf(answers[`${by}.${part}`]!, context);
    return new Map(rows.map((row) => [row.by[by] ?? null, row.value ?? 0]));
  }) as [Values, Values, Values];
  return [...base]
    .map(([key, amount]) => ({
      ...{ key, base: amount, earned: earned.get(key) ?? 0, back: back.get(key) ?? 0 },
    }))
    .filter((row) => PARTS.some((part) => row[part] !== 0));
}

export const commissionTotal = (rows: CommissionRow[]): CommissionRow => ({
  base: sumOf(rows, (row) => row.base),
  earned: sumOf(rows, (row) => row.earned),
  back: sumOf(rows, (row) => row.back),
});

/** What was taken back stands only where something was. */
function columns(context: RenderContext, rows: CommissionRow[]): Column<CommissionRow>[] {
  const { locale, site, view } = context;
  const rate = ({ base, earned }: CommissionRow): number | null =>
    base > 0 ? earned / base : null;
  return [
    ...PARTS.filter((part) => part !== 'back' || rows.some(({ back }) => back !== 0)).map(
      (part): Column<CommissionRow> => ({
        id: part,
        label: metricLabel(METRICS[part], locale),
        numeric: true,
        metric: METRICS[part],
        raw: (row) => row[part],
        isBlankAtZero: part === 'back',
        cell: (row) => exactMoney(row[part], viewCurrency(site, view), locale),
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
  name(key: string | null): Child;
}

/** One row a value of the dimension, and their sum; each figure opens its lines. */
export function commissionTable(
  { by, head, caption, rows, name }: CommissionTable,
  context: RenderContext,
): HTMLElement {
  const { h, t } = context;
  return table<CommissionRow>(h, {
    caption,
    columns: [
      { id: by, label: head, cell: ({ key }) => name(key ?? null), total: t('common.total') },
      ...columns(context, rows),
    ],
    rows,
    total: rows.length > 1 ? commissionTotal(rows) : null,
    key: ({ key }) => key ?? NONE,
    ask: ({ key }) => (key === undefined ? {} : { at: { [by]: key } }),
    empty: t('common.noData'),
  });
}
