/** Amounts whose header names one currency, in rows of another: told. */
import { expect, test } from 'vitest';
import { csv, imported } from '../folder.ts';

const paid = async (header: string, currency: string) => {
  const { problems } = await imported({
    'invoices.csv': csv(
      'Invoice No,Customer,Invoice Date,Currency,Amount',
      `I1,A,2026-01-05,${currency},100.00`,
    ),
    'payments.csv': csv(
      `Payment No,Invoice No,Date,Currency,Amount,${header}`,
      `P1,I1,2026-02-01,${currency},108.00,100.00`,
    ),
  });
  return problems.filter(({ rule }) => rule === 'header_currency');
};

test('an amount of another currency beside that of the row is told', async () => {
  for (const header of ['Applied Amount (EUR)', 'Applied Amount (€)', 'Applied Amount in EUR']) {
    const found = await paid(header, 'USD');
    expect(found).toMatchObject([{ row: 2, column: header, value: 'USD' }]);
  }
});

test('a currency by its name, in rows of another', async () => {
  const { rules } = await imported({
    'a.csv': csv('发票号,客户,开票日期,币种,金额（人民币）', 'A1,甲,2026-01-05,USD,300.00'),
  });
  expect(rules).toContain('header_currency');
});

test('its own currency is not', async () => {
  for (const header of ['Applied Amount (USD)', 'Applied Amount ($)', 'Applied Amount'])
    expect(await paid(header, 'USD')).toEqual([]);
});
