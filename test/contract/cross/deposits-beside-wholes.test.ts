/** A plain invoice that repeats a deposit is told, with the money that may count twice. */
import { expect, test } from 'vitest';
import { csv, imported } from '../folder.ts';

const listed = async (...rows: string[]) => {
  const { problems } = await imported({
    'invoices.csv': csv('Invoice Number,Type,Customer,Order No,Invoice Date,Amount', ...rows),
    'payments.csv': csv('Payment No,Invoice Number,Date,Amount', 'P1,D1,2026-01-20,300.00'),
  });
  return problems.filter(({ rule }) => rule === 'deposit_and_whole');
};

test.each([
  ['Deposit invoice', 'Invoice'],
  ['Anzahlungsrechnung', 'Rechnung'],
  ["Facture d'acompte", 'Facture'],
  ['预收款发票', '发票'],
])('%s and a plain one of the same sale', async (deposit, plain) => {
  for (const order of ['ZQ-7', '']) {
    const found = await listed(
      `D1,${deposit},Wörl,${order},2026-01-05,300.00`,
      `F1,${plain},Wörl,${order},2026-02-05,1000.00`,
      `F2,${plain},Flomp,,2026-02-05,900.00`,
    );
    expect(found).toMatchObject([{ row: 2, value: 'D1: F1' }]);
    expect(found[0]!.expected).toContain('1 row, 300.00 may count twice');
  }
});

test('an invoice over the rest, of another order or customer, or a deposit taken back is not', async () => {
  const deposit = 'D1,Deposit invoice,Wörl,ZQ-7,2026-01-05,300.00';
  for (const other of [
    'F1,Invoice,Wörl,ZQ-7,2026-02-05,700.00',
    'F1,Invoice,Wörl,ZQ-8,2026-02-05,1000.00',
    'F1,Invoice,Flomp,ZQ-7,2026-02-05,1000.00',
    'F1,Final invoice,Wörl,ZQ-7,2026-02-05,1000.00',
  ])
    expect(await listed(deposit, other)).toEqual([]);
});

const untyped = async (deposit: string, note: string, amount: string, first = 'Q-1') => {
  const { problems } = await imported({
    'invoices.csv': csv(
      'Invoice Number,Customer,Invoice Date,Amount,Remarks',
      `${first},Wörl,2026-01-05,${deposit},${note}`,
      `Q-2,Wörl,2026-02-05,${amount},Flomp`,
      'Q-3,Zwirb Deposit Ltd,2026-02-05,900.00,',
    ),
  });
  return problems.filter(({ rule }) => rule === 'deposit_and_whole');
};

test.each([
  'Deposit 30 %',
  '30 % Anzahlung Flomp',
  'Acompte 1',
  '预付款30%',
  'Zaliczka Flomp',
  'Предоплата',
])('a text alone calls it a deposit: %s', async (note) => {
  expect(await untyped('300.00', note, '1000.00')).toMatchObject([{ row: 2, value: 'Q-1: Q-2' }]);
});

test.each(['AZ-1', 'ANZ-001', 'DEP/7', '预收3'])('its number alone: %s', async (number) => {
  const found = await untyped('300.00', '', '1000.00', number);
  expect(found).toMatchObject([{ row: 2, value: `${number}: Q-2` }]);
});

test('a text that deducts one, and an invoice that is no multiple of it, are not told', async () => {
  for (const note of ['Flomp less deposit', 'Flomp abzgl. Anzahlung', 'Advanced flomp', 'Zwirbel'])
    expect(await untyped('300.00', note, '1000.00')).toEqual([]);
  expect(await untyped('300.00', 'Deposit', '812.37')).toEqual([]);
  expect(await untyped('300.00', 'Deposit', '700.00')).toEqual([]);
});
