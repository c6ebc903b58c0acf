/** Four variants of the collection rate side by side on one axis, each with what it answers and when it misleads. */
import { exactMoney } from '../../format/number.ts';
import type { Question } from '../../metrics/types.ts';
import { viewCurrency } from '../context.ts';
import type { Block, RenderContext } from '../page.ts';
import { rowsBy } from '../parts/answer-rows.ts';
import type { Column } from '../parts/table.ts';
import { judgedMonths, judgedQuestions } from './judged.ts';
import { sharedExtent, trendKey, trendPanel } from './panel.ts';
import { type StepRow, stepRows, trendQuestions } from './steps.ts';

/** What each variant divides by what, as wordings of this page; the target is for the first two. */
const VARIANTS = [
  { id: 'period', metric: 'collection_rate', parts: ['cash', 'invoiced'], hasTarget: true },
  { id: 'due', metric: 'collection_rate_due', parts: ['cashOnDue', 'due'], hasTarget: true },
  {
    id: 'arrears',
    metric: 'collection_rate_arrears',
    parts: ['cashOnBook', 'book'],
    hasTarget: false,
  },
  {
    id: 'balance',
    metric: 'collection_rate_balance',
    parts: ['gone', 'openingAndBilled'],
    hasTarget: false,
  },
] as const;

/** So many times as high as all others, a rate is not drawn on their axis. */
const FAR_ABOVE = 1.5;

type Parts = (typeof VARIANTS)[number]['parts'];

function partColumns([top, bottom]: Parts, context: RenderContext): Column<StepRow>[] {
  const { t, locale, site, view } = context;
  const currency = viewCurrency(site, view);
  const column = (id: 'numerator' | 'denominator', name: Parts[number]): Column<StepRow> => ({
    id,
    label: t(`trend.${name}`),
    cell: (row) => exactMoney(row[id], currency, locale),
    numeric: true,
  });
  return [column('numerator', top), column('denominator', bottom)];
}

export const trendRates: Block = {
  id: 'rates',
  questions: (site, view): Record<string, Question> => ({
    ...(site.inputs.target_rate ? { target: trendQuestions(site, view, 'target_rate').now } : {}),
    ...judgedQuestions(
      site,
      view,
      VARIANTS.map(({ metric }) => metric),
    ),
    ...Object.fromEntries(
      VARIANTS.flatMap(({ id, metric }) => {
        const { now, before } = trendQuestions(site, view, metric);
        return [
          [id, now],
          [`before.${id}`, before],
        ];
      }),
    ),
  }),
  render(answers, context) {
    const { h, t, site, view } = context;
    const set = site.settings.alerts.rate_target ?? null;
    const exported = rowsBy(answers.target, 'month');
    const isAimed = set !== null || [...exported.values()].some((row) => row.value !== null);
    // what the exports say wins over the setting, step by step
    const target = ({ step }: StepRow): number | null => exported.get(step)?.value ?? set;
    const panels = VARIANTS.map(({ id, metric, parts, hasTarget }) => ({
      id,
      metric,
      parts: partColumns(parts, context),
      rows: stepRows(site, view, answers[id], answers[`before.${id}`]),
      target: hasTarget && isAimed ? target : null,
      judged: judgedMonths(answers, metric, context),
    }));
    const [first, ...others] = panels;
    const shared = sharedExtent(others);
    const own = sharedExtent([first!]);
    // one month without invoices would make flat lines of all the others
    const isFarAbove = own[1] > FAR_ABOVE * shared[1];
    const extent = isFarAbove ? shared : sharedExtent(panels);
    return h(
      'div',
      null,
      h('h2', null, t('trend.ratesTitle')),
      h(
        'p',
        { class: 'who' },
        trendKey(context, {
          judged: panels.flatMap(({ judged }) => judged ?? []),
          hasTarget: isAimed,
          ...(isFarAbove ? { ownAxis: first!.metric } : {}),
        }),
      ),
      h(
        'div',
        { class: 'panels' },
        trendPanel(context, { ...first!, extent: isFarAbove ? own : extent }),
        others.map((panel) => trendPanel(context, { ...panel, extent })),
      ),
    );
  },
};
