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
