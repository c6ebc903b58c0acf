/** A row below the header that says in what the columns are written. */
import { expect, it } from 'vitest';
import { csv, imported } from '../folder.ts';

const read = async (header: string, units: string) => {
  const list = csv(
    header,
    units,
    'Acme,F-1,2026-01-05,2026-02-04,1190.00',
    'Birch,F-2,2026-01-16,2026-02-15,595.50',
  );
  const { rows, rules } = await imported(
    { 'list.csv': list },
    'select sum(amount_minor)::integer as amount, any_value(currency) as currency from raw_invoice',
  );
  return { ...rows[0], rules };
};
const HEADER = 'Customer,Invoice No,Invoice Date,Due Date,Amount';

it.each([
  [HEADER, 'text,text,dd.mm.yyyy,dd.mm.yyyy,EUR', 178550, 'EUR'],
  [HEADER, 'String,String,Date,Date,Decimal', 178550, null],
  ['Kunde,Rechnungsnr.,Belegdatum,Fällig am,Betrag', ',,TT.MM.JJJJ,TT.MM.JJJJ,CHF', 178550, 'CHF'],
  ['客户,发票号,开票日期,到期日,金额', '文本,文本,年月日,年月日,万元', 1785500000, null],
  ['Клиент,Номер счета,Дата счета,Срок оплаты,Сумма', ',,,,тыс. руб.', 178550000, 'RUB'],
  [HEADER, 'NAME1,BELNR,BLDAT,FAEDT,WRBTR', 178550, null],
  [HEADER, ',,,,USD', 178550, 'USD'],
])('%s / %s is left out, told, and its unit counts', async (header, units, amount, currency) => {
  const found = await read(header, units);
  expect(found).toMatchObject({ amount, currency });
  expect(found.rules).toContain('units_row');
});

it.each([
  'Acme,F-0,tbd,tbd,tbd',
  'Acme,new,tbd,tbd,tbd',
  'Zorb,F-3,2026-01-16,,offen',
  'Zorb,draft,,,open',
])('%s is a row with an error', async (row) =>
  expect((await read(HEADER, row)).rules).not.toContain('units_row'),
);
