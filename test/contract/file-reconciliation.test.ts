import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { FileReconciliation } from '../../src/contract/file-reconciliation.ts';
import { imported } from './folder.ts';

const HEADER = [
  'invoice_id',
  'customer_id',
  'issue_date',
  'due_date',
  'amount',
  'currency',
  'doc_type',
  'status',
];

const good = fc
  .tuple(
    fc.integer({ min: 1, max: 40 }),
    fc.integer({ min: 1, max: 3 }),
    fc.integer({ min: 1, max: 28 }),
    fc.integer({ min: 1, max: 99999 }),
  )
  .map(([id, customer, day, amount]) => [
    `A${id}`,
    `C${customer}`,
    `2026-01-${String(day).padStart(2, '0')}`,
    '2026-02-15',
    (amount / 100).toFixed(2),
    'EUR',
    'invoice',
    'posted',
  ]);
const damage = fc.oneof(
  fc.constantFrom(
    '',
    'void',
    'credit note',
    'ACCPAY',
    '-12.50',
    '(3.00)',
    '0',
    '1.005',
    '2026-02-30',
    'Total',
    '13/14/2026',
    'XXX',
    '"',
    ';',
    'a,b',
    'a\nb',
    '\u0000',
    '1e5',
    '１２',
    '合计',
  ),
  fc.string({ maxLength: 12 }),
);
const row = fc.oneof(
  { weight: 3, arbitrary: good },
  {
    weight: 3,
    arbitrary: fc
      .tuple(good, fc.integer({ min: 0, max: 7 }), damage)
      .map(([cells, at, text]) => cells.map((cell, i) => (i === at ? text : cell))),
  },
  { weight: 1, arbitrary: fc.array(damage, { minLength: 0, maxLength: 10 }) },
);

/** Rows without an amount of which another cell, or the amount's own currency, cannot be read. */
const ZERO_AND_DAMAGED = [
  ['A1', 'C1', '2026-01-01', '2026-02-15', '-D', 'EUR', 'invoice', 'posted'],
  ['A2', 'C1', '2026-02-30', '2026-02-15', '0', 'EUR', 'invoice', 'posted'],
  ['A3', 'C1', '2026-01-01', '2026-02-15', '$0.00', 'EUR', 'invoice', 'posted'],
  ['A4', '', '2026-01-01', '2026-02-15', '0', 'EUR', 'invoice', 'posted'],
  ['A5', 'C1', '2026-01-01', '2026-02-15', '0', 'XXX', 'credit note', 'posted'],
  ['A6', 'C1', '2026-01-01', '2026-02-15', '0.01', 'EUR', 'invoice', 'posted'],
];

describe('the reconciliation of a file', () => {
  it('balances whatever happens to its cells, and never loses a row', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 25 }), async (rows) => {
        const text = `${Papa.unparse([HEADER, ...rows], { newline: '\n' })}\n`;
        const sql = `select count(*)::integer as n, count(distinct "row")::integer as places,
          coalesce(sum(amount_minor), 0)::bigint as total from raw_invoice`;
        const result = await imported({ 'invoices.csv': text }, sql);
        const file = result.files[0]!;
        expect(file.rowsRead).toBe(rows.length);
        expect(file.rowsUsed + file.rowsSetAside + file.rowsNotData).toBe(file.rowsRead);
        expect(file.amountUsed + file.amountSetAside + file.amountNotData).toBe(file.amountRead);
        expect(result.rows[0]).toMatchObject({ n: file.rowsUsed, places: file.rowsUsed });
        const setAside = new Set(
          result.problems.filter((p) => p.severity === 'set_aside').map((p) => p.row),
        );
        // of a file that is refused as a whole, as where every amount reads two ways, the rows are not reported
        const isRefused = result.problems.some(({ severity }) => severity === 'refused');
        if (!isRefused) expect(setAside.size).toBe(file.rowsSetAside);
      }),
      { numRuns: 25, examples: [[ZERO_AND_DAMAGED]] },
    );
  });

  it('throws where rows or amounts do not add up', () => {
    const reconciliation = new FileReconciliation();
    reconciliation.add('used', 500);
    reconciliation.add('set_aside', -200);
    reconciliation.check('a.csv');
    reconciliation.move('not_data', 500);
    reconciliation.check('a.csv');
    expect(reconciliation.dispositions.not_data).toMatchObject({
      rows: 1,
      amount: 500n,
      size: 500n,
    });
    reconciliation.move('not_data', 1);
    expect(() => reconciliation.check('a.csv')).toThrow('a.csv');
  });

  it('takes the larger share of rows and amounts', () => {
    const reconciliation = new FileReconciliation();
    for (let i = 0; i < 9; i++) reconciliation.add('used', 10);
    reconciliation.add('set_aside', -210);
    // 1 of 10 rows, 210 of 300
    expect(reconciliation.setAsideShare()).toBe(0.7);
  });
});
