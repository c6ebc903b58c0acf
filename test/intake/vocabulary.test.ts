import { describe, expect, it } from 'vitest';
import {
  documentWord,
  isTotalWord,
  kindWord,
  readCurrency,
  readFlag,
  readTerms,
  statusWord,
  unitPower,
} from '../../src/intake/vocabulary.ts';

describe('words of an export', () => {
  it.each([
    ['', 'invoice'],
    ['ACCREC', 'invoice'],
    ['Sales Invoice', 'invoice'],
    ['ACCPAY', 'payable'],
    ['Bill', 'payable'],
    ['Vendor invoice', 'payable'],
    ['应付单', 'payable'],
    ['Credit Note', 'credit_note'],
    ['credit_note', 'credit_note'],
    ['ACCRECCREDIT', 'credit_note'],
    ['红', 'credit_note'],
    ['红字发票', 'credit_note'],
    ['Prepayment', 'prepayment'],
    ['prepayment', 'prepayment'],
    ['预收款', 'prepayment'],
    ['Payment', 'payment'],
    ['DZ', 'payment'],
    ['ZP', 'payment'],
    ['收款单', 'payment'],
    ['Journal Entry', 'journal'],
    ['Refund', 'refund'],
    ['Bill Payment', 'payable'],
    ['Stornorechnung', 'credit_note'],
    ["Facture d'avoir", 'credit_note'],
    ['A/R Credit Memo', 'credit_note'],
    ['Wertgutschrift zu RE-1', 'credit_note'],
    ['Remboursement', 'refund'],
    ['Возврат оплаты', 'refund'],
    ['대변표', 'credit_note'],
    ['Credit note reversed', 'unknown'],
    ['Refund rejected', 'unknown'],
    ['Gutschrift storniert', 'unknown'],
    ['退货申请', 'unknown'],
    ['Rechnungskorrektur', 'unknown'],
    ['Cancelled invoice', 'unknown'],
    ['销售订单', 'unknown'],
    ['Gadget', 'unknown'],
  ])('the document type "%s" is %s', (text, expected) => {
    expect(documentWord(text)).toBe(expected);
  });

  it.each([
    ['', 'cash'],
    ['Bank transfer', 'cash'],
    ['write-off', 'write_off'],
    ['write_off', 'write_off'],
    ['核销坏账', 'write_off'],
    ['Bad debt', 'write_off'],
    ['现金折扣', 'discount'],
    ['credit_note', 'credit_note'],
    ['退货', 'credit_note'],
    ['退款', 'refund'],
    ['Gadget', 'unknown'],
  ])('the payment kind "%s" is %s', (text, expected) => {
    expect(kindWord(text)).toBe(expected);
  });

  it.each([
    ['VOIDED', 'void'],
    ['Open - duplicate', 'unknown'],
    ['Issued in error', 'unknown'],
    ['Closed - no charge', 'unknown'],
    ['Paid by credit note', 'unknown'],
    ['已开红票', 'unknown'],
    ['部分退货', 'unknown'],
    ['未开票', 'unknown'],
    ['Credit Note Issued', 'live'],
    ['Yes', 'live'],
    ['No charge', 'unknown'],
    ['cancelled', 'void'],
    ['作废', 'void'],
    ['DELETED', 'deleted'],
    ['Draft', 'draft'],
    ['PAID', 'live'],
    ['AUTHORISED', 'live'],
    ['', 'live'],
  ])('the status "%s" is %s', (text, expected) => {
    expect(statusWord(text)).toBe(expected);
  });

  it.each([
    ['Net 30', 30],
    ['30 days', 30],
    ['30', 30],
    ['30.0', 30],
    ['月结30天', 30],
    ['N30', 30],
    ['net60', 60],
    ['Due on receipt', 0],
    ['2/10 net 30', 30],
    ['NAH4', null],
    ['as agreed', null],
  ])('the terms "%s" are %s days', (text, days) => {
    expect(readTerms(text)?.days ?? null).toBe(days);
  });

  it('reads the discount out of the terms', () => {
    expect(readTerms('2/10 net 30')).toEqual({ days: 30, discountRate: 0.02, discountDays: 10 });
  });

  it.each([
    ['Yes', true],
    ['1', true],
    ['是', true],
    ['No', false],
    ['0', false],
    ['否', false],
    ['maybe', null],
  ])('the flag "%s" is %s', (text, expected) => {
    expect(readFlag(text)).toBe(expected);
  });

  it('knows currencies by code and by a few names', () => {
    expect(['usd', ' CNY ', 'RMB', '人民币', '€', '$', 'XQX'].map(readCurrency)).toEqual([
      'USD',
      'CNY',
      'CNY',
      'CNY',
      'EUR',
      null,
      null,
    ]);
  });

  it('knows total rows and unit lines', () => {
    expect(['Total', 'Grand total', 'Subtotal C1', '合计', '小计：'].every(isTotalWord)).toBe(true);
    expect(['Totalis GmbH', 'Subway', 'A1'].some(isTotalWord)).toBe(false);
    expect([unitPower(['', '单位：万元']), unitPower(['单位:元']), unitPower(['金额'])]).toEqual([
      4, 0, 0,
    ]);
  });
});
