/** The first line of the page: whom to contact first, why, and how much of the money the first few hold. */
import { isWaiting } from '../../alerts/worklist.ts';
import { count, type MoneyOptions, money, percent } from '../../format/number.ts';
import { sumOf } from '../../format/sum-of.ts';
import { sentences } from '../../i18n/locale.ts';
import type { Block, RenderContext } from '../page.ts';
import { pageOptions } from '../parts/answer-rows.ts';
import { emptinessQuestions, emptyPage } from '../parts/emptiness.ts';
import { reasonsOf, stepText } from '../parts/work-text.ts';
import { ofWhom } from '../verdict/sentences.ts';
import { type Work, workOf, workQuestions } from './work.ts';

/** So many customers are said to hold a share of the money, where there are twice as many. */
const FEW = 5;

function firstText({ items }: Work, context: RenderContext, options: MoneyOptions): string {
  const { t, label } = context;
  const first = items[0]!;
  const print = (minor: number | null): string => money(minor, options);
  const parts = {
    name: label('customer', first.customer),
    amount: print(first.stake),
    n: first.facts.daysLate ?? 0,
    reason: reasonsOf(first, context, print)[0]!,
    step: stepText(first, context, print).step,
  };
  if (isWaiting(first)) return t('worklist.answerWait', parts);
  // without an alert the days late are the reason
  return t(first.alerts.length === 0 ? 'worklist.answerLate' : 'worklist.answer', parts);
}

function shareText({ items, stake }: Work, context: RenderContext, options: MoneyOptions): string {
  const { t, locale } = context;
  const parts = { n: items.length, total: money(stake, options) };
  if (items.length < 2 * FEW || stake === 0) return t('worklist.answerAll', parts);
  const theirs = sumOf(items.slice(0, FEW), (item) => item.stake);
  return t('worklist.answerFew', { ...parts, few: FEW, share: percent(theirs / stake, locale, 0) });
}

/** “Of 63 customers overdue 12 can wait: …” */
function waitText({ items }: Work, { t, locale }: RenderContext): string | null {
  const waiting = items.filter(isWaiting).length;
  return waiting === 0 ? null : t('worklist.waiting', { n: count(waiting, locale) });
}

export const worklistAnswer: Block = {
  id: 'answer',
  questions: (site, view) => ({
    ...workQuestions(site, view),
    ...emptinessQuestions(site, view),
  }),
  render(answers, context) {
    const empty = emptyPage(answers, context);
    if (empty) return empty;
    const { h, t, locale, site } = context;
    const work = workOf(answers, context);
    const options = pageOptions(answers, context);
    const text =
      work.items.length === 0
        ? t('worklist.answerNone')
        : sentences(locale, [firstText(work, context, options), shareText(work, context, options)]);
    const notes = [
      waitText(work, context),
      site.inputs.activity ? null : t('worklist.noActivity'),
    ].filter((note) => note !== null);
    return h(
      'div',
      null,
      h('p', { class: 'answer' }, ofWhom(text, context)),
      h('p', { class: 'who' }, notes.join(' · ')),
    );
  },
};
