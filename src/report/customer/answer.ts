/** The first line of one customer's page: what it owes, how late, and how it stands to its limit. */
import { decimal, money, NO_VALUE, percent } from '../../format/number.ts';
import { metricLabel } from '../../metrics/catalogue.ts';
import type { Answer, Question } from '../../metrics/types.ts';
import { questionFor } from '../../view/question.ts';
import { viewCurrency } from '../context.ts';
import type { Block, RenderContext } from '../page.ts';
import { singleValue } from '../parts/answer-rows.ts';
import { value } from '../parts/figure.ts';
import { chosen } from '../person/block.ts';

function sentence(answers: Record<string, Answer>, context: RenderContext): string {
  const { t, locale, site, view, label } = context;
  const currency = viewCurrency(site, view);
  const read = (name: string): number | null => singleValue(answers[name], context);
  const [open, overdue, invoiced] = [read('open') ?? 0, read('overdue') ?? 0, read('invoiced')];
  const name = label('customer', chosen('customer', view)!);
  const print = (minor: number): string => money(minor, { currency, locale });
  if (!open && !invoiced && !read('unapplied')) {
    const others = site.currencies.filter((other) => other !== currency).join(', ');
    return others && site.reportCurrency === null
      ? t('customer.answerNoItemsIn', { name, currency: currency!, others })
      : t('customer.answerNoItems', { name });
  }
  if (open === 0) return t('customer.answerNothing', { name });
  const parts = {
    name,
    open: print(open),
    overdue: print(overdue),
    share: percent(overdue / open, locale, 0),
  };
  return t(overdue > 0 ? 'customer.answer' : 'customer.answerOnTime', parts);
}

export const customerAnswer: Block = {
  id: 'answer',
  questions(site, view): Record<string, Question> {
    if (chosen('customer', view) === undefined) return {};
    return {
      open: questionFor(view, 'open_amount'),
      overdue: questionFor(view, 'overdue_amount'),
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
        h('p', { class: 'who' }, `${t('customer.chooseHow')} `, toList),
      );
    const delay = singleValue(answers.delay, context);
    const days = delay === null ? NO_VALUE : t('common.days', { value: decimal(delay, locale) });
    return h(
      'div',
      null,
      h('p', { class: 'answer' }, sentence(answers, context)),
      h(
        'p',
        { class: 'who' },
        label('customer', id) === id ? null : `${id} · `,
        `${metricLabel('payment_delay', locale)}: `,
        value(h, 'payment_delay', delay, days),
        ' · ',
        toList,
      ),
    );
  },
};
