/** What an address may ask the panel to show: what the report itself writes, and nothing else. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readTarget, type Target } from '../../../src/client/drill/target.ts';
import { rowsHash } from '../../../src/report/parts/figure-ask.ts';

test.each<Target>([
  { metric: 'overdue_amount', at: { bucket: '31-60', customer: null }, tab: 'how' },
  { metric: 'collection_rate_cohort', measure: 'cash', at: { month: '2026-03', age: '3' } },
  { which: 'items', state: 'overdue', filter: { customer: "O'Neil" }, asOf: '2026-06-30' },
  { which: 'document', key: 12 },
  { metric: 'net_sales', period: { from: '2026-01-01', to: '2026-06-30' }, grain: 'quarter' },
  {
    metric: 'net_sales',
    except: { rep: ['A', '(none)'] },
    basis: 'issue',
    at: { month: 'FY2026-Q2' },
  },
])('%o is read as it was written', (target) => {
  expect(readTarget(rowsHash(target))).toEqual(target);
});

test.each<unknown>([
  { metric: 'overdue_amount', at: { '1=1) or (bucket': 'x' } },
  { metric: 'overdue_amount', at: { constructor: 'x' } },
  { metric: 'overdue_amount', at: { bucket: { replaceAll: 1 } } },
  { metric: 'overdue_amount', at: { age: '1) or (1=1' } },
  { metric: 'overdue_amount', at: { month: '2026-99' } },
  { metric: 'overdue_amount', at: ['bucket'] },
  { metric: 'a; drop view x' },
  { metric: ['overdue_amount'] },
  { which: 'constructor' },
  { which: 'items', state: 'toString' },
  { which: 'document', key: '1 or 1=1' },
  { which: 'items', asOf: "2026-06-30' or 1=1" },
  { which: 'items', period: { from: '2026-06-30', to: '2026-01-01' } },
  { which: 'items', period: { from: '2026-06-30' } },
  { which: 'items', filter: { customer: 1 } },
  { which: 'items', except: { rep: 'A' } },
  { which: 'items', sort: { column: 'x' } },
  { tab: 'rows' },
  [],
  null,
  1,
])('%o is unreadable', (target) => {
  expect(readTarget(`#rows=${encodeURIComponent(JSON.stringify(target))}`)).toBe('unreadable');
});

test('other hashes name nothing; a broken one is unreadable, never thrown', () => {
  expect([readTarget(''), readTarget('#top')]).toEqual([null, null]);
  for (const text of ['', '%', '%E0%A4%A', '{', '{}', 'undefined'])
    expect(readTarget(`#rows=${text}`), text).toBe('unreadable');
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
      expect(['unreadable', 'object']).toContain(
        ((read) => (typeof read === 'string' ? read : typeof read))(readTarget(`#rows=${text}`)),
      );
    }),
    { numRuns: 200 },
  );
});
