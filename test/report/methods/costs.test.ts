/** What receiving money costs in a book written by hand: one payment of two invoices is one receipt. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cellsOf, type FolderReport, openFolder } from '../from-folder.ts';

let folder: FolderReport;
beforeAll(async () => {
  folder = await openFolder({
    'invoices.csv': [
      'invoice_id,customer_id,issue_date,due_date,amount,currency',
      'I1,C1,2026-01-10,2026-02-09,600.00,CNY',
      'I2,C1,2026-01-20,2026-02-19,400.00,CNY',
      'I3,C2,2026-01-20,2026-02-19,900.00,CNY',
      'I4,C3,2026-01-20,2026-02-19,100.00,USD',
    ].join('\n'),
    // the cheque of February pays two invoices, that of March the rest; nothing of the last one reaches an invoice
    'payments.csv': [
      'payment_id,date,amount,invoice_id,customer_id,currency,method',
      'P1,2026-02-10,800.00,,C1,CNY,cheque',
      'P2,2026-03-10,200.00,,C1,CNY,cheque',
      'P3,2026-02-19,900.00,I3,C2,CNY,bank_transfer',
      'P4,2026-02-19,100.00,I4,C3,USD,cheque',
      'P5,2026-03-20,50.00,,C2,CNY,cheque',
    ].join('\n'),
    'report.yml': `as_of: 2026-03-31
period_months: 3
unreferenced_payments: oldest_due_first
payment_costs:
  bank_transfer: { per_receipt: 2.5, currency: CNY }
  cheque: { share: 0.002, per_receipt: 5, currency: CNY }
`,
  });
});
afterAll(() => folder.close());

test('a share of 1,000.00 and two cheques of 5.00, one transfer of 2.50', async () => {
  const { mix } = await folder.draw('methods');
  // 2.00 + 10.00 of 1,000.00; 2.50 of 900.00; 14.50 of 1,900.00
  expect(cellsOf(mix!).map((cells) => [cells[0], ...cells.slice(4)])).toEqual([
    ['cheque', '2', '0.2% and ¥5.00 a receipt', '12.00', '1.20%'],
    ['bank transfer', '1', '¥2.50 a receipt', '2.50', '0.28%'],
  ]);
  const total = [...mix!.querySelectorAll('tfoot :is(th, td)')].map((cell) => cell.textContent);
  expect(total.slice(4)).toEqual(['3', '', '14.50', '0.76%']);
});

test('rows of one payment number are one receipt, unless customer, day or method differ', async () => {
  const split = await openFolder({
    'invoices.csv': [
      'invoice_id,customer_id,issue_date,due_date,amount,currency',
      ...['A1', 'A2', 'A3'].map((id) => `${id},C1,2026-01-10,2026-02-09,100.00,CNY`),
      ...['B1', 'B2'].map((id) => `${id},C2,2026-01-10,2026-02-09,100.00,CNY`),
    ].join('\n'),
    // of P1: C1's cheque over two invoices, one of the next day, C2's cheque and transfer
    'payments.csv': [
      'payment_id,date,amount,invoice_id,customer_id,currency,method',
      'P1,2026-02-10,60.00,A1,C1,CNY,cheque',
      'P1,2026-02-10,100.00,A2,C1,CNY,cheque',
      'P1,2026-02-11,100.00,A3,C1,CNY,cheque',
      'P1,2026-02-10,100.00,B1,C2,CNY,cheque',
      'P1,2026-02-10,50.00,B2,C2,CNY,bank_transfer',
    ].join('\n'),
    'report.yml': `as_of: 2026-03-31
period_months: 3
payment_costs: { cheque: { per_receipt: 5, currency: CNY } }
`,
  });
  try {
    const { mix } = await split.draw('methods');
    // three cheques of 5.00
    expect(cellsOf(mix!).map((cells) => [cells[0], cells[4], cells[6]])).toEqual([
      ['cheque', '3', '15.00'],
      ['bank transfer', '1', '–'],
    ]);
  } finally {
    await split.close();
  }
});

test('of dollars only the share is known, in both languages', async () => {
  const { mix } = await folder.draw('methods', 'currency=USD');
  // 0.2% of 100.00
  expect(cellsOf(mix!)[0]!.slice(4)).toEqual(['1', '0.2% and ¥5.00 a receipt', '0.20', '0.20%']);
  expect(mix!.textContent).toContain('Fixed amounts in another currency are not counted here.');
  const chinese = (await folder.draw('methods', 'currency=USD', 'zh')).mix!;
  expect(chinese.textContent).toContain('以其他币种设定的固定金额此处不计。');
});
