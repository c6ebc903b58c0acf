/** Rows beside a page are fetched when a filter first needs them; another day, or rows that do not come, are the engine's. */
import { afterEach, expect, test, vi } from 'vitest';
import { createPageRows } from '../../../src/client/answer/page-rows.ts';
import { type ListedRows, setKey } from '../../../src/rows/listed-rows.ts';
import type { RowsList, RowsQuestion } from '../../../src/rows/types.ts';
import { site } from '../site.ts';

const QUESTION: RowsQuestion = { which: 'disputes', asOf: '2026-06-17', filter: { rep: 'R02' } };
/** Rep R01's dispute of 10.00 and rep R02's of 25.00; what filters look at: region, segment, rep, currency, customer. */
const SET: ListedRows = {
  columns: [
    { id: 'disputed_minor', kind: 'minor' },
    { id: 'currency', kind: 'text' },
  ],
  amountColumn: 'disputed_minor',
  rows: [
    [1000, 'CNY', 'North', null, 'R01', 'CNY', 'C1'],
    [2500, 'CNY', 'North', null, 'R02', 'CNY', 'C2'],
  ],
};
const OF_ENGINE = { rows: [], count: 0 } as unknown as RowsList;

function open(respond: () => Promise<Response>) {
  const fetched = vi.fn(respond);
  vi.stubGlobal('fetch', fetched);
  const own = { ...site, assets: { ...site.assets, rows: { aging: 'data/rows-aging.json' } } };
  const asked: RowsQuestion[] = [];
  const rows = createPageRows(own, new URL('http://localhost/'), async (question) => {
    asked.push(question);
    return OF_ENGINE;
  });
  return { rows, asked, fetched };
}
afterEach(() => vi.unstubAllGlobals());
const file = async (): Promise<Response> =>
  new Response(JSON.stringify({ [setKey(QUESTION)]: SET }));

test('a filter is answered from the rows beside the page', async () => {
  const { rows, asked, fetched } = open(file);
  expect(fetched).not.toHaveBeenCalled();
  rows.load('aging');
  expect(await rows.askFor('aging')(QUESTION)).toEqual({
    columns: SET.columns,
    amountColumn: 'disputed_minor',
    rows: [{ disputed_minor: 2500, currency: 'CNY' }],
    count: 1,
    totals: [{ currency: 'CNY', count: 1, amount: 2500 }],
  });
  expect(fetched).toHaveBeenCalledTimes(1);
  expect(asked).toEqual([]);
});

test('another day, another page, and rows that do not come are asked of the engine', async () => {
  const { rows, asked } = open(file);
  const earlier = { ...QUESTION, asOf: '2026-05-31' };
  expect(await rows.askFor('aging')(earlier)).toBe(OF_ENGINE);
  expect(await rows.askFor('reps')(QUESTION)).toBe(OF_ENGINE);
  const broken = open(async () => new Response('', { status: 404 }));
  broken.rows.load('aging');
  expect(await broken.rows.askFor('aging')(QUESTION)).toBe(OF_ENGINE);
  expect([asked, broken.asked]).toEqual([[earlier, QUESTION], [QUESTION]]);
});
