/** A link to one person is answered from the one file that the person is in; anything else, or a file that does not come, is left to others. */
import { gzipSync } from 'node:zlib';
import { afterEach, expect, test, vi } from 'vitest';
import { personRanges } from '../../../src/client/answer/person-ranges.ts';
import { personFile } from '../../../src/format/person-range.ts';
import type { Question } from '../../../src/metrics/types.ts';
import { type PersonRange, personKey, personSetKey } from '../../../src/rows/person-file.ts';
import type { RowsQuestion } from '../../../src/rows/types.ts';
import { readView } from '../../../src/view/address.ts';
import { site } from '../site.ts';

const FILES = { path: 'data/customer-1', count: 3 };
const own = { ...site, assets: { ...site.assets, people: { customer: FILES, rep: FILES } } };
const view = readView(new URLSearchParams('customer=C1'), own);
const { filter, period, asOf, basis } = view;
const QUESTION: Question = { metric: 'open_amount', by: [], filter, period, asOf, basis };
const ROWS: RowsQuestion = { which: 'items', filter, period, asOf };
/** C1 owes 12.50 in one item. */
const RANGE: PersonRange = {
  kind: 'customer',
  questions: [{ key: personKey('customer', QUESTION), by: [] }],
  sets: [
    {
      key: personSetKey(ROWS),
      columns: [
        { id: 'open_minor', kind: 'minor' },
        { id: 'currency', kind: 'text' },
      ],
      amountColumn: 'open_minor',
    },
  ],
  shared: {},
  people: { C1: { answers: [[['CNY', 1250, 1250, null]]], rows: [[[1250, 'CNY']]] } },
};

function open(respond: () => Response) {
  const fetched: string[] = [];
  vi.stubGlobal('fetch', async (address: URL) => {
    fetched.push(address.pathname);
    return respond();
  });
  return { people: personRanges(own, new URL('http://localhost/')), fetched };
}
afterEach(() => vi.unstubAllGlobals());
const file = (): Response => new Response(gzipSync(JSON.stringify(RANGE)));

test('figures and rows of one customer come from one file, fetched once', async () => {
  const { people, fetched } = open(file);
  expect(people.load('customer', view)).toBe(true);
  expect(await people.answer('customer', QUESTION)).toEqual({
    metric: 'open_amount',
    unit: 'minor',
    rows: [{ by: {}, currency: 'CNY', value: 1250, numerator: 1250, denominator: null }],
  });
  expect(await people.rows(ROWS)).toMatchObject({
    rows: [{ open_minor: 1250, currency: 'CNY' }],
    totals: [{ currency: 'CNY', count: 1, amount: 1250 }],
  });
  expect(fetched).toEqual([`/${personFile(FILES, 'C1')}`]);
});

test('other pages, nobody, and other dates have no file', async () => {
  const { people, fetched } = open(file);
  expect(people.load('aging', view)).toBe(false);
  expect(people.load('customer', { ...view, filter: {} })).toBe(false);
  expect(people.load('customer', { ...view, asOf: '2026-01-31' })).toBe(false);
  expect(people.load('customer', { ...view, filter: { ...filter, region: 'North' } })).toBe(false);
  expect(await people.answer('aging', QUESTION)).toBeNull();
  expect(fetched).toEqual([]);
  expect(await people.answer('customer', { ...QUESTION, asOf: '2026-01-31' })).toBeNull();
  expect(await people.rows({ ...ROWS, asOf: '2026-01-31' })).toBeNull();
});

test('a file that does not come leaves everything to others, and is tried again', async () => {
  const { people, fetched } = open(() => new Response('', { status: 404 }));
  expect(await people.answer('customer', QUESTION)).toBeNull();
  expect(await people.rows(ROWS)).toBeNull();
  expect(fetched).toHaveLength(2);
});
