/** References that name several invoices: lists, ranges, short forms, words around a number. */
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  candidatesIn,
  invoicesAround,
  invoicesNamed,
  keyOfId,
} from '../../../src/contract/cross/invoices-named.ts';
import { csv, imported } from '../folder.ts';

const known = (...ids: string[]) => new Map(ids.map((id) => [keyOfId(id), id]));
const IDS = known('I1', 'I2', 'INV-1001', 'INV-1002', 'INV-1003', '2026/7', '2026/8', 'A 17', '55');

test.each([
  ['I1, I2', ['I1', 'I2']],
  ['i1;I2', ['I1', 'I2']],
  ['I1、I2', ['I1', 'I2']],
  ['I1 und I2', ['I1', 'I2']],
  ['I1和I2', ['I1', 'I2']],
  ['I1 & I2', ['I1', 'I2']],
  ['INV-1001/INV-1002', ['INV-1001', 'INV-1002']],
  ['INV-1001/1002/1003', ['INV-1001', 'INV-1002', 'INV-1003']],
  ['INV-1001/02', ['INV-1001', 'INV-1002']],
  ['INV-1001 bis INV-1003', ['INV-1001', 'INV-1002', 'INV-1003']],
  ['INV-1001–1003', ['INV-1001', 'INV-1002', 'INV-1003']],
  ['INV-1001 ~ INV-1002', ['INV-1001', 'INV-1002']],
  ['2026/7, 2026/8', ['2026/7', '2026/8']],
  ['2026/7 / 2026/8', ['2026/7', '2026/8']],
  ['A 17 + I1', ['A 17', 'I1']],
  ['Rechnung INV-1002', ['INV-1002']],
  ['fakt. nr INV-1001 og INV-1002', ['INV-1001', 'INV-1002']],
])('"%s" names %j', (text, ids) => {
  expect(invoicesNamed(text, IDS)).toEqual({ known: ids, unknown: [] });
});

test.each([
  ['another number beside a sign that lists', 'I1, X9', { known: ['I1'], unknown: ['X9'] }],
  ['a part of a number', '55/2', null],
  ['a short number among words', '55 boxes', null],
  ['a range with a gap', 'I1 to I5', null],
  ['nothing that is known', 'X8, X9', null],
])('reads %s', (_, text, found) => {
  expect(invoicesNamed(text, IDS)).toEqual(found);
});

test.each([
  ['I1-I2', [['I1', 'I2']]],
  ['INV-1001-INV-1002', [['INV-1001', 'INV-1002']]],
  ['INV-1001-1002', [['INV-1001', 'INV-1002']]],
  [
    'INV-1001-03',
    [
      ['INV-1001', 'INV-1003'],
      ['INV-1001', 'INV-1002', 'INV-1003'],
    ],
  ],
  ['I1-I9', []],
  ['INV-1001', []],
])('a hyphen in %s may stand between %j', (text, ways) => {
  const found = invoicesAround(text, IDS);
  expect([...new Set(found.map(String))]).toEqual(ways.map(String));
  const asked = new Set(candidatesIn(text));
  for (const id of found.flat()) expect(asked.has(keyOfId(id))).toBe(true);
});

test('all numbers of any list are among the candidates, and are read', () => {
  const id = fc
    .tuple(fc.stringMatching(/^[A-Z]{1,3}[-/]?$/), fc.integer({ min: 100, max: 99_999 }))
    .map(([head, number]) => `${head}${number}`);
  const separator = fc.constantFrom(', ', ';', ' | ', '、', ' & ', ',\n', ' + ', '，', ' et ');
  fc.assert(
    fc.property(
      fc.uniqueArray(id, { minLength: 2, maxLength: 6, selector: keyOfId }),
      separator,
      (ids, sign) => {
        const text = ids.join(sign);
        const found = new Set(candidatesIn(text));
        expect(ids.every((one) => found.has(keyOfId(one)))).toBe(true);
        expect(invoicesNamed(text, known(...ids))?.known).toEqual(ids);
      },
    ),
    { numRuns: 100 },
  );
});

describe('a payment of several invoices', () => {
  const paid = (...rows: string[]) =>
    imported(
      {
        'invoices.csv': csv(
          'Invoice Number,Customer Name,Invoice Date,Due Date,Amount,Type,Applies To',
          'I1,Acme,2026-01-05,2026-03-04,100.00,Invoice,',
          'I2,Acme,2026-01-06,2026-02-05,50.00,Invoice,',
          'C1,Acme,2026-01-07,,30.00,Credit Note,I2',
        ),
        'payments.csv': csv('Payment No,Payment Date,Customer Name,Invoice Number,Amount', ...rows),
      },
      `select payment_id as p, invoice_id as i, amount_minor::integer as minor from raw_payment
       order by payment_id, invoice_id`,
    );

  it.each([
    [
      'goes to the earliest due first, up to what is open of it',
      ['P1,2026-02-01,Acme,"I1, I2",110.00'],
      [
        ['P1', 'I1', 9000],
        ['P1', 'I2', 2000],
      ],
    ],
    [
      'sees what was paid before, and nothing that is paid later',
      ['P2,2026-02-09,Acme,I1/I2,60.00', 'P1,2026-02-01,Acme,I2,15.00', 'P3,2026-03-01,Acme,I1,99'],
      [
        ['P1', 'I2', 1500],
        ['P2', 'I1', 5500],
        ['P2', 'I2', 500],
        ['P3', 'I1', 9900],
      ],
    ],
    [
      'goes to both ends of a hyphen where the amounts tie, up to what is open of the first',
      ['P1,2026-02-01,Acme,I1-I2,150.00'],
      [
        ['P1', 'I1', 13000],
        ['P1', 'I2', 2000],
      ],
    ],
    [
      'leaves what is too much with the last of them',
      ['P1,2026-02-01,Acme,I1+I2,130.00'],
      [
        ['P1', 'I1', 11000],
        ['P1', 'I2', 2000],
      ],
    ],
    [
      'leaves the rest with a number that is not in the data',
      ['P1,2026-02-01,Acme,"I2, X9",70.00'],
      [
        ['P1', 'I2', 2000],
        ['P1', 'X9', 5000],
      ],
    ],
  ])('%s', async (_, rows, expected) => {
    const { rows: found, rules } = await paid(...(rows as string[]));
    expect(found.map(({ p, i, minor }) => [p, i, minor])).toEqual(expected);
    expect(rules).toContain('several_invoices');
  });
});
