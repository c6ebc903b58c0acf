/** Rows kept beside a page give, under every filter, what the engine gives: the same rows in the same order, count and totals. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { FILTER_KEYS, type Filter, NONE } from '../../src/metrics/types.ts';
import { type OpenReport, openReport } from '../../src/publish/open-report.ts';
import { createAskRows } from '../../src/rows/ask-rows.ts';
import {
  answerListed,
  listRows,
  MAX_LISTED_ROWS,
  setKey,
  wholeSet,
} from '../../src/rows/listed-rows.ts';
import type { AskRows, RowsQuestion } from '../../src/rows/types.ts';

let report: OpenReport;
let ask: AskRows;
beforeAll(async () => {
  report = await openReport({ data: 'data/exports' });
  ask = createAskRows(report.engine, report);
});
afterAll(() => report.close());

const SETS: Record<string, RowsQuestion> = {
  'open items': { which: 'items', sort: { column: 'days_late', descending: true }, limit: 50 },
  'disputes still open': { which: 'disputes', state: 'open', limit: 10 },
  'all disputes': { which: 'disputes', sort: { column: 'disputed_minor', descending: true } },
  promises: { which: 'promises', sort: { column: 'due_on' }, limit: 20, offset: 5 },
  'contacts up to a day': { which: 'contacts', asOf: '2025-06-30' },
  'items behind a figure': { which: 'behind', metric: 'overdue_amount', limit: 30 },
  'items behind a rep’s figure': { which: 'behind', metric: 'overdue_amount', at: { rep: 'R01' } },
};

/** Three values of every filter, one that nothing has, rows without one, and some together. */
async function filters(): Promise<Filter[]> {
  const single = await Promise.all(
    FILTER_KEYS.map(async (key) => {
      const rows = await report.engine.query(
        `select ${key} as value from mart_item where ${key} is not null group by all order by count(*) desc, 1 limit 3`,
      );
      return [...rows.map(({ value }) => String(value)), 'nobody', NONE].map((value) => ({
        [key]: value,
      }));
    }),
  );
  return [{}, ...single.flat(), { rep: 'R01', currency: 'CNY' }, { region: 'East', rep: 'R02' }];
}

test.each(Object.entries(SETS))('%s', async (_, question) => {
  const listed = listRows(await ask(wholeSet(question)))!;
  expect(listed.rows.length).toBeGreaterThan(3);
  for (const filter of await filters()) {
    const { sql, scope, ...engine } = await ask({ ...question, filter });
    expect([filter, answerListed(listed, { ...question, filter })]).toEqual([filter, engine]);
  }
});

test('a set of more rows is left to the engine', async () => {
  const whole = await ask(wholeSet({ which: 'contacts' }));
  expect(whole.count).toBeGreaterThan(MAX_LISTED_ROWS);
  expect(listRows(whole)).toBeNull();
});

test('rows of several owners are refused: a filter would cut them', async () => {
  await expect(ask(wholeSet({ which: 'receipts' }))).rejects.toThrow('no owner');
});

test('one set answers whatever is filtered and however many are shown, not another day', () => {
  const question: RowsQuestion = { which: 'disputes', asOf: '2026-06-30', limit: 10 };
  expect(setKey({ limit: 99, filter: { rep: 'R01' }, asOf: '2026-06-30', which: 'disputes' })).toBe(
    setKey(question),
  );
  expect(setKey({ ...question, asOf: '2026-05-31' })).not.toBe(setKey(question));
});
