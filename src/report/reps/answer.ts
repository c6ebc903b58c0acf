/** The first line of the ranking: who stands apart from the others beyond chance, and what one customer does to it. */
import { percent, wholeMoney } from '../../format/number.ts';
import { metricLabel } from '../../metrics/catalogue.ts';
import { viewCurrency } from '../context.ts';
import type { Block, RenderContext } from '../page.ts';
import { firstRow } from '../parts/answer-rows.ts';
import { value } from '../parts/figure.ts';
import { periodLabel } from '../parts/filter-line.ts';
import { comparedText } from '../verdict/reps.ts';
import { ofWhom } from '../verdict/sentences.ts';
import { RANK_METRIC, type RepRow, repQuestions, repRows } from './rows.ts';

/** The verdict on the ranking. */
export function repsSentence(rows: RepRow[], total: number | null, context: RenderContext): string {
  const { t, locale, site, view, label } = context;
  if (!site.inputs.rep) return t('reps.answerNoReps');
  if (!site.hasPayments) return t('common.noPayments');
  const period = periodLabel(context, view.period.from, view.period.to);
  const ranked = rows.filter((row) => row.rank !== null);
  const [first] = ranked;
  if (!first) {
    const currency = viewCurrency(site, view);
    const base = wholeMoney(site.settings.rankMinBaseMinor, currency, locale);
    return t('reps.answerNone', { period, base });
  }
  if (ranked.length === 1)
    return t('reps.answerOne', {
      period,
      rep: label('rep', first.rep),
      rate: percent(first.rate, locale),
    });
  return comparedText(ranked, total, period, context);
}

/** Reps are compared with all others, whoever is chosen; within a region or segment where one is. */
function ofAllReps(context: RenderContext): RenderContext {
  const { rep: _, ...filter } = context.view.filter;
  return { ...context, view: { ...context.view, filter } };
}

export const repsAnswer: Block = {
  id: 'answer',
  questions: repQuestions,
  render(answers, context) {
    const { h, t, locale, site } = context;
    const rows = repRows(answers, site.settings.rankMinBaseMinor);
    const total = firstRow(answers.total).value;
    return h(
      'div',
      null,
      h('p', { class: 'answer' }, ofWhom(repsSentence(rows, total, context), ofAllReps(context))),
      h(
        'p',
        { class: 'who' },
        t('common.nameThen', { name: t('reps.all', { name: metricLabel(RANK_METRIC, locale) }) }),
        value(h, RANK_METRIC, total, percent(total, locale)),
      ),
    );
  },
};
