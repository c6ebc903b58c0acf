import { describe, expect, it } from 'vitest';
import { whichTable } from '../../src/intake/which-table.ts';

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
    [
      'a.csv',
      'customer_id,balance_date,sent_on,currency,confirmed_amount,answered_on,answer',
      'confirmation',
    ],
    ['询证函.csv', '客户名称,对账截止日,发函日期,回函金额,回函日期,回函结果', 'confirmation'],
    ['a.csv', 'customer_id,unbilled_since,reference,unbilled_amount,currency', 'unbilled'],
    ['待开票.csv', '客户名称,待开票起始日,单号,待开票金额', 'unbilled'],
    ['customers.csv', 'invoice_id,customer_id,issue_date,amount', 'invoice'],
    ['receipts.csv', 'date,amount,customer,invoice_id', 'payment'],
    ['invoices.csv', 'date,amount,customer,invoice_id', 'invoice'],
    ['Rechnungen.csv', 'Nr.,Titel,Kontakt,Datum,Total,Status', 'invoice'],
    ['Factures.csv', 'Number,Title,Contact,Date,Total', 'invoice'],
    ['Zahlungen.csv', 'Nr.,Titel,Kontakt,Datum,Total', 'payment'],
    ['收款单.csv', '单据编号,单据类型,业务日期,往来单位,实收金额,结算方式,源单编号', 'payment'],
    ['receipts.csv', 'Doc Number,Doc Date,Customer,Amount Paid', 'payment'],
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

  it.each([
    ['Rechnungen.csv', 'Nr.,Titel,Datum,Total', 'invoice', 'customer_id or customer_name'],
    ['发票.csv', '单据编号,业务日期,往来单位,实收金额', 'invoice', 'amount or open_amount'],
    [
      '收款单.csv',
      '单据编号,业务日期,到期日,往来单位,实收金额',
      'invoice',
      'amount or open_amount',
    ],
  ])(
    'takes no list for another one that it is not called, nor a due one for receipts: %s, %s',
    (name, headers, table, missing) => {
      expect(whichTable(headers.split(','), name)).toMatchObject({ table, missing: [missing] });
    },
  );

  it('knows an invoice list that lacks a column', () => {
    const guess = whichTable(['invoice_id', 'customer_id', 'due_date', 'amount', 'rep'], 'x.csv');
    expect(guess).toMatchObject({ table: 'invoice', missing: ['issue_date'] });
  });
});
