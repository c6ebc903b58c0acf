/** A negative quantity beside an amount above 0 is told, by its name or by what it is multiplied with. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { factorsOf } from '../../../src/contract/profile/quantity-sign.ts';
import { csv, imported } from '../folder.ts';

const listed = async (header: string, ...rows: string[]) => {
  const { problems } = await imported({
    'list.csv': csv(`Invoice No,Customer,Invoice Date,${header}`, ...rows),
  });
  return problems.filter(({ rule }) => rule === 'quantity_sign' || rule === 'column_matters');
};

test.each([
  'Quantity,Price,Amount',
  'Menge,Preis,Betrag',
  '数量,单价,金额',
  'Zwirbel,Flomp,Amount',
  'Zwirbel,Ilość,Montant TTC',
])('a minus of a quantity alone is told: %s', async (header) => {
  const found = await listed(
    header,
    'I1,A,2026-01-05,2,50.00,100.00',
    'I2,A,2026-01-06,4,25.00,100.00',
    'I3,A,2026-01-07,-3,20.00,60.00',
  );
  expect(found).toMatchObject([{ rule: 'quantity_sign', row: 4, value: '-3' }]);
  expect(found[0]!.expected).toContain('1 row');
});

test('what fits, and what is typed as a credit note, is not', async () => {
  expect(
    await listed(
      'Type,Quantity,Price,Amount',
      'I1,A,2026-01-05,Invoice,2,50.00,100.00',
      'I2,A,2026-01-06,Credit note,-4,25.00,100.00',
      'I3,A,2026-01-07,Invoice,3,20.00,60.00',
    ),
  ).toEqual([]);
  const days = ['I1,A,2026-01-05,-2,100.00', 'I2,A,2026-01-06,9,100.00'];
  expect(await listed('Zwirbel,Amount', ...days)).toEqual([]);
});

test('factors are told from any two columns that make up the amount', () => {
  const column = (index: number, values: number[]) =>
    ({ index, header: '', separator: '.', values }) as const;
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.integer({ min: 2, max: 50 }), fc.integer({ min: 200, max: 90000 })), {
        minLength: 2,
        maxLength: 9,
      }),
      (rows) => {
        const [ones, prices] = [rows.map(([n]) => n), rows.map(([, cents]) => cents / 100)];
        const owed = rows.map(([n, cents], i) => ((i % 3 ? 1 : -1) * n * cents) / 100);
        const amount = column(2, owed);
        expect([...factorsOf([column(0, ones), column(1, prices), amount], amount)]).toEqual([
          0, 1,
        ]);
        const always = column(
          0,
          rows.map(() => 1),
        );
        expect(factorsOf([always, column(1, owed), amount], amount).size).toBe(0);
      },
    ),
    { numRuns: 50 },
  );
});
