/** How long disputes last: the share that is unresolved by days since opening, open ones counted as long as they are seen. */
import { type SurvivalLine, survivalCurve } from '../../charts/survival-curve.ts';
import { daysBetween, type IsoDate } from '../../format/date.ts';
import { count, decimal, percent } from '../../format/number.ts';
import { sumOf } from '../../format/sum-of.ts';
import { type Lasted, medianDays, type SurvivalStep, survival } from '../../metrics/survival.ts';
import type { Answer, Question } from '../../metrics/types.ts';
import { comparisonOf, earlierPeriod } from '../../view/comparison.ts';
import { questionFor } from '../../view/question.ts';
import type { Block, RenderContext } from '../page.ts';
import { chartFrame } from '../parts/chart-frame.ts';
import { periodLabel } from '../parts/filter-line.ts';
import { table } from '../parts/table.ts';

/** How many disputes lasted how long, of one period. */
interface Lasting {
  lasted: Lasted[];
  steps: SurvivalStep[];
}

/** Counts are of no currency: those of all are one. */
function lastingOf(ended: Answer | undefined, pending: Answer | undefined, asOf: IsoDate): Lasting {
  const lasted: Lasted[] = [
    ...(ended?.rows ?? []).map(({ by, value }) => ({
      days: Number(by.dispute_days),
      ended: value ?? 0,
      pending: 0,
    })),
    ...(pending?.rows ?? []).map(({ by, value }) => ({
      days: daysBetween(by.opened!, asOf),
      ended: 0,
      pending: value ?? 0,
    })),
  ];
  return { lasted, steps: survival(lasted) };
}

/** The share that is left after so many days. */
const leftAfter = (steps: SurvivalStep[], days: number): number =>
  steps.findLast((step) => step.days <= days)?.share ?? 1;

function message({ lasted, steps }: Lasting, context: RenderContext): string {
  const { t, locale, site } = context;
  if (lasted.length === 0) return t('disputes.lastingNone');
  const median = medianDays(steps);
  if (median === null) return t('disputes.lastingLong');
  const days = site.params.disputeDays;
  return t('disputes.lasting', {
    n: decimal(median, locale, 0),
    share: percent(leftAfter(steps, days), locale, 0),
    days,
  });
}

const lineOf = ({ lasted, steps }: Lasting, name: string, style: SurvivalLine['style']) => ({
  ...{ name, style, steps },
  until: Math.max(0, ...lasted.map(({ days }) => days)),
});

export const disputesLasting: Block = {
  id: 'lasting',
  questions(site, view) {
    const before = earlierPeriod(comparisonOf(site, view));
    const of = (name: string, change?: Partial<Question>) => ({
      [`${name}.ended`]: questionFor(view, 'dispute_ended_count', [], change),
      [`${name}.pending`]: questionFor(view, 'dispute_pending_count', [], change),
    });
    return { ...of('now'), ...(before ? of('before', before) : {}) };
  },
  render(answers, context) {
    const { document, h, t, locale, site, view } = context;
    const comparison = earlierPeriod(comparisonOf(site, view));
    const now = lastingOf(answers['now.ended'], answers['now.pending'], view.asOf);
    const then =
      comparison && lastingOf(answers['before.ended'], answers['before.pending'], comparison.asOf);
    const nameOf = ({ from, to }: { from: string; to: string }): string =>
      periodLabel(context, from, to);
    const lines = [
      ...(comparison && then && then.lasted.length > 0
        ? [lineOf(then, nameOf(comparison.period), 'previous')]
        : []),
      lineOf(now, nameOf(view.period), 'actual'),
    ];
    const format = (share: number): string => percent(share, locale, 0);
    const total = (of: 'ended' | 'pending'): string =>
      count(
        sumOf(now.lasted, (one) => one[of]),
        locale,
      );
    return chartFrame(context, {
      id: 'disputes-lasting',
      message: message(now, context),
      unit: t('disputes.lastingUnit'),
      draw:
        now.lasted.length > 0
          ? (width) => survivalCurve(lines, { document, width, locale, format })
          : null,
      table: () =>
        table(h, {
          caption: t('disputes.lastingUnit'),
          columns: [
            { id: 'days', label: t('disputes.daysSince'), cell: (row) => count(row.days, locale) },
            {
              id: 'atRisk',
              label: t('disputes.atRisk'),
              numeric: true,
              cell: (row) => count(row.atRisk, locale),
            },
            {
              id: 'ended',
              label: t('disputes.ended'),
              numeric: true,
              metric: 'dispute_ended_count',
              raw: (row) => row.ended,
              cell: (row) => count(row.ended, locale),
            },
            {
              id: 'share',
              label: t('disputes.left'),
              numeric: true,
              cell: (row) => percent(row.share, locale),
            },
          ],
          rows: now.steps,
          key: (row) => String(row.days),
          ask: (row) => ({ at: { dispute_days: String(row.days) } }),
          empty: t('disputes.lastingNone'),
          hideCaption: true,
        }),
      note: t('disputes.lastingNote', { ended: total('ended'), pending: total('pending') }),
    });
  },
};
