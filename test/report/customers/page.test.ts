/** The customers list from invented answers: rows by hand, order, search, and the first line. */
import { parseHTML } from 'linkedom';
import { describe, expect, test } from 'vitest';
import type { Answer, AnswerRow, Question } from '../../../src/metrics/types.ts';
import { customerSearch, sortCustomers } from '../../../src/report/customers/order.ts';
import { customersPage } from '../../../src/report/customers/page.ts';
import { type CustomerRow, customerRows, emptyRow } from '../../../src/report/customers/rows.ts';
import type { RenderContext } from '../../../src/report/page.ts';
import type { Site } from '../../../src/view/site.ts';
import { drawPage } from '../draw-page.ts';
import { context as contextFor, site } from '../invented.ts';

const { document } = parseHTML('<!doctype html><html><body></body></html>');
const full: Site = {
  ...site,
  inputs: { ...site.inputs, limit: true, dispute: true, activity: true },
};
const row = (by: AnswerRow['by'], value: number | null): AnswerRow => ({
  by,
  currency: 'CNY',
  value,
  numerator: value,
  denominator: null,
});

/** C1 owes 1,000.00, of it 600.00 late; C2 owes 250.00, 200.00 late; C3 owes 50.00 in time; C4 owes nothing. */
const ANSWERS: Record<string, AnswerRow[]> = {
  invoiced_amount: ['C1', 'C2', 'C3', 'C4'].map((customer) => row({ customer }, 900_000)),
  open_amount: [
    row({ customer: 'C1' }, 100_000),
    row({ customer: 'C2' }, 25_000),
    row({ customer: 'C3' }, 5_000),
  ],
  overdue_amount: [row({ customer: 'C1' }, 60_000), row({ customer: 'C2' }, 20_000)],
  aging: [
    row({ customer: 'C1', bucket: 'not_due' }, 40_000),
    row({ customer: 'C1', bucket: '1-30' }, 50_000),
    row({ customer: 'C1', bucket: '90+' }, 10_000),
    row({ customer: 'C2', bucket: '31-60' }, 20_000),
    row({ customer: 'C2', bucket: 'not_due' }, 5_000),
    row({ customer: 'C3', bucket: 'not_due' }, 5_000),
  ],
  payment_delay: [row({ customer: 'C1' }, 12.5), row({ customer: 'C3' }, -4)],
  credit_utilisation: [row({ customer: 'C2' }, 1.25)],
  disputed_amount: [row({ customer: 'C1' }, 10_000)],
  days_since_contact: [row({ customer: 'C1' }, 30), row({ customer: 'C2' }, null)],
};
const BY_REP = [
  row({ customer: 'C1', rep: 'R2' }, 30_000),
  row({ customer: 'C1', rep: 'R1' }, 70_000),
  row({ customer: 'C2', rep: 'R2' }, 25_000),
];
const answer = ({ metric, by }: Question): Answer => ({
  metric,
  unit: 'minor',
  rows: by?.includes('rep') ? BY_REP : (ANSWERS[metric] ?? []),
});

function rowsOf(context: RenderContext): CustomerRow[] {
  const questions = customersPage.blocks[1]!.questions(context.site, context.view);
  return customerRows(
    Object.fromEntries(Object.entries(questions).map(([name, q]) => [name, answer(q)])),
    context,
  );
}

