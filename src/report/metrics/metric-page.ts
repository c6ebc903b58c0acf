/** The page of one metric: what it is now, what it means, how it is worked out, and an example. */
import { dateLabel } from '../../format/label.ts';
import { count } from '../../format/number.ts';
import { wholeFrame } from '../../metrics/ask/frames.ts';
import type { Metric, Terms } from '../../metrics/define.ts';
import { questionFor } from '../../view/question.ts';
import type { Block, RenderContext, ReportPage } from '../page.ts';
import { periodLabel, scope } from '../parts/filter-line.ts';
import { inputNames } from '../parts/input-names.ts';
import { type Column, table } from '../parts/table.ts';
import { definitionBlock } from './metric-definition.ts';
import { exampleBlock } from './metric-example.ts';
import { sqlBlock } from './metric-sql.ts';
import { termsText, termsUnit, wordTerms } from './metric-terms.ts';
import { missingInputs, type PrintedValue, printed, valueElement } from './metric-value.ts';

/** `pages` are those of the report, to say which of them show it. */
export const metricPage = (metric: Metric, pages: ReportPage[]): ReportPage => ({
  id: `metrics/${metric.id}`,
  under: 'data',
  blocks: [
    nowBlock(metric),
    definitionBlock(metric, pages),
    exampleBlock(metric),
    sqlBlock(metric),
  ],
});

const nowBlock = (metric: Metric): Block => ({
  id: 'now',
  questions: (_site, view) => ({ now: questionFor(view, metric.id) }),
  render({ now }, context) {
    const { h, locale, t } = context;
    const values = printed(now, context);
    const label = metric.label[locale];
    const one = values.length === 1 && values[0]!.own === null ? values[0]! : null;
    const has = values.some(({ text }) => text !== '–');
    const message = has
      ? one
        ? t('metrics.now.title', { label, value: one.text })
        : label
      : t('metrics.now.none', { label });
    return h(
      'div',
      null,
      h(
        'p',
        {
          class: 'answer',
          'data-metric': one ? metric.id : null,
          'data-value': one ? (one.raw ?? '') : null,
        },
        message,
      ),
      h('p', { class: 'who' }, `${scope(context)} · ${when(metric, context)}`),
      has ? null : h('p', { class: 'note' }, whyNot(metric, values, context)),
      one || !has || metric.numerator ? null : valueElement(metric.id, values, context),
      has ? partsTable(metric, values, context) : null,
    );
  },
});

function when(metric: Metric, context: RenderContext): string {
  const { view, locale, t } = context;
  const date = dateLabel(view.asOf, locale);
  const period = periodLabel(context, view.period.from, view.period.to);
  return t(`metrics.now.when.${metric.time}`, { date, period });
}

function whyNot(metric: Metric, values: PrintedValue[], context: RenderContext): string {
  const { site, t } = context;
  const missing = missingInputs(metric, site);
  if (missing.length > 0)
    return t('metrics.now.why.input', { inputs: inputNames(missing, context) });
  return t(
    values.length > 0 && metric.denominator
      ? 'metrics.now.why.denominator'
      : 'metrics.now.why.none',
  );
}

const windowDays = ({ view, site }: RenderContext): number =>
  wholeFrame(view.period, view.asOf, site.params.dsoWindowMonths).winDays;

interface Part {
  words: string;
  text: string;
}

/** The formula with its numbers: both sides in the words of their measures, and the result. */
function partsTable(
  metric: Metric,
  values: PrintedValue[],
  context: RenderContext,
): Element | null {
  const { numerator, denominator } = metric;
  if (!numerator) return null;
  if (values.some(({ own }) => own !== null)) return ownTable(metric, values, context);
  const { h, locale, t } = context;
  const [{ row, text } = { row: null, text: '' }] = values;
  const side = (name: 'numerator' | 'denominator', terms: Terms): Part => ({
    words: wordTerms(terms, locale),
    text: termsText(row?.[name] ?? null, termsUnit(terms), row?.currency ?? null, context),
  });
  const above = side('numerator', numerator);
  const scale =
    metric.scale === 'windowDays'
      ? [{ words: `× ${t('metrics.windowDays')}`, text: count(windowDays(context), locale) }]
      : [];
  const below = denominator ? side('denominator', denominator) : null;
  return table<Part>(h, {
    caption: t('metrics.parts'),
    columns: [
      { id: 'part', label: t('metrics.part'), cell: ({ words }) => words },
      { id: 'value', label: t('metrics.amount'), numeric: true, cell: (part) => part.text },
    ],
    rows: below ? [above, { ...below, words: `÷ ${below.words}` }, ...scale] : [above],
    total: below ? { words: metric.label[locale], text } : null,
    empty: t('common.noData'),
  });
}

/** The same for each bucket, stage or tier: one row each. */
function ownTable(
  { id, numerator, denominator, label, implicitBy }: Metric,
  values: PrintedValue[],
  context: RenderContext,
): Element {
  const { h, locale, t } = context;
  const side = (name: 'numerator' | 'denominator', terms: Terms): Column<PrintedValue> => ({
    id: name,
    label: wordTerms(terms, locale),
    numeric: true,
    cell: ({ row }) => termsText(row[name], termsUnit(terms), row.currency, context),
  });
  return table<PrintedValue>(h, {
    caption: t('metrics.parts'),
    columns: [
      { id: 'own', label: t.named('metrics.by', implicitBy!), cell: ({ own }) => own },
      side('numerator', numerator!),
      ...(denominator ? [side('denominator', denominator)] : []),
      {
        id: 'result',
        label: label[locale],
        numeric: true,
        cell: ({ text }) => text,
        metric: id,
        raw: ({ raw }) => raw,
      },
    ],
    ask: ({ row }) => ({ at: row.by }),
    rows: values,
    empty: t('common.noData'),
  });
}
