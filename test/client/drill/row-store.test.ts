/** Rows of an open panel that the engine stores, and stores once more where it was closed meanwhile. */
import { expect, test } from 'vitest';
import { rowStore } from '../../../src/client/drill/row-store.ts';
import type { PanelSource } from '../../../src/client/drill/tab.ts';
import type { Engine } from '../../../src/engine/engine.ts';
import type { RowsAnswer } from '../../../src/rows/types.ts';

/** An engine that knows tables by name and gives for a page the statement that asks for it; closing it loses them. */
function engineWithTables() {
  let tables: string[] = [];
  const log: string[] = [];
  const engine = {
    name: 'wasm',
    async query(sql: string) {
      const [, created] = /^create temp table (\w+)/.exec(sql) ?? [];
      if (sql.includes('duckdb_tables()')) return tables.map((name) => ({ name }));
      const from = /from (materialised_rows_\d+)/.exec(sql)?.[1];
      if (from && !tables.includes(from)) throw new Error(`no table ${from}`);
      if (created) {
        tables.push(created);
        log.push(/order by "(\w+)"/.exec(sql)?.[1] ?? 'as asked');
      }
      return created ? [] : [{ sql }];
    },
  } as unknown as Engine;
  const close = (): void => {
    tables = [];
  };
  return { engine, log, close };
}

const answer = (count: number) =>
  ({ sql: 'select 1', scope: 'openItems', count }) as unknown as RowsAnswer;

function open(count: number) {
  const given = engineWithTables();
  const asked: unknown[] = [];
  const source = {
    engine: async () => given.engine,
    askRows: async (question: unknown) => {
      asked.push(question);
      return { rows: [] };
    },
  } as unknown as PanelSource;
  return { ...given, asked, store: rowStore(source, { which: 'items' }, answer(count)) };
}

test('many rows are stored once, in the orders asked for; lost, they are stored again in all of them', async () => {
  const { store, log, close, asked } = open(2001);
  await store.fetchRows(0, 200);
  await store.sort({ column: 'customer' });
  await store.sort({ column: 'due_date' });
  expect(log).toEqual(['as asked', 'customer', 'due_date']);
  close();
  const pages = await Promise.all([store.fetchRows(200, 200), store.fetchRows(400, 200)]);
  expect(log.slice(3)).toEqual(['as asked', 'customer', 'due_date']);
  expect(pages.map(([row]) => /row_no > (\d+)/.exec(String(row!.sql))![1])).toEqual(['200', '400']);
  close();
  await store.sort({ column: 'amount' });
  expect(log.slice(6)).toEqual(['as asked', 'customer', 'due_date', 'amount']);
  expect(asked).toEqual([]);
});

test('few rows are asked for page by page', async () => {
  const { store, log, asked } = open(2000);
  await store.sort({ column: 'customer' });
  expect(log).toEqual([]);
  expect(asked).toEqual([{ which: 'items', sort: { column: 'customer' }, offset: 0, limit: 200 }]);
});
