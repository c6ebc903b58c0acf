/** The first line of the customers list: how many owe, how many late, and how few make up most of it. */
import { money, moneyScale, percent } from '../../format/number.ts';
import { viewCurrency } from '../context.ts';
import type { Block, RenderContext } from '../page.ts';
import { value } from '../parts/figure.ts';
import { scope } from '../parts/filter-line.ts';
import { type CustomerRow, customerQuestions, customerRows, sum } from './rows.ts';

/** As many as a person can call in a morning. */
const FEW = 5;

function sentence(rows: CustomerRow[], context: RenderContext): string {
  const { t, locale, site, view } = context;
  const owing = rows.filter((row) => row.open > 0);
  const late = rows.filter((row) => row.overdue > 0);
  if (owing.length === 0) return t('customers.answerNothing');
  const open = sum(owing, (row) => row.open);
  const overdue = sum(late, (row) => row.overdue);
  const currency = viewCurrency(site, view);
  const scale = moneyScale([open], currency, locale);
  const print = (minor: number): string => money(minor, { currency, locale, scale });
  const parts = { n: owing.length, open: print(open), late: late.length, overdue: print(overdue) };
  if (late.length === 0) return t('customers.answerOnTime', parts);
  if (late.length <= FEW) return t('customers.answerFew', parts);
  const largest = sum(late.slice(0, FEW), (row) => row.overdue);
  return t('customers.answer', {
    ...parts,
    few: FEW,
    share: percent(largest / overdue, locale, 0),
  });
}

export const customersAnswer: Block = {
  id: 'answer',
  questions: customerQuestions,
  render(answers, context) {
    const { h, t, locale, site, view } = context;
    const rows = customerRows(answers, context);
    const overdue = sum(rows, (row) => row.overdue);
    const currency = viewCurrency(site, view);
    return h(
      'div',
      null,
      h('p', { class: 'answer' }, sentence(rows, context)),
      h(
        'p',
        { class: 'who' },
        `${scope(context)} · ${t('customers.overdue')} `,
        value(h, 'overdue_amount', overdue, money(overdue, { currency, locale })),
      ),
    );
  },
};
