/** The first line of the customers list: how many owe, how many late, and who holds most of it. */

import { money } from '../../format/number.ts';
import { sumOf } from '../../format/sum-of.ts';
import { sentences } from '../../i18n/locale.ts';
import type { Block, RenderContext } from '../page.ts';
import { pageOptions, scaleQuestions } from '../parts/answer-rows.ts';
import { emptinessQuestions, emptyPage } from '../parts/emptiness.ts';
import { value } from '../parts/figure.ts';
import { scope } from '../parts/filter-line.ts';
import { holderSentence, ofWhom } from '../verdict/sentences.ts';
import { type CustomerRow, customerQuestions, customerRows } from './rows.ts';

function sentence(
  rows: CustomerRow[],
  print: (minor: number) => string,
  context: RenderContext,
): string {
  const { t, locale, view } = context;
  const owing = rows.filter((row) => row.open > 0);
  const late = rows.filter((row) => row.overdue > 0);
  if (owing.length === 0) return t('customers.answerNothing');
  const open = sumOf(owing, (row) => row.open);
  const overdue = sumOf(late, (row) => row.overdue);
  const parts = { n: owing.length, open: print(open), late: late.length, overdue: print(overdue) };
  if (late.length === 0) return t('customers.answerOnTime', parts);
  if (view.filter.customer !== undefined) return t('customers.answerOne', parts);
  const holders = late.map(({ customer, overdue: value }) => ({ by: { customer }, value }));
  return sentences(locale, [
    t('customers.answer', parts),
    holderSentence(holders, 'customer', context),
  ]);
}

export const customersAnswer: Block = {
  id: 'answer',
  questions: (site, view) => ({
    ...scaleQuestions(view),
    ...customerQuestions(site, view),
    ...emptinessQuestions(site, view),
  }),
  render(answers, context) {
    const empty = emptyPage(answers, context);
    if (empty) return empty;
    const { h, t } = context;
    const rows = customerRows(answers, context);
    const overdue = sumOf(rows, (row) => row.overdue);
    const options = pageOptions(answers, context);
    const print = (minor: number): string => money(minor, options);
    return h(
      'div',
      null,
      h('p', { class: 'answer' }, ofWhom(sentence(rows, print, context), context)),
      h(
        'p',
        { class: 'who' },
        `${scope(context)} · `,
        t('common.nameThen', { name: t('overview.overdue') }),
        value(h, 'overdue_amount', overdue, print(overdue)),
      ),
    );
  },
};
