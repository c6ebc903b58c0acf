/** The first line of the page: what is promised for this week, what was promised and did not come, whom nobody contacts. */
import { money } from '../../format/number.ts';
import { sentences } from '../../i18n/locale.ts';
import type { Answer, Question } from '../../metrics/types.ts';
import { questionFor } from '../../view/question.ts';
import type { Block, RenderContext } from '../page.ts';
import { singleValue, valuesBy } from '../parts/answer-rows.ts';
import { emptinessQuestions, emptyPage } from '../parts/emptiness.ts';
import { ofWhom } from '../verdict/sentences.ts';
import { followUpMoney, unitQuestions } from './unit.ts';
import { mondayOf, weekQuestion } from './week.ts';

function sentence(answers: Record<string, Answer>, context: RenderContext): string {
  const { t, locale, site, view } = context;
  const options = followUpMoney(answers, context);
  const read = (name: string): number => singleValue(answers[name], context) ?? 0;
  const promised = valuesBy('due_week', answers.promised, context).get(mondayOf(view.asOf)) ?? 0;
  const [broken, n, silent, customers] = ['broken', 'brokenCount', 'silent', 'silentCount'].map(
    read,
  );
  const parts: string[] = [];
  if (answers.promised)
    parts.push(
      promised > 0
        ? t('follow-up.answerWeek', { amount: money(promised, options) })
        : t('follow-up.answerNoWeek'),
      n! > 0
        ? t('follow-up.answerBroken', { n: n!, amount: money(broken!, options) })
        : t('follow-up.answerNoneBroken'),
    );
  const days = site.params.silentDays;
  parts.push(
    customers! > 0
      ? t('follow-up.answerSilent', { n: customers!, amount: money(silent!, options), days })
      : t('follow-up.answerNoneSilent', { days }),
  );
  return sentences(locale, parts);
}

export const followUpAnswer: Block = {
  id: 'answer',
  questions: (site, view): Record<string, Question> => ({
    ...unitQuestions(site, view),
    silent: questionFor(view, 'silent_amount'),
    silentCount: questionFor(view, 'silent_customer_count'),
    ...(site.inputs.promise
      ? {
          promised: weekQuestion(view, 'promise_week_amount'),
          broken: questionFor(view, 'broken_promise_amount'),
          brokenCount: questionFor(view, 'broken_promise_count'),
        }
      : {}),
    ...emptinessQuestions(site, view),
  }),
  render(answers, context) {
    const empty = emptyPage(answers, context);
    if (empty) return empty;
    const { h, t, site } = context;
    return h(
      'div',
      null,
      h('p', { class: 'answer' }, ofWhom(sentence(answers, context), context)),
      site.inputs.promise ? null : h('p', { class: 'who' }, t('follow-up.noPromises')),
    );
  },
};
