/** The first line of the page: what is held up by disputes, how much of it is old or overdue, and who holds it. */
import { money, percent } from '../../format/number.ts';
import { sentences } from '../../i18n/locale.ts';
import type { Answer } from '../../metrics/types.ts';
import { questionFor } from '../../view/question.ts';
import type { Block, RenderContext } from '../page.ts';
import { pageOptions, rowsOf, scaleQuestions, singleValue } from '../parts/answer-rows.ts';
import { emptinessQuestions, emptyPage } from '../parts/emptiness.ts';
import { holderSentence, ofWhom } from '../verdict/sentences.ts';

function sentence(answers: Record<string, Answer>, context: RenderContext): string {
  const { t, locale, site } = context;
  const read = (name: string): number => singleValue(answers[name], context) ?? 0;
  const options = pageOptions(answers, context);
  const [disputed, old, overdue] = [read('disputed'), read('old'), read('overdue')];
  if (disputed <= 0) return t('disputes.answerNone');
  const days = site.params.disputeDays;
  const share = singleValue(answers.share, context);
  return sentences(locale, [
    t('disputes.answer', {
      amount: money(disputed, options),
      share: percent(share, locale, share !== null && share < 0.1 ? 1 : 0),
      overdue: money(overdue, options),
    }),
    old > 0
      ? t('disputes.answerOld', { amount: money(old, options), days })
      : t('disputes.answerNotOld', { days }),
  ]);
}

export const disputesAnswer: Block = {
  id: 'answer',
  questions: (site, view) => ({
    ...scaleQuestions(view),
    disputed: questionFor(view, 'disputed_amount'),
    share: questionFor(view, 'disputed_share'),
    old: questionFor(view, 'dispute_old_amount'),
    overdue: questionFor(view, 'disputed_overdue_amount'),
    holders: questionFor(view, 'disputed_amount', ['customer']),
    ...emptinessQuestions(site, view),
  }),
  render(answers, context) {
    const empty = emptyPage(answers, context);
    if (empty) return empty;
    const { h } = context;
    const holders = holderSentence(
      rowsOf(answers.holders!, context),
      'customer',
      context,
      'disputes',
    );
    return h(
      'div',
      null,
      h('p', { class: 'answer' }, ofWhom(sentence(answers, context), context)),
      holders === '' ? null : h('p', { class: 'who' }, holders),
    );
  },
};
