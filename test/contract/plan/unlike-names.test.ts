/** Lists of credit notes without a type column: their names say it, or are asked about. */
import { expect, test } from 'vitest';
import { isCreditNoteList } from '../../../src/intake/table-names.ts';
import { csv, imported } from '../folder.ts';

const list = (id: string): string =>
  csv('invoice_id,customer_id,issue_date,amount', `${id},C1,2026-01-15,60.00`);

test.each([
  'korekty.csv',
  'kreditfakturor 2026.csv',
  'sales_returns.csv',
  'iade_faturalari.csv',
  'Retouren.csv',
  '返品.csv',
  '退货单.csv',
  'возвраты товара.csv',
  'out/credit_memos.csv',
])('%s is a list of credit notes', (name) => {
  expect(isCreditNoteList(name, null)).toBe(true);
});

test.each(['invoices and returns.csv', 'faktury.csv', 'returning customers.csv', 'Resident.csv'])(
  '%s is not',
  (name) => {
    expect(isCreditNoteList(name, null)).toBe(false);
  },
);

test('rows of such a list lower what is owed', async () => {
  const { rows } = await imported(
    { 'faturalar.csv': list('I1'), 'iade_faturalari.csv': list('K1') },
    'select invoice_id, doc_type from raw_invoice order by 1',
  );
  expect(rows).toEqual([
    { invoice_id: 'I1', doc_type: 'invoice' },
    { invoice_id: 'K1', doc_type: 'credit_note' },
  ]);
});

test.each([
  ['faktury.csv', 'zqoxvary.csv'],
  ['Rechnungen.csv', 'Wumbeln.csv'],
  ['invoices.csv', 'zqoxvo 2026-01.csv'],
  ['請求書.csv', '謎表.csv'],
])('beside %s, what %s is is asked', async (one, other) => {
  const { problems } = await imported({ [one]: list('I1'), [other]: list('K1') });
  const found = problems.find(({ rule }) => rule === 'list_name_unread');
  expect(found).toMatchObject({ file: other, expected: '1 row, 60.00' });
  expect(found?.question?.answers.map(({ id }) => id)).toEqual(
    expect.arrayContaining(['invoice', 'credit_note', 'prepayment']),
  );
  const settings = { values: { doc_type: { [other]: 'credit_note' } } };
  const answered = await imported({ [one]: list('I1'), [other]: list('K1') }, undefined, settings);
  expect(answered.rules).not.toContain('list_name_unread');
});

test.each(['2026-02.csv', 'feb.csv', 'b.csv', 'invoices_north.csv'])(
  'a name such as %s says nothing else',
  async (name) => {
    const { rules } = await imported({ 'invoices.csv': list('I1'), [name]: list('I2') });
    expect(rules).not.toContain('list_name_unread');
  },
);
