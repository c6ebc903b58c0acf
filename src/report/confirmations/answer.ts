/** The page's first line: who has not confirmed, how much that is, and who answered with another amount. */
import { count, money } from '../../format/number.ts';
import { sentences } from '../../i18n/locale.ts';
import { questionFor } from '../../view/question.ts';
import type { Block } from '../page.ts';
import { pageOptions, scaleQuestions, singleValue } from '../parts/answer-rows.ts';
import { emptinessQuestions, emptyPage } from '../parts/emptiness.ts';
import { ofWhom } from '../verdict/sentences.ts';
import { lettersQuestion, readLetters } from './letters.ts';

const ASKED = [
  'confirmation_sent_count',
  'confirmation_sent_amount',
  'confirmation_outstanding_count',
  'confirmation_outstanding_amount',
  'confirmation_different_count',
  'confirmation_difference',
  'confirmation_unsent_count',
  'confirmation_unsent_amount',
] as const;

export const confirmationsAnswer: Block = {
  id: 'answer',
  questions: (site, view) => ({
    ...scaleQuestions(view),
    ...emptinessQuestions(site, view),
    ...Object.fromEntries(ASKED.map((id) => [id, questionFor(view, id)])),
  }),
  rows: (_site, view) => ({ letters: lettersQuestion(view) }),
  render(answers, context, rows) {
    const empty = emptyPage(answers, context);
    if (empty) return empty;
    const { h, t, locale, label } = context;
    const options = pageOptions(answers, context);
    const of = (id: (typeof ASKED)[number]): number => singleValue(answers[id], context) ?? 0;
    const print = (id: (typeof ASKED)[number]): string => money(of(id), options);
    const sent = of('confirmation_sent_count');
    const waiting = of('confirmation_outstanding_count');
    const differing = of('confirmation_different_count');
    const unsent = of('confirmation_unsent_count');
    const all = { all: count(sent, locale), total: print('confirmation_sent_amount') };
    const largest = readLetters(rows!.letters!)[0];
    const first =
      sent === 0
        ? t('confirmations.none')
        : waiting > 0
          ? t('confirmations.waiting', {
              ...all,
              n: waiting,
              amount: print('confirmation_outstanding_amount'),
              name: label('customer', largest?.customer ?? null),
              largest: money(largest?.ours ?? 0, options),
            })
          : differing > 0
            ? t('confirmations.answered', all)
            : t('confirmations.agreed', all);
    const difference = of('confirmation_difference');
    const parts = {
      n: differing,
      amount: money(Math.abs(difference), options),
    };
    const second =
      differing === 0
        ? null
        : difference < 0
          ? t('confirmations.less', parts)
          : difference > 0
            ? t('confirmations.more', parts)
            : t('confirmations.differ', parts);
    return h(
      'div',
      null,
      h('p', { class: 'answer' }, ofWhom(sentences(locale, [first, second]), context)),
      unsent > 0
        ? h(
            'p',
            { class: 'who' },
            t('confirmations.unsent', { n: unsent, amount: print('confirmation_unsent_amount') }),
          )
        : null,
    );
  },
};
