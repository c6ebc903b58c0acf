/** A payment provider's list: what came less its fee is another column, in any language; what came is the amount. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { grossColumn } from '../../src/intake/marks/provider-list.ts';
import { whichTable } from '../../src/intake/which-table.ts';

const money = (minor: number, comma: boolean): string =>
  (minor / 100).toFixed(2).replace('.', comma ? ',' : '.');

test('is told by its arithmetic and the word for a fee, whatever the others are called', () => {
  const fee = fc.constantFrom('Fee', 'Gebühr', 'Frais', 'Comisión', '手续费', '手数料', 'Комиссия');
  const rows = fc.array(
    fc.tuple(fc.integer({ min: 500, max: 99_999 }), fc.integer({ min: 1, max: 400 })),
    { minLength: 2, maxLength: 6 },
  );
  fc.assert(
    fc.property(fee, rows, fc.boolean(), fc.boolean(), (header, amounts, comma, isMinus) => {
      const headers = ['Zwirb', 'Ɣross', header, 'Ɲet'];
      const cells = amounts.map(([gross, charge]) => [
        '2026-01-05',
        money(gross, comma),
        money(isMinus ? -charge : charge, comma),
        money(gross - charge, comma),
      ]);
      expect(grossColumn(headers, cells)).toBe(1);
      const added = cells.map(([day, gross, charge], i) => [
        day!,
        gross!,
        charge!,
        money(amounts[i]![0] + amounts[i]![1] + 1, comma),
      ]);
      expect(grossColumn(headers, added)).toBeNull();
      expect(grossColumn(['Zwirb', 'Ɣross', 'Flomp', 'Ɲet'], cells)).toBeNull();
    }),
    { numRuns: 100 },
  );
});

test('is a list of payments, unless it says when or how much is still to be paid', () => {
  const headers = ['Datum', 'Name', 'Typ', 'Brutto', 'Gebühr', 'Netto', 'Rechnungsnummer'];
  const rows = [
    ['15.01.2026', 'Wörl', 'Zahlung', '300,00', '-9,00', '291,00', 'ZQ-1'],
    ['16.01.2026', 'Flomp', 'Zahlung', '100,00', '-3,00', '97,00', 'ZQ-2'],
  ];
  const amountOf = (guess: ReturnType<typeof whichTable>) =>
    guess?.columns.find(({ field }) => field === 'amount')?.header;
  const found = whichTable(headers, 'zq.csv', new Map(), false, rows);
  expect([found?.table, amountOf(found)]).toEqual(['payment', 'Brutto']);
  const asked = whichTable([...headers, 'Fälligkeitsdatum'], 'zq.csv', new Map(), false, rows);
  expect(asked?.table).toBe('invoice');
});
