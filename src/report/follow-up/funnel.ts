/** The ladder as a funnel: what came to each stage, outlined, and what was collected there, solid. */
import { barsByCategory } from '../../charts/bars-by-category.ts';
import { money, moneyUnit } from '../../format/number.ts';
import { sumOf } from '../../format/sum-of.ts';
import { NONE, type Question } from '../../metrics/types.ts';
import { questionFor } from '../../view/question.ts';
import type { Block, RenderContext } from '../page.ts';
import { chartFrame } from '../parts/chart-frame.ts';
import { periodLabel } from '../parts/filter-line.ts';
import { type MetricRow, metricColumns, metricValue } from '../parts/metric-table.ts';
import { table } from '../parts/table.ts';
import { ladderRows } from './ladder.ts';
import { followUpMoney, unitQuestions } from './unit.ts';

const METRICS = ['stage_entered_amount', 'stage_cash_amount', 'stage_median_days'];

/** Within how many days half of the invoices left each stage; null where none came to one. */
function staysNote(rows: MetricRow[], { t, locale, label }: RenderContext): string | null {
  const stays = rows.flatMap(({ key = null, values: { stage_median_days: days } }) => {
    if (days === undefined) return [];
    const stage = label('stage', key);
    return days === null
      ? t('follow-up.stayLong', { stage })
      : t('follow-up.stay', { stage, days });
  });
  return stays.length > 0
    ? t('follow-up.stays', { stays: stays.join(locale === 'zh' ? '；' : '; ') })
    : null;
}

export const followUpFunnel: Block = {
  id: 'funnel',
  questions: (site, view): Record<string, Question> =>
    site.inputs.stage && site.inputs.payment
      ? {
          ...unitQuestions(site, view),
          ...Object.fromEntries(METRICS.map((metric) => [metric, questionFor(view, metric)])),
        }
      : {},
  render(answers, context) {
    const { document, h, t, locale, view, label } = context;
    if (!answers.stage_entered_amount) return h('p', { class: 'empty' }, t('follow-up.noStages'));
    const rows = ladderRows(METRICS, answers, context);
    const stays = staysNote(rows, context);
    const options = followUpMoney(answers, context);
    const { currency, scale } = options;
    const bars = rows.map((row) => ({
      label: label('stage', row.key ?? null),
      entered: metricValue(row, 'stage_entered_amount'),
      collected: metricValue(row, 'stage_cash_amount'),
    }));
    const format = (value: number): string => money(value, { ...options, bare: true });
    const formatMark = (value: number): string => money(value, options);
    const reached = bars.filter(({ entered }) => entered > 0);
    const [first, last] = [reached[0], reached.at(-1)];
    const collected = formatMark(sumOf(bars, (bar) => bar.collected));
    const said = { collected, entered: formatMark(first?.entered ?? 0), stage: first?.label ?? '' };
    const unit = t('follow-up.funnelUnit', {
      unit: moneyUnit(currency, scale!, locale) || t('common.noCurrency'),
      period: periodLabel(context, view.period.from, view.period.to),
    });
    return chartFrame(context, {
      id: 'follow-up-funnel',
      message: !first
        ? t('follow-up.funnelNone')
        : first === last
          ? t('follow-up.funnelOne', said)
          : t('follow-up.funnel', { ...said, far: formatMark(last!.entered), last: last!.label }),
      unit,
      draw: first
        ? (width) =>
            barsByCategory(
              bars.map((bar) => ({ label: bar.label, value: bar.collected, target: bar.entered })),
              { document, width, locale, format, formatMark },
            )
        : null,
      table: () =>
        table(h, {
          caption: unit,
          columns: [
            {
              id: 'stage',
              label: t('follow-up.stage'),
              cell: ({ key = null }) => label('stage', key),
            },
            ...metricColumns(METRICS, rows, context),
          ],
          rows,
          key: ({ key }) => key ?? NONE,
          ask: ({ key = null }) => ({ at: { stage: key } }),
          empty: t('follow-up.noneAtStage'),
          hideCaption: true,
        }),
      ...(stays && { note: stays }),
    });
  },
};
