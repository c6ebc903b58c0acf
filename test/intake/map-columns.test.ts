/** Real header rows of known systems, and the field that each of their columns is. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { mapColumns } from '../../src/intake/map-columns.ts';
import { overridesFor } from '../../src/intake/plan-file.ts';
import type { TableName } from '../../src/intake/table-names.ts';

const fields = (headers: string[], table: Parameters<typeof mapColumns>[1]) =>
  Object.fromEntries(mapColumns(headers, table).map(({ field, header }) => [field, header]));

const ROWS = join(import.meta.dirname, 'header-rows');

describe.each(readdirSync(ROWS))('the header row of %s', (file) => {
  const [source, table, ...lines] = readFileSync(join(ROWS, file), 'utf8').trimEnd().split('\n');
  const columns = lines.map((line) => line.split(' | ') as [header: string, field: string]);
  const headers = columns.map(([header]) => header);

  it(`names its source and table: ${source}`, () => {
    expect(source).toMatch(/^# \S/);
    expect(columns.every((parts) => parts.length === 2)).toBe(true);
  });

  it('is mapped as a reader of the list would', () => {
    const wanted = columns.flatMap(([header, field], index) =>
      field === '-' ? [] : [{ index, header, field }],
    );
    expect(mapColumns(headers, table as TableName)).toEqual(wanted);
  });
});

describe('which column a field is', () => {
  it('takes the account as the customer only where nothing else is', () => {
    expect(fields(['Account', 'Invoice Number', 'Date', 'Total'], 'invoice').customer_id).toBe(
      'Account',
    );
    expect(fields(['Account', 'Customer', 'Invoice Number'], 'invoice')).toMatchObject({
      customer_id: 'Customer',
      account: 'Account',
    });
  });

  it('never takes a planned or expected payment for a payment', () => {
    const found = fields(
      ['planned_payment_date', 'expected_payment_date', 'fully_paid_on_date', 'amount_paid'],
      'invoice',
    );
    expect(found).toEqual({ settled_date: 'fully_paid_on_date', paid_amount: 'amount_paid' });
  });

  it.each([
    ['factura_id, fecha, id_cliente, total_factura', 'invoice_id, issue_date, customer_id, amount'],
    [
      'id_facture, cod_client, date_emission, montant',
      'invoice_id, customer_id, issue_date, amount',
    ],
    ['rechnung_id, kunden_nr, faelligkeit, betrag', 'invoice_id, customer_id, due_date, amount'],
    [
      'numero_fattura, cliente_external_id, data_emissione, amount_chf',
      'invoice_id, customer_id, issue_date, amount',
    ],
    [
      'nr_faktury, klient_kod, termin_platnosci, kwota_brutto',
      'invoice_id, customer_id, due_date, amount',
    ],
    ['发票号码, 购买方, 销售方, 价税合计', 'invoice_id, customer_name, -, amount'],
    [
      'Number, Untaxed Amount Signed, Total Signed, Amount Due Signed',
      'invoice_id, -, amount, open_amount',
    ],
  ])(
    'reads names without accents and small words, and the number of what a word names: %s',
    (row, wanted) => {
      const headers = row.split(', ');
      const found = mapColumns(headers, 'invoice');
      const shown = headers.map((_, at) => found.find(({ index }) => index === at)?.field ?? '-');
      expect(shown.join(', ')).toBe(wanted);
    },
  );

  it('takes the day of a refund for that of the row where a list has no other', () => {
    expect(fields(['refund_id', 'refund_date', 'amount'], 'payment').date).toBe('refund_date');
    expect(fields(['date', 'refund_date', 'amount'], 'payment')).toMatchObject({
      date: 'date',
      refunded_date: 'refund_date',
    });
  });

  it('takes the first of several regions', () => {
    expect(fields(['Company Code', 'Territory', 'Region'], 'invoice').region).toBe('Region');
    expect(fields(['Company Code', 'Territory'], 'invoice').region).toBe('Territory');
  });

  it('follows report.yml', () => {
    const overrides = overridesFor(
      { 'ledger-*.csv': { Betrag: 'invoice.amount', Total: 'ignore' }, 'x.csv': { A: 'rep.name' } },
      'sub/Ledger-2026.csv',
    );
    const columns = mapColumns(['Betrag', 'Total', 'Invoice No'], 'invoice', overrides);
    expect(columns.map(({ field, header }) => [field, header])).toEqual([
      ['amount', 'Betrag'],
      ['invoice_id', 'Invoice No'],
    ]);
  });
});

test('a header is known in any case, with stars, dots and full-width letters', () => {
  for (const header of [
    '*InvoiceNumber',
    'INVOICE_NUMBER',
    'invoice-number',
    'Ｉｎｖｏｉｃｅ Ｎｕｍｂｅｒ',
  ])
    expect(mapColumns([header], 'invoice')).toEqual([{ index: 0, header, field: 'invoice_id' }]);
});

test('the amount invoiced is preferred to the amount of the contract', () => {
  const columns = mapColumns(['合同金额', '开票金额'], 'invoice');
  expect(columns).toContainEqual({ index: 1, header: '开票金额', field: 'amount' });
});
