/** The first line of the aging page: how much is late or old, and the balances it is a part of. */

import { dateLabel } from '../../format/label.ts';
import { exactMoney, type MoneyOptions, money, percent } from '../../format/number.ts';
import { metricById } from '../../metrics/catalogue.ts';
import type { Answer, Question } from '../../metrics/types.ts';
import { comparisonOf } from '../../view/comparison.ts';
import { questionFor } from '../../view/question.ts';
import { viewCurrency } from '../context.ts';
import type { Block, RenderContext } from '../page.ts';
import { agingRows, bucketsOf } from '../parts/aging-rows.ts';
import { firstRow, pageOptions, scaleQuestions } from '../parts/answer-rows.ts';
import { againstText } from '../parts/earlier.ts';
import { emptinessQuestions, emptyPage } from '../parts/emptiness.ts';
import { figure, figureCardsBox } from '../parts/figure.ts';
import { differenceText, figureChange } from '../parts/figure-change.ts';
import {
  overdueQuestions,
  overdueStanding,
  overdueText,
  type VerdictText,
} from '../verdict/overdue.ts';
import { ofWhom } from '../verdict/sentences.ts';

const FIGURES = [
  'open_amount',
  'overdue_amount',
  'overdue_share',
  'unapplied_amount',
  'net_open_amount',
];

interface Book {
  open: number;
  oldest: number;
  oldestName: string;
  share: (part: number) => string;
  options: MoneyOptions;
}

/** By due date the verdict on what is overdue, by age; by invoice date how much is in the oldest bucket. */
function sentence(
  { open, oldest, oldestName, share, options }: Book,
  answers: Record<string, Answer>,
  context: RenderContext,
): VerdictText {
  const { t, view, locale } = context;
  if (open <= 0)
    return { first: t('aging.answerNone', { date: dateLabel(view.asOf, locale) }), second: [] };
  const parts = {
    open: money(open, options),
    oldest: money(oldest, options),
    oldestShare: share(oldest),
    bucket: oldestName,
  };
  if (view.basis === 'issue') return { first: t('aging.answerIssue', parts), second: [] };
  const { first, second } = overdueText(
    overdueStanding(answers, context, 'bucket'),
    context,
    options,
  );
  return { first, second: [...second, t('aging.oldest', parts)] };
}

export const agingAnswer: Block = {
  id: 'answer',
  questions(site, view) {
    const now = FIGURES.map((metric) => [metric, questionFor(view, metric)]);
    const questions: Record<string, Question> = Object.fromEntries([
      ...Object.entries(scaleQuestions(view)),
      ...now,
      ['aging', questionFor(view, 'aging', ['bucket'])],
    ]);
    Object.assign(questions, emptinessQuestions(site, view));
    if (view.basis === 'due') Object.assign(questions, overdueQuestions(site, view, 'bucket'));
    const comparison = comparisonOf(site, view);
    if (!comparison) return questions;
    const then = { asOf: comparison.asOf };
    for (const metric of FIGURES)
      questions[`before.${metric}`] = questionFor(view, metric, [], then);
    return questions;
  },
  render(answers, context) {
    const empty = emptyPage(answers, context);
    if (empty) return empty;
    const { h, t, locale, view, site, label } = context;
    const open = firstRow(answers.open_amount).value ?? 0;
    const options = pageOptions(answers, context);
    const text = (amount: number | null): string => money(amount, options);
    const past = (id: string): number | null =>
      answers[`before.${id}`] ? firstRow(answers[`before.${id}`]).value : null;
    const { total } = agingRows(answers.aging, undefined, 'bucket', Number.POSITIVE_INFINITY);
    const buckets = bucketsOf(site, view, answers.aging);
    const oldest = buckets.at(-1) ?? '';
    const book: Book = {
      open,
      oldest: total.buckets[oldest] ?? 0,
      oldestName: label('bucket', oldest),
      share: (part) => percent(open > 0 ? part / open : null, locale),
      options,
    };
    const cards = FIGURES.map((id) => {
      const metric = metricById(id);
      const { value } = firstRow(answers[id]);
      const earlier = past(id);
      const difference = value === null || earlier === null ? null : value - earlier;
      const isLate = id === 'overdue_amount' || id === 'overdue_share';
      return figure(context, {
        metric: id,
        label: metric.label[locale],
        value,
        text: metric.unit === 'ratio' ? percent(value, locale) : text(value),
        change:
          difference === null
            ? null
            : figureChange(context, {
                difference,
                text: differenceText(difference, metric.unit, context, options),
                against: againstText(context),
                better: isLate ? 'lower' : null,
              }),
      });
    });
    const { first, second } = sentence(book, answers, context);
    return h(
      'div',
      null,
      h('p', { class: 'answer' }, view.basis === 'issue' ? ofWhom(first, context) : first),
      h(
        'p',
        { class: 'who' },
        [...second, t('aging.who', { basis: t(`common.basis.${view.basis}`) })].join(' · '),
      ),
      figureCardsBox(h, cards),
      h('p', { class: 'note' }, tie(total.open, open, context)),
    );
  },
};

/** Says that the buckets sum to gross AR, or by how much they do not. */
function tie(buckets: number, open: number, { t, locale, site, view }: RenderContext): string {
  const currency = viewCurrency(site, view);
  const total = exactMoney(open, currency, locale, false);
  if (Math.round(buckets - open) === 0) return t('aging.ties', { total });
  return t('aging.tiesNot', {
    total,
    difference: exactMoney(buckets - open, currency, locale, false),
  });
}
