/** What comes in of what falls due, month by month. */
import { shiftDate } from '../../format/date.ts';
import { decimal, money, percent } from '../../format/number.ts';
import { SPAN_MONTHS } from '../../format/span.ts';
import { metricLabel } from '../../metrics/catalogue.ts';
import type { Answer, Question } from '../../metrics/types.ts';
import { pageMoney, rowsOf, scaleQuestions } from '../../report/parts/answer-rows.ts';
import { againstText } from '../../report/parts/earlier.ts';
import { ratesQuestions, ratesText } from '../../report/verdict/rates.ts';
import { comparisonOf } from '../../view/comparison.ts';
import { questionFor } from '../../view/question.ts';
import { figureCell, textCell } from '../figure-parts.ts';
import type { BoardContext, Section } from '../section.ts';
import type { SlideChart } from '../slide.ts';

const RATE = 'collection_rate_due';

/** Values by month, in order. */
function byMonth(answer: Answer | undefined, context: BoardContext): Map<string, number | null> {
  const rows = answer ? rowsOf(answer, context) : [];
  return new Map(
    rows
      .map(({ by, value }): [string, number | null] => [by.month!, value])
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

function chartOf(
  answers: Record<string, Answer>,
  rates: Map<string, number | null>,
  context: BoardContext,
): SlideChart {
  const { t, label, locale, site } = context;
  const months = [...rates.keys()];
  const past = [...byMonth(answers.before, context).values()];
  const targets = byMonth(answers.target, context);
  const set = site.settings.alerts.rate_target ?? null;
  const aimed = months.map((month) => targets.get(month) ?? set);
  return {
    kind: 'lines',
    label: t('board.trend.unit', { name: metricLabel(RATE, locale) }),
    months,
    names: months.map((month) => label('month', month)),
    series: [
      { name: t('board.trend.actual'), style: 'actual', values: [...rates.values()] },
      ...(past.length === months.length && past.some((value) => value !== null)
        ? [{ name: againstText(context), style: 'previous' as const, values: past }]
        : []),
      ...(aimed.some((value) => value !== null)
        ? [{ name: t('board.target'), style: 'target' as const, values: aimed }]
        : []),
    ],
    format: (value) => percent(value, locale, 0),
    factor: 1,
  };
}

export const trendSection: Section = {
  questions(site, view): Record<string, Question> {
    const comparison = comparisonOf(site, view);
    const back = comparison ? -SPAN_MONTHS[comparison.span] : 0;
    const { from, to } = view.period;
    return {
      ...scaleQuestions(view),
      ...ratesQuestions(site, view),
      rates: questionFor(view, RATE, ['month']),
      dso: questionFor(view, 'dso', ['month']),
      overdue: questionFor(view, 'overdue_amount', ['month']),
      ...(comparison
        ? {
            before: questionFor(view, RATE, ['month'], {
              period: { from: shiftDate(from, back), to: shiftDate(to, back) },
              asOf: shiftDate(view.asOf, back),
            }),
          }
        : {}),
      ...(site.inputs.target_rate ? { target: questionFor(view, 'target_rate', ['month']) } : {}),
    };
  },
  slide(answers, context) {
    const { t, locale, label, site } = context;
    if (!site.hasPayments) return null;
    const { currency, scale } = pageMoney(answers, context);
    const rates = byMonth(answers.rates, context);
    const [dso, overdue] = [byMonth(answers.dso, context), byMonth(answers.overdue, context)];
    const months = [...rates.keys()].slice(-12);
    const text = ratesText(answers, context);
    return {
      topic: t('board.topic.trend'),
      title: text?.first ?? t('board.trend.none'),
      lines: text?.second ?? [],
      figures: [],
      chart: chartOf(answers, rates, context),
      table: {
        columns: [
          { label: t('common.month') },
          { label: metricLabel(RATE, locale), isNumber: true },
          { label: metricLabel('dso', locale), isNumber: true },
          { label: metricLabel('overdue_amount', locale), isNumber: true },
        ],
        rows: months.map((month) => {
          const [rate, days, amount] = [rates, dso, overdue].map((of) => of.get(month) ?? null);
          return [
            textCell(label('month', month)),
            figureCell(RATE, rate!, percent(rate!, locale)),
            figureCell('dso', days!, decimal(days!, locale)),
            figureCell('overdue_amount', amount!, money(amount!, { currency, scale, locale })),
          ];
        }),
      },
    };
  },
};
