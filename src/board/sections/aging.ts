/** How old what is overdue is, month by month and against the comparison date. */

import { monthOf } from '../../format/date.ts';
import { dateLabel } from '../../format/label.ts';
import { exactMoney, money, moneyUnit, percent } from '../../format/number.ts';
import { NOT_DUE } from '../../metrics/bucket-ids.ts';
import type { Answer, Question } from '../../metrics/types.ts';
import { bucketsOf } from '../../report/parts/aging-rows.ts';
import { pageMoney, rowsOf, scaleQuestions } from '../../report/parts/answer-rows.ts';
import { agingByMonth } from '../../report/parts/earlier.ts';
import { comparisonOf } from '../../view/comparison.ts';
import { questionFor } from '../../view/question.ts';
import { currencyFactor, figureCell, textCell } from '../figure-parts.ts';
import type { BoardContext, Section } from '../section.ts';
import type { SlideChart } from '../slide.ts';

/** Amounts by bucket; what has no bucket is under ''. */
function amounts(answer: Answer | undefined, context: BoardContext): Map<string, number> {
  const byBucket = new Map<string, number>();
  for (const { by, value } of answer ? rowsOf(answer, context) : []) {
    const bucket = by.bucket ?? '';
    byBucket.set(bucket, (byBucket.get(bucket) ?? 0) + (value ?? 0));
  }
  return byBucket;
}

/** What is not due is no part of the question how old it is. */
const late = (buckets: string[]): string[] => buckets.filter((id) => id !== NOT_DUE);

function chartOf(
  buckets: string[],
  answers: Record<string, Answer>,
  context: BoardContext,
): SlideChart {
  const { t, label, locale, view } = context;
  const { currency, scale } = pageMoney(answers, context);
  const rows = rowsOf(answers.months!, context);
  const months = [...new Set(rows.map(({ by }) => by.month!))]
    .filter((month) => month >= monthOf(view.period.from))
    .sort();
  const amountAt = (month: string, bucket: string): number =>
    rows
      .filter(({ by }) => by.month === month && by.bucket === bucket)
      .reduce((sum, { value }) => sum + (value ?? 0), 0);
  return {
    kind: 'stack',
    label: t(`board.aging.unit.${view.basis}`, {
      unit: moneyUnit(currency, scale, locale) || t('common.noCurrency'),
    }),
    months,
    names: months.map((month) => label('month', month)),
    series: late(buckets).map((id) => ({
      id,
      name: label('bucket', id),
      values: months.map((month) => amountAt(month, id)),
    })),
    format: (value) => money(value, { currency, scale, locale, bare: true }),
    factor: currencyFactor(currency, scale),
  };
}

export const agingSection: Section = {
  questions(site, view): Record<string, Question> {
    const comparison = comparisonOf(site, view);
    return {
      ...scaleQuestions(view),
      months: agingByMonth(site, view),
      now: questionFor(view, 'aging', ['bucket']),
      ...(comparison
        ? { before: questionFor(view, 'aging', ['bucket'], { asOf: comparison.asOf }) }
        : {}),
    };
  },
  slide(answers, context) {
    const { t, locale, site, view, label } = context;
    const { currency, scale } = pageMoney(answers, context);
    const options = { currency, scale, locale };
    const buckets = bucketsOf(site, view, answers.now);
    const comparison = answers.before ? comparisonOf(site, view) : null;
    const [now, before] = [amounts(answers.now, context), amounts(answers.before, context)];
    const total = (of: Map<string, number>): number => [...of.values()].reduce((a, b) => a + b, 0);
    const open = total(now);
    const oldest = late(buckets).at(-1) ?? '';
    const parts = {
      amount: money(now.get(oldest) ?? 0, options),
      bucket: label('bucket', oldest),
      share: percent(open > 0 ? (now.get(oldest) ?? 0) / open : null, locale),
    };
    const exact = (minor: number): string => exactMoney(minor, currency, locale);
    const row = (name: string, metric: string, value: number, past: number) => [
      textCell(name),
      figureCell(metric, value, exact(value)),
      textCell(percent(open > 0 ? value / open : null, locale)),
      ...(comparison ? [figureCell(metric, past, exact(past))] : []),
    ];
    return {
      topic: t('board.topic.aging'),
      title: comparison
        ? t('board.aging.titleBefore', {
            ...parts,
            before: money(before.get(oldest) ?? 0, options),
            ago: t(`verdict.ago.${comparison.span}`),
          })
        : t('board.aging.title', parts),
      lines: [],
      figures: [],
      chart: chartOf(buckets, answers, context),
      table: {
        columns: [
          { label: t('board.aging.bucket') },
          { label: dateLabel(view.asOf, locale), isNumber: true },
          { label: t('board.aging.share'), isNumber: true },
          ...(comparison ? [{ label: dateLabel(comparison.asOf, locale), isNumber: true }] : []),
        ],
        rows: [
          ...buckets.map((id) =>
            row(label('bucket', id), 'aging', now.get(id) ?? 0, before.get(id) ?? 0),
          ),
          row(t('common.total'), 'open_amount', open, total(before)),
        ],
        hasTotal: true,
      },
    };
  },
};
