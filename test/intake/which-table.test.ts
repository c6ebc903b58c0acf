import { describe, expect, it } from 'vitest';
import { findHeader } from '../../src/intake/header-row.ts';
import { normaliseHeader } from '../../src/intake/header-spelling.ts';
import { mapColumns } from '../../src/intake/map-columns.ts';
import { overridesFor } from '../../src/intake/plan-file.ts';
import { whichTable } from '../../src/intake/which-table.ts';

const fields = (headers: string[], table: Parameters<typeof mapColumns>[1]) =>
  Object.fromEntries(mapColumns(headers, table).map(({ field, header }) => [field, header]));

describe('header names', () => {
  it.each([
    [' Invoice_Number* ', 'invoicenumber'],
    ['P.O. #', 'po#'],
    ['Ｄｕｅ　Ｄａｔｅ', 'duedate'],
    ['Amount (doc.)', 'amountdoc'],
    ['\u0001客户名称:', '客户名称'],
    ['\ufeffinvoice_id', 'invoiceid'],
  ])('%j is compared as %j', (header, expected) => {
    expect(normaliseHeader(header)).toBe(expected);
  });

  it('finds the header under title rows, and none where there is none', () => {
    const rows = [
      ['Aged receivables'],
      ['As at 31 March 2026'],
      [''],
      ['Invoice Number', 'Date', 'Total'],
      ['1', '2', '3'],
    ];
    expect(findHeader(rows)).toBe(3);
    expect(
      findHeader([
        ['x', 'y'],
        ['1', '2'],
      ]),
    ).toBe(-1);
  });
});

describe('which table a file is', () => {
  it.each([
    [
      'a.csv',
      'invoice_id,customer_id,issue_date,due_date,amount,rep,region,segment,terms',
      'invoice',
    ],
    ['a.csv', '发票号,客户名称,开票日期,到期日,价税合计,业务员', 'invoice'],
    ['a.csv', 'BELNR,KUNNR,NAME1,BLDAT,FAEDT,WRBTR,WAERS,BUKRS', 'invoice'],
    [
      'a.csv',
      'Debitor,Belegnummer,Belegart,Belegdatum,Nettofälligkeit,Betrag in Belegwährung,Ausgleichsbeleg',
      'invoice',
    ],
    [
      'a.csv',
      'Client,N° pièce,Type de pièce,Date de pièce,Échéance,Montant en devise pièce,Devise',
      'invoice',
    ],
    [
      'a.csv',
      'Klant,Documentnummer,Documentsoort,Documentdatum,Vervaldatum,Bedrag in documentvaluta',
      'invoice',
    ],
    [
      'a.csv',
      'id,doc_number,customer_id,transaction_date,due_date,total_amount,balance',
      'invoice',
    ],
    [
      'a.csv',
      'invoice_number,account_id,invoice_date,due_date,amount,balance,transaction_currency',
      'invoice',
    ],
    ['a.csv', 'Контрагент,Номер документа,Дата документа,Срок оплаты,Сумма', 'invoice'],
    ['a.csv', 'payment_id,date,amount,invoice_id,customer_id,currency,method,kind', 'payment'],
    ['a.csv', '收款单号,收款日期,收款金额,客户名称,结算方式', 'payment'],
    [
      'a.csv',
      'customer_id,name,region,segment,rep,credit_limit,currency,terms,rating,parent',
      'customer',
    ],
    ['a.csv', 'rep_id,name,team,region', 'rep'],
    ['a.csv', 'month,rep,region,amount,rate,currency', 'target'],
    ['a.csv', 'dispute_id,invoice_id,opened,resolved,amount,reason,outcome', 'dispute'],
    ['a.csv', 'date,customer_id,invoice_id,channel,stage,outcome,rep,cost', 'activity'],
    ['a.csv', 'invoice_id,customer_id,made_on,due_on,amount,status', 'promise'],
    ['a.csv', 'currency,date,rate', 'rate'],
    ['customers.csv', 'invoice_id,customer_id,issue_date,amount', 'invoice'],
    ['receipts.csv', 'date,amount,customer,invoice_id', 'payment'],
    ['invoices.csv', 'date,amount,customer,invoice_id', 'invoice'],
  ])('%s with %s is %s', (name, headers, table) => {
    const guess = whichTable(headers.split(','), name);
    expect(guess).toMatchObject({ table, missing: [] });
  });

  it('says that the name decided where it did', () => {
    expect(
      whichTable(['date', 'amount', 'customer', 'invoice_id'], 'receipts.csv')?.decidedBy,
    ).toBe('4 of 4 headers and the file name');
    expect(whichTable(['date', 'amount', 'customer', 'invoice_id'], 'x.csv')).toBeNull();
  });

  it('knows an invoice list that lacks a column', () => {
    const guess = whichTable(['invoice_id', 'customer_id', 'due_date', 'amount', 'rep'], 'x.csv');
    expect(guess).toMatchObject({ table: 'invoice', missing: ['issue_date'] });
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