describe('rows', () => {
  const context = contextFor(document, 'en', { site: full });
  const rows = rowsOf(context);

  test('every customer with an invoice, what is late first', () => {
    expect(rows.map(({ customer }) => customer)).toEqual(['C1', 'C2', 'C3', 'C4']);
  });

  test('shares are of all that is late: 600 and 200 of 800', () => {
    expect(rows.map(({ share }) => share)).toEqual([0.75, 0.25, 0, 0]);
  });

  test('the oldest bucket, the last contact counted back from the as-of date, the rep with most of it', () => {
    expect(rows[0]).toMatchObject({
      oldest: '90+',
      contact: '2026-05-31',
      rep: 'R1',
      otherReps: 1,
      delay: 12.5,
      utilisation: null,
    });
    expect(rows[1]).toMatchObject({ oldest: '31-60', contact: null, rep: 'R2', otherReps: 0 });
    expect(rows[3]).toMatchObject({ open: 0, oldest: null, rep: null, delay: null });
  });

  test('another order keeps what has no value at the end, both ways round', () => {
    const order = (isDescending: boolean) =>
      sortCustomers(rows, { key: 'delay', isDescending }, context).map((r) => r.customer);
    expect(order(true)).toEqual(['C1', 'C3', 'C2', 'C4']);
    expect(order(false)).toEqual(['C3', 'C1', 'C2', 'C4']);
  });

  test('names sort by the reader’s language, numbers in them as numbers', () => {
    const named = ['Item 10', 'item 9', 'Älpen', 'Zoo'].map((customer) => emptyRow(customer));
    const plain = { ...context, label: (_: string, value: string | null) => value ?? '' };
    expect(
      sortCustomers(named, { key: 'customer', isDescending: false }, plain).map((r) => r.customer),
    ).toEqual(['Älpen', 'item 9', 'Item 10', 'Zoo']);
  });
});

describe('search', () => {
  const context = contextFor(document, 'en', { site: full });
  const find = (text: string) =>
    customerSearch(rowsOf(context), context.label)(text).map((r) => r.customer);

  test('by a part of the name or the id, whatever case and width', () => {
    expect(find('harb')).toEqual(['C1']);
    expect(find('ｃ３')).toEqual(['C3']);
    expect(find('机电')).toEqual(['C2']);
    expect(find('sons c1')).toEqual(['C1']);
    expect(find('  ')).toHaveLength(4);
    expect(find('.*')).toEqual([]);
  });
});

describe('the page', () => {
  test('its first line counts and names the amounts', () => {
    const { answer: first } = drawPage(customersPage, 'en', full, answer);
    expect(first!.querySelector('.answer')!.textContent).toBe(
      '3 customers owe ¥1,300; 2 are late, with ¥800 overdue. One customer, Harbour & Sons <Ltd>, accounts for 75% of it.',
    );
    expect(
      drawPage(customersPage, 'zh', full, answer).answer!.querySelector('.answer')!.textContent,
    ).toBe(
      '3 家客户共欠 ¥1,300；其中 2 家逾期，逾期金额 ¥800。Harbour & Sons <Ltd>一家占逾期金额的 75%。',
    );
    const beside = (locale: 'en' | 'zh') =>
      drawPage(customersPage, locale, full, answer).answer!.querySelector('.who')!.textContent;
    expect(beside('en')).toBe('All customers · Overdue: ¥800');
    expect(beside('zh')).toBe('全部客户 · 逾期金额：¥800');
  });

  test('the total foots and the row leads to the customer', () => {
    const { list } = drawPage(customersPage, 'en', full, answer);
    const total = [...list!.querySelectorAll('tfoot [data-metric]')].map((cell) => [
      cell.getAttribute('data-metric'),
      cell.getAttribute('data-value'),
    ]);
    expect(total).toEqual([
      ['overdue_amount', '80000'],
      ['open_amount', '130000'],
      ['disputed_amount', '10000'],
    ]);
    expect(list!.querySelector('tbody a')!.getAttribute('href')).toBe('../customer/?customer=C1');
  });

  test('heads say the order; a missing input says which export would give it', () => {
    const { list } = drawPage(customersPage, 'en', site, answer);
    expect(list!.querySelector('th[aria-sort]')!.textContent).toBe('Overdue');
    expect(list!.querySelector('th[aria-sort]')!.getAttribute('aria-sort')).toBe('descending');
    expect(list!.textContent).toContain('add a customer export with a credit limit');
    expect(list!.querySelectorAll('[data-metric="credit_utilisation"]')).toHaveLength(0);
  });

  test('no customer at all, and a name that is markup', () => {
    const none = drawPage(customersPage, 'en', site, ({ metric }) => ({
      metric,
      unit: 'minor',
      rows: [],
    }));
    expect(none.answer!.textContent).toContain('No customer owes anything.');
    expect(none.list!.querySelector('tbody')!.textContent).toContain('nothing to show');
    const { list } = drawPage(customersPage, 'en', full, answer);
    expect(list!.querySelector('tbody a')!.textContent).toBe('Harbour & Sons <Ltd>');
  });
});
