/** What an open list has no more although the one before had it is told; and deposits beside final invoices. */
import { expect, test } from 'vitest';
import { csv, imported } from '../folder.ts';

const HEADER = 'Invoice Number,Customer Name,Invoice Date,Due Date,Amount,Open Balance';
const I1 = 'I1,Acme,2026-01-15,2026-02-14,100.00,100.00';
const I2 = 'I2,Beta,2026-01-15,2026-02-14,50.00,50.00';
const I3 = 'I3,Beta,2026-02-15,2026-03-14,70.00,70.00';

test('an item that the next open list has no more is told with its amount', async () => {
  const files = { 'open-01.csv': csv(HEADER, I1, I2), 'open-02.csv': csv(HEADER, I2, I3) };
  const { problems } = await imported(files);
  const gone = problems.filter(({ rule }) => rule === 'gone_from_list');
  expect(gone).toMatchObject([{ file: 'open-01.csv', row: 2, value: 'I1' }]);
  expect(gone[0]!.expected).toContain('100.00');
});

test('lists of different items, and items that are paid, are not', async () => {
  const other = { 'open-01.csv': csv(HEADER, I1), 'open-02.csv': csv(HEADER, I2, I3) };
  expect((await imported(other)).rules).not.toContain('gone_from_list');
  const paid = {
    'open-01.csv': csv(HEADER, I1, I2),
    'open-02.csv': csv(HEADER, I2, I3),
    'payments.csv': csv('Payment Date,Invoice Number,Amount', '2026-02-20,I1,100.00'),
  };
  expect((await imported(paid)).rules).not.toContain('gone_from_list');
});

test.each([
  ['Down Payment Invoice', 'Final Invoice'],
  ['Anzahlungsrechnung', 'Schlussrechnung'],
  ['Faktura zaliczkowa', 'Faktura końcowa'],
  ["Facture d'acompte", 'Facture définitive'],
])('%s beside %s is told', async (deposit, final) => {
  const read = (last: string) =>
    imported({
      'invoices.csv': csv(
        'Invoice Number,Document Type,Customer Name,Invoice Date,Due Date,Amount',
        `D1,${deposit},Acme,2026-01-05,2026-02-04,300.00`,
        `F1,${last},Acme,2026-02-05,2026-03-04,1000.00`,
      ),
    });
  expect((await read(final)).rules).toContain('deposit_and_final');
  expect((await read('Invoice')).rules).not.toContain('deposit_and_final');
});
