/** The first line of the collection-rate page, and the five variants with what each one hides. */
import { percent } from '../../format/number.ts';
import { metricById } from '../../metrics/catalogue.ts';
import type { Answer } from '../../metrics/types.ts';
import { comparisonOf, earlierPeriod } from '../../view/comparison.ts';
import { questionFor } from '../../view/question.ts';
import type { Block, RenderContext } from '../page.ts';
import { firstRow } from '../parts/answer-rows.ts';
import { againstText } from '../parts/earlier.ts';
import { emptinessQuestions, emptyPage } from '../parts/emptiness.ts';
import { figure, figureCardsBox, judge } from '../parts/figure.ts';
import { differenceText } from '../parts/figure-change.ts';
import { periodLabel } from '../parts/filter-line.ts';
import type { VerdictText } from '../verdict/overdue.ts';
import { ratesQuestions, ratesText } from '../verdict/rates.ts';
import { ofWhom } from '../verdict/sentences.ts';

const VARIANTS = [
  'collection_rate',
  'collection_rate_due',
  'collection_rate_arrears',
  'collection_rate_cohort',
  'collection_rate_balance',
];
function sentence(answers: Record<string, Answer>, context: RenderContext): VerdictText {
  const { t, view, site } = context;
  if (!site.hasPayments) return { first: t('common.noPayments'), second: [] };
  const period = periodLabel(context, view.period.from, view.period.to);
  return (
    ratesText(answers, context) ?? {
      first: ofWhom(t('trend.answerNone', { period }), context),
      second: [],
    }
  );
}

export const trendAnswer: Block = {
  id: 'answer',
  questions(site, view) {
    const before = earlierPeriod(comparisonOf(site, view));
    const now = VARIANTS.map((metric) => [metric, questionFor(view, metric)]);
    const then = before
      ? VARIANTS.map((metric) => [`before.${metric}`, questionFor(view, metric, [], before)])
      : [];
    return {
      ...Object.fromEntries([...now, ...then]),
      ...ratesQuestions(site, view),
      ...emptinessQuestions(site, view),
    };
  },
  render(answers, context) {
    const empty = emptyPage(answers, context);
    if (empty) return empty;
    const { h, t, locale } = context;
    const { first, second } = sentence(answers, context);
    const cards = VARIANTS.map((id) => {
      const metric = metricById(id);
      const { value } = firstRow(answers[id]);
      const before = firstRow(answers[`before.${id}`]).value;
      const difference = value === null || before === null ? null : value - before;
      return figure(context, {
        metric: id,
        label: metric.label[locale],
        value,
        text: percent(value, locale),
        change:
          difference === null
            ? null
            : {
                text: differenceText(difference, 'ratio', context, { currency: null }),
                against: againstText(context),
                ...judge(difference, metric.better === 'neither' ? null : metric.better),
              },
        note: metric.caveat?.[locale] ?? metric.question[locale],
      });
    });
    return h(
      'div',
      null,
      h('p', { class: 'answer' }, first),
      h('p', { class: 'who' }, [...second, t('trend.who')].join(' · ')),
      figureCardsBox(h, cards),
    );
  },
};
