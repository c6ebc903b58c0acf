/** A column called paid that holds days, or yes and no, is not read as amounts. */
import { expect, test } from 'vitest';
import { csv, imported } from '../../folder.ts';

const read = (header: string, first: string, second: string, settings = {}) =>
  imported(
    {
      'invoices.csv': csv(
        `Invoice Number,Customer Name,Invoice Date,Due Date,Amount,${header}`,
        `I1,Acme,2026-01-15,2026-02-14,100.00,${first}`,
        `I2,Beta,2026-01-15,2026-02-14,50.00,${second}`,
      ),
    },
    `select invoice_id as id, settled_date::varchar as day, paid_minor::integer as paid
     from raw_invoice order by 1`,
    settings,
  );

test.each([
  ['Paid', '2026-02-12'],
  ['Bezahlt', '12.02.2026'],
  ['Pagado', '12/02/2026'],
  ['Betalt', '12.02.2026'],
])('%s with days is the day it was settled', async (header, day) => {
  const { rows, rules } = await read(header, day, '', { date_order: 'dmy' });
  expect(rows).toEqual([
    { id: 'I1', day: '2026-02-12', paid: null },
    { id: 'I2', day: null, paid: null },
  ]);
  expect(rules).toContain('paid_is_day');
});

test.each([
  ['Paid', 'Yes', 'No'],
  ['Payé', 'Oui', 'Non'],
  ['Zapłacono', 'Tak', 'Nie'],
  ['已付', '是', '否'],
])('%s with %s and %s says only that it was paid', async (header, yes, no) => {
  const { rows, rules } = await read(header, yes, no);
  expect(rows.map(({ paid }) => paid)).toEqual([null, null]);
  expect(rules).toEqual(expect.arrayContaining(['paid_is_flag', 'paid_without_payment']));
});

test('amounts stay amounts', async () => {
  const { rows, rules } = await read('Paid', '100.00', '0');
  expect(rows.map(({ paid }) => paid)).toEqual([10000, 0]);
  expect(rules.filter((rule) => rule.startsWith('paid_is'))).toEqual([]);
});

test.each([
  ['Offen', 'Nein', 'Ja'],
  ['Balance', 'No', 'Yes'],
  ['未收', '否', '是'],
])('%s with %s and %s says only whether it is open', async (header, no, yes) => {
  const { rows, rules, problems } = await read(header, no, yes);
  expect(rows.map(({ id }) => id)).toEqual(['I1', 'I2']);
  expect(rules).toContain('paid_is_flag');
  expect(problems.find(({ rule }) => rule === 'paid_without_payment')?.row).toBe(2);
});

test('beside a column of yes and no the other one of that name is what is open', async () => {
  const { rules, rows } = await imported(
    {
      'posten.csv': csv(
        'Belegnr.,Debitorenname,Belegdatum,Betrag,Restbetrag,Offen',
        'R1,Acme,2026-01-15,100.00,0.00,Nein',
        'R2,Beta,2026-01-15,50.00,40.00,Ja',
      ),
    },
    'select open_minor::integer as open from raw_invoice order by 1',
  );
  expect(rows.map(({ open }) => open)).toEqual([0, 4000]);
  expect(rules).toContain('words_by_values');
});
