/** The first line of one customer's page: what it owes, how late, and how it stands to its limit. */
import { decimal, money, NO_VALUE } from '../../format/number.ts';
import { sentences } from '../../i18n/locale.ts';
import type { Answer, Question } from '../../metrics/types.ts';
import { questionFor } from '../../view/question.ts';
import { viewCurrency } from '../context.ts';
import type { Block, RenderContext } from '../page.ts';
import { pageOptions, scaleQuestions, singleValue } from '../parts/answer-rows.ts';
import { value } from '../parts/figure.ts';
import { windowName } from '../parts/filter-line.ts';
import { chosen } from '../person/block.ts';
import {
  overdueQuestions,
  overdueStanding,
  overdueText,
  type VerdictText,
} from '../verdict/overdue.ts';

function sentence(answers: Record<string, Answer>, context: RenderContext): VerdictText {
  const { t, locale, site, view, label } = context;
  const currency = viewCurrency(site, view);
  const read = (name: string): number | null => singleValue(answers[name], context);
  const [open, invoiced] = [read('open') ?? 0, read('invoiced')];
  const name = label('customer', chosen('customer', view)!);
  const says = (first: string): VerdictText => ({ first, second: [] });
  if (!open && !invoiced && !read('unapplied')) {
    const others = site.currencies.filter((other) => other !== currency).join(', ');
    return others && site.reportCurrency === null
      ? says(t('customer.answerNoItemsIn', { name, currency: currency!, others }))
      : says(t('customer.answerNoItems', { name }));
  }
  if (open === 0) return says(t('customer.answerNothing', { name }));
  const options = pageOptions(answers, context);
  const parts = { name, open: money(open, options) };
  const standing = overdueStanding(answers, context, null);
  if (standing.overdue <= 0) return says(t('customer.answerOnTime', parts));
  const { first, second } = overdueText(standing, context, options);
  return { first: sentences(locale, [t('customer.answer', parts), first]), second };
}

export const customerAnswer: Block = {
  id: 'answer',
  questions(site, view): Record<string, Question> {
    if (chosen('customer', view) === undefined) return {};
    return {
      ...scaleQuestions(view),
      open: questionFor(view, 'open_amount'),
      ...overdueQuestions(site, view, null),
      unapplied: questionFor(view, 'unapplied_amount'),
      delay: questionFor(view, 'payment_delay'),
      invoiced: questionFor(view, 'invoiced_amount', [], {
        period: { from: site.firstDate, to: view.asOf },
      }),
    };
  },
  render(answers, context) {
    const { h, t, locale, view, label } = context;
    const toList = h('a', { href: '../customers/' }, t('customer.toList'));
    const id = chosen('customer', view);
    if (id === undefined)
      return h(
        'div',
        null,
        h('p', { class: 'answer' }, t('customer.choose')),
        h('p', { class: 'who' }, t('common.nameThen', { name: t('customer.chooseHow') }), toList),
      );
    const { first, second } = sentence(answers, context);
    const delay = singleValue(answers.delay, context);
    const days = delay === null ? NO_VALUE : t('common.days', { value: decimal(delay, locale) });
    return h(
      'div',
      null,
      h('p', { class: 'answer' }, first),
      h(
        'p',
        { class: 'who' },
        label('customer', id) === id ? null : `${id} · `,
        second.map((text) => `${text} · `),
        t('common.nameThen', { name: windowName('payment_delay', context) }),
        value(h, 'payment_delay', delay, days),
        h('span', { class: 'on-screen' }, ' · ', toList),
      ),
    );
  },
};
