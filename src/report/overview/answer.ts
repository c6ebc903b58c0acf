/** The overview's first line: what is overdue, the change that matters, who is behind it, what weighs against. */
import { dateLabel } from '../../format/label.ts';
import { money } from '../../format/number.ts';
import { isOneDate } from '../../view/address.ts';
import { comparisonOf } from '../../view/comparison.ts';
import { questionFor } from '../../view/question.ts';
import { needsCurrency } from '../context.ts';
import type { Block, RenderContext } from '../page.ts';
import { pageMoney, scaleQuestions, singleValue } from '../parts/answer-rows.ts';
import { emptinessQuestions, emptyPage } from '../parts/emptiness.ts';
import { overdueQuestions, overdueStanding, overdueText } from '../verdict/overdue.ts';

/** What the reader must know before trusting an amount: other currencies, missing payments. */
function notes(context: RenderContext): HTMLElement[] {
  const { h, site, view, t, label } = context;
  const texts: string[] = [];
  if (needsCurrency(site) && view.filter.currency !== undefined) {
    const others = site.currencies.filter((currency) => currency !== view.filter.currency);
    texts.push(
      t('common.currencyNote', {
        currency: label('currency', view.filter.currency),
        others: others.map((other) => label('currency', other)).join(t('verdict.comma')),
      }),
    );
  }
  if (!site.hasPayments) texts.push(t('common.noPayments'));
  return texts.map((text) => h('p', { class: 'note' }, text));
}

/** The balances' date, or both dates where the period ends on another day. */
function dates({ site, view, t, locale }: RenderContext): string {
  const asOf = dateLabel(view.asOf, locale);
  if (!isOneDate(view))
    return t('common.datesDiffer', { to: dateLabel(view.period.to, locale), asOf });
  const earlier = comparisonOf(site, view)?.asOf;
  return earlier
    ? t('overview.compared', { date: asOf, before: dateLabel(earlier, locale) })
    : t('common.asOf', { date: asOf });
}

export const answerBlock: Block = {
  id: 'answer',
  questions: (site, view) => ({
    ...scaleQuestions(view),
    ...emptinessQuestions(site, view),
    ...overdueQuestions(site, view),
    ...(site.inputs.loss ? { allowance: questionFor(view, 'allowance') } : {}),
  }),
  render(answers, context) {
    const empty = emptyPage(answers, context);
    if (empty) return empty;
    const { h, locale, t } = context;
    const { currency, scale } = pageMoney(answers, context);
    const options = { currency, locale, scale };
    const text = overdueText(overdueStanding(answers, context), context, options);
    const loss = singleValue(answers.allowance, context);
    const second = [
      ...text.second,
      ...(loss ? [t('verdict.expectedLoss', { amount: money(loss, options) })] : []),
      dates(context),
    ];
    return h(
      'div',
      null,
      h('p', { class: 'answer' }, text.first),
      h(
        'p',
        { class: 'who' },
        second.join(' · '),
        h('span', { class: 'on-screen' }, ' · ', h('a', { href: 'change/' }, t('overview.why'))),
      ),
      notes(context),
    );
  },
};
