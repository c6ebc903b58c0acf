/** Whom a rep has to call: the customers of the rep's items that are late, and the promises they broke. */

import { dateLabel } from '../../format/label.ts';
import { count, exactMoney } from '../../format/number.ts';
import { sumOf } from '../../format/sum-of.ts';
import { metricLabel } from '../../metrics/catalogue.ts';
import { NONE } from '../../metrics/types.ts';
import { questionFor } from '../../view/question.ts';
import { viewCurrency } from '../context.ts';
import { type CustomerRow, customerQuestions, customerRows, emptyRow } from '../customers/rows.ts';
import { customerColumns } from '../customers/table.ts';
import type { Block } from '../page.ts';
import { rowsBy } from '../parts/answer-rows.ts';
import { customersOfRep } from '../parts/people-links.ts';
import { type Column, table } from '../parts/table.ts';
import { fewRows } from '../parts/table-tools.ts';
import { chosen, personBlock } from '../person/block.ts';

/** More than this go on the page of all customers. */
const LIMIT = 200;
/** Amounts that the rep's other customers have too: a total of those listed would be part of no sum on the page. */
const OF_ALL = new Set<string>(['open', 'disputed']);

const block: Block = {
  id: 'customers',
  questions(site, view) {
    const { rep: _, ...questions } = customerQuestions(site, view);
    if (!site.inputs.promise) return questions;
    return {
      ...questions,
      brokenCount: questionFor(view, 'broken_promise_count', ['customer']),
      brokenAmount: questionFor(view, 'broken_promise_amount', ['customer']),
    };
  },
  render(answers, context) {
    const { h, t, locale, site, view, label } = context;
    const currency = viewCurrency(site, view);
    const late = customerRows(answers, context).filter((row) => row.overdue > 0);
    const broken = {
      count: rowsBy(answers.brokenCount, 'customer'),
      amount: rowsBy(answers.brokenAmount, 'customer'),
    };
    const promises: Column<CustomerRow>[] = (['count', 'amount'] as const).map((id) => ({
      id: `broken_${id}`,
      label: metricLabel(`broken_promise_${id}`, locale),
      numeric: true,
      metric: `broken_promise_${id}`,
      raw: (row) => broken[id].get(row.customer)?.value ?? 0,
      isBlankAtZero: true,
      cell: (row) => {
        const value = broken[id].get(row.customer)?.value ?? 0;
        return id === 'count' ? count(value, locale) : exactMoney(value, currency, locale);
      },
      total: '',
    }));
    const columns = customerColumns(context, late.length)
      .filter(({ id }) => id !== 'rep')
      .map((column) => (OF_ALL.has(column.id) ? { ...column, total: '' } : column));
    const shown = late.slice(0, LIMIT);
    return h(
      'div',
      { 'data-chart': 'rep-customers' },
      table(h, {
        caption: t('rep.customersCaption', {
          unit: label('currency', currency),
          date: dateLabel(view.asOf, locale),
        }),
        columns: site.inputs.promise ? [...columns, ...promises] : columns,
        rows: shown,
        total: {
          ...emptyRow(null),
          overdue: sumOf(late, (row) => row.overdue),
        },
        key: (row) => row.customer ?? NONE,
        ask: (row) => (shown.includes(row) ? { at: { customer: row.customer } } : {}),
        empty: t('rep.nobodyLate'),
        few: fewRows(shown.length, context),
      }),
      h(
        'p',
        { class: 'note' },
        late.length > LIMIT ? `${t('rep.firstOf', { n: LIMIT, of: late.length })} ` : null,
        h(
          'a',
          { class: 'on-screen', href: customersOfRep(chosen('rep', view)!) },
          t('rep.allCustomers'),
        ),
        site.inputs.promise ? null : ` ${t('rep.noPromises')}`,
      ),
    );
  },
};

export const repCustomers = personBlock('rep', block, { shape: 'rows' });
