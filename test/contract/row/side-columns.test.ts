/** Lists of a ledger with debits in one column and credits in another, in the words of many languages. */
import { expect, it } from 'vitest';
import { sideColumns } from '../../../src/intake/marks/side-columns.ts';
import { csv, imported } from '../folder.ts';

const ROWS = [
  ['R-1', '1190.00', ''],
  ['R-2', '595.50', '0.00'],
  ['R-1', '', '1190.00'],
];

it.each([
  ['Debe', 'Haber'],
  ['Importe Debe', 'Importe Haber'],
  ['Wn', 'Ma'],
  ['Debit', 'Credit'],
  ['Debit (EUR)', 'Credit (EUR)'],
  ['Sollbetrag', 'Habenbetrag'],
  ['Dare', 'Avere'],
  ['Débit', 'Crédit'],
  ['Má dáti', 'Dal'],
  ['Borç', 'Alacak'],
  ['Tartozik', 'Követel'],
  ['Дебет', 'Кредит'],
  ['借方金額', '貸方金額'],
  ['借方发生额', '贷方发生额'],
  ['차변', '대변'],
])('takes “%s” and “%s” for debits and credits', (debit, credit) => {
  expect(sideColumns(['No', debit, credit], ROWS)).toMatchObject({ debit: 1, credit: 2 });
  expect(sideColumns(['No', credit, debit], ROWS)).toMatchObject({ debit: 2, credit: 1 });
});

it('takes no columns that both have a value in one row, or that differ in more', () => {
  const both = [...ROWS, ['R-9', '12.00', '8.00']];
  expect(sideColumns(['No', 'Debit account', 'Credit account'], both)).toBeNull();
  expect(sideColumns(['No', 'Debit', 'Credit limit'], ROWS)).toBeNull();
  expect(sideColumns(['No', 'Date', 'Date'], ROWS)).toBeNull();
});

it.each([
  ['Cliente,Factura,Fecha,Vencimiento,Debe,Haber', 'Acme,F-9,2026-02-20,,,80.00'],
  ['Kontrahent,Nr faktury,Data wystawienia,Termin płatności,Wn,Ma', 'Acme,F-9,2026-02-20,,,80.00'],
  ['客户,发票号,开票日期,到期日,借方发生额,贷方发生额', 'Acme,F-9,2026-02-20,,,80.00'],
])('reads a credit under the number of an invoice as its payment: %s', async (header, other) => {
  const list = csv(
    header,
    'Acme,F-1,2026-01-05,2026-02-04,1190.00,',
    'Birch,F-2,2026-01-16,2026-02-15,595.50,0.00',
    'Acme,F-1,2026-02-13,,,1190.00',
    other,
  );
  const { rows, rules } = await imported(
    { 'ledger.csv': list },
    `select kind, sum(amount_minor)::integer as amount from raw_payment group by all
     union all select doc_type, sum(amount_minor)::integer from raw_invoice group by all order by 1`,
  );
  expect(rows).toEqual([
    { kind: 'cash', amount: 119000 },
    { kind: 'credit_note', amount: 8000 },
    { kind: 'invoice', amount: 178550 },
  ]);
  expect(rules).toEqual(expect.arrayContaining(['credit_settles', 'credit_side']));
});
