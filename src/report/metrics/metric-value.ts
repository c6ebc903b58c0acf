/** A metric's value now, as text: one figure, or one for each of its own buckets, stages or tiers. */
import { formatValue, type MoneyScale, moneyScale } from '../../format/number.ts';
import { hasInputs } from '../../metrics/ask/plan.ts';
import { metricById } from '../../metrics/catalogue.ts';
import type { Metric } from '../../metrics/define.ts';
import type { Answer, AnswerRow, Dimension } from '../../metrics/types.ts';
import type { Site } from '../../view/site.ts';
import { viewCurrency } from '../context.ts';
import type { RenderContext } from '../page.ts';
import { pageOptions, rowsOf } from '../parts/answer-rows.ts';
import { FIGURE_ASK, figureAsk } from '../parts/figure-ask.ts';

export interface PrintedValue {
  /** What it is the value of, where the metric has several. */
  own: string | null;
  text: string;
  raw: number | null;
  row: AnswerRow;
}

export const missingInputs = (metric: Metric, site: Pick<Site, 'inputs'>): string[] =>
  hasInputs(metric, site) ? [] : (metric.needs ?? []).filter((input) => !site.inputs[input]);

export function printed(
  answer: Answer | undefined,
  context: RenderContext,
  split?: Dimension,
): PrintedValue[] {
  if (!answer) return [];
  const { implicitBy, unit } = metricById(answer.metric);
  const own = split ?? implicitBy;
  const order = implicitBy === 'bucket' ? context.site.buckets[context.view.basis] : null;
  const place = (row: AnswerRow): number => order?.indexOf(row.by.bucket ?? '') ?? 0;
  const rows = rowsOf(answer, context).toSorted((a, b) => place(a) - place(b));
  const currency = viewCurrency(context.site, context.view);
  const scale = moneyScale(
    unit === 'minor' ? rows.map((row) => row.value) : [],
    currency,
    context.locale,
  );
  return rows.map((row) => ({
    own: own ? context.label(own, row.by[own] ?? null) : null,
    text: valueText(row, unit, scale, context),
    raw: row.value,
    row,
  }));
}

function valueText(
  row: AnswerRow,
  unit: Metric['unit'],
  scale: MoneyScale,
  context: RenderContext,
): string {
  const { locale, t, site, view } = context;
  const currency = row.currency ?? viewCurrency(site, view);
  const text = (value: number | null): string => {
    const number = formatValue(value, unit, { currency, locale, scale });
    return unit === 'days' && value !== null ? t('common.days', { value: number }) : number;
  };
  if (row.atLeast !== undefined) return t('metrics.atLeast', { value: text(row.atLeast) });
  return text(row.value);
}

/** The values with amounts in the page's unit, from the answers to its `scaleQuestions`. */
export function inPageUnit(
  metric: string,
  values: PrintedValue[],
  answers: Record<string, Answer>,
  context: RenderContext,
): PrintedValue[] {
  const { unit } = metricById(metric);
  if (unit !== 'minor') return values;
  const options = pageOptions(answers, context);
  return values.map((each) => ({ ...each, text: formatValue(each.raw, unit, options) }));
}

/** The values as marked figures, in a list where there are several. */
export function valueElement(
  metric: string,
  values: PrintedValue[],
  { h }: RenderContext,
): Element {
  const mark = ({ own, text, raw, row }: PrintedValue): HTMLElement => {
    const ask = own === null ? undefined : figureAsk({ at: row.by });
    return h('span', { 'data-metric': metric, 'data-value': raw ?? '', [FIGURE_ASK]: ask }, text);
  };
  if (values.length === 1 && values[0]!.own === null) return mark(values[0]!);
  if (values.length === 0) return h('span', null, '–');
  return h(
    'ul',
    { class: 'own-values' },
    values.map((value) => h('li', null, `${value.own} `, mark(value))),
  );
}
