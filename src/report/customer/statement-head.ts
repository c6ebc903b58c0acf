/** What a statement opens with: who to whom, of which day, what is due, and how old it is. */
import { dateLabel } from '../../format/label.ts';
import { exactMoney } from '../../format/number.ts';
import { metricLabel } from '../../metrics/catalogue.ts';
import type { Answer } from '../../metrics/types.ts';
import type { RenderContext } from '../page.ts';
import { type AgingRow, agingRows, bucketsOf } from '../parts/aging-rows.ts';
import { rowsOf, singleValue } from '../parts/answer-rows.ts';
import { value } from '../parts/figure.ts';
import { chosen } from '../person/block.ts';
import { type Statement, statementEnd } from './statement.ts';

/** Company and customer, the statement's date, and room for the day on which it is printed. */
export function statementParties(context: RenderContext): HTMLElement {
  const { h, t, site, view, locale, label } = context;
  const id = chosen('customer', view)!;
  const name = label('customer', id);
  return h(
    'div',
    { class: 'statement-title' },
    h('p', { class: 'statement-parties' }, `${site.company[locale]} → ${name}`),
    h(
      'p',
      { class: 'note' },
      name === id ? null : t('common.labelled', { name: t('customer.customerId'), value: id }),
    ),
    h(
      'p',
      { class: 'statement-date' },
      t('customer.statementDate', { date: dateLabel(statementEnd(view), locale) }),
    ),
    h('p', { class: 'note', 'data-issued': true }),
  );
}

/** The balance by age as the aging page has it: what a statement is held against. */
export const statementAging = (answers: Record<string, Answer>, context: RenderContext): AgingRow =>
  agingRows(
    { ...answers.aging!, rows: rowsOf(answers.aging!, context) },
    { ...answers.unapplied!, rows: rowsOf(answers.unapplied!, context) },
    'customer',
    1,
  ).total;

/** Balance and what of it is due, then each bucket of it; the statement's own currency. */
export function statementStrip(
  { currency, closing }: Statement,
  answers: Record<string, Answer>,
  context: RenderContext,
): HTMLElement {
  const { h, t, locale, site, view, label } = context;
  const asOf = statementEnd(view);
  const aging = statementAging(answers, context);
  const print = (minor: number | null, bare = true): string =>
    exactMoney(minor, currency, locale, bare);
  const overdue = singleValue(answers.overdue, context);
  const part = (name: string, shown: HTMLElement | string, isLarge = false): HTMLElement =>
    h('div', { class: isLarge ? 'large' : null }, h('dt', null, name), h('dd', null, shown));
  return h(
    'dl',
    { class: 'statement-strip' },
    part(t('customer.balanceDue'), print(closing, false), true),
    part(
      t('customer.dueNow'),
      value(h, 'overdue_amount', overdue, print(overdue, false), { asOf }),
      true,
    ),
    bucketsOf(site, view, answers.aging).map((id) =>
      part(
        label('bucket', id),
        value(h, 'aging', aging.buckets[id] ?? 0, print(aging.buckets[id] ?? 0), {
          at: { bucket: id },
          asOf,
        }),
      ),
    ),
    part(
      metricLabel('unapplied_amount', locale),
      value(h, 'unapplied_amount', aging.unapplied, print(-aging.unapplied), { asOf }),
    ),
  );
}
