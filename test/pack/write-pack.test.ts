/** The pack holds the marts and what is behind them, under their own names, whatever it is attached as. */
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sqlText } from '../../src/engine/engine.ts';
import { type NativeEngine, openNative } from '../../src/engine/native.ts';
import { writePack } from '../../src/pack/write-pack.ts';
import { build } from '../cases/build-case.ts';
import type { RawData } from '../models/raw-tables.ts';

const DATA: RawData = {
  raw_rate: [
    { currency: 'USD', date: '2026-01-01', rate: 7.123 },
    { currency: 'USD', date: '2026-02-01', rate: 7.5 },
  ],
  raw_customer: [{ customer_id: 'C1', name: 'Acme', rep: 'R1', credit_limit_minor: 900 }],
  raw_invoice: [
    {
      invoice_id: 'A',
      issue_date: '2026-01-10',
      due_date: '2026-02-09',
      amount_minor: 1000,
      currency: 'USD',
    },
    {
      invoice_id: 'B',
      issue_date: '2026-01-20',
      due_date: '2026-02-19',
      amount_minor: 500,
      currency: 'USD',
      is_disputed: true,
    },
  ],
  raw_payment: [
    { invoice_id: 'A', pay_date: '2026-01-05', amount_minor: 300, currency: 'USD', method: 'wire' },
    { invoice_id: 'A', pay_date: '2026-02-15', amount_minor: 750, currency: 'USD' },
    { invoice_id: 'A', pay_date: '2026-02-20', amount_minor: 90, currency: 'USD', kind: 'refund' },
    {
      invoice_id: 'B',
      pay_date: '2026-02-21',
      amount_minor: 40,
      currency: 'USD',
      kind: 'write_off',
    },
  ],
  raw_promise: [
    { invoice_id: 'B', made_on: '2026-02-01', due_on: '2026-02-25', amount_minor: 500 },
  ],
};
const SAME_AS_MODEL = [
  'meta',
  'dim_customer',
  'dim_rep',
  'dim_rate',
  'dim_source',
  'mart_piece',
  'mart_item',
  'fct_reopened',
  'mart_credit',
  'mart_movement',
  'mart_limit',
  'mart_target',
  'fct_item',
  'fct_dispute',
  'fct_promise',
  'fct_activity',
];

const dir = mkdtempSync(join(tmpdir(), 'pack-'));
afterAll(() => rmSync(dir, { recursive: true }));

describe.each([
  ['one currency after another', {}],
  ['one report currency', { report_currency: 'CNY', buckets: [15, 45] }],
])('%s', (_, settings) => {
  let models: NativeEngine;
  let reader: NativeEngine;
  beforeAll(async () => {
    models = await build(DATA, settings);
    const { file, bytes } = await writePack(models, dir, 'abc123');
    expect(file).toBe('core-abc123.duckdb');
    expect(bytes).toBe(statSync(join(dir, file)).size);
    reader = await openNative();
    await reader.run(`attach ${sqlText(join(dir, file))} as other_name (read_only)`);
    await reader.run('use other_name');
  });
  afterAll(async () => {
    await models.close();
    await reader.close();
  });

  test.each(SAME_AS_MODEL)('%s is that of the models', async (table) => {
    const columns = (await models.query(`describe ${table}`)).map((row) => `"${row.column_name}"`);
    const sql = `select ${columns.join(', ')} from ${table} order by all`;
    expect(await reader.query(sql)).toEqual(await models.query(sql));
  });

  test('allocations keep the amount of the document and where the money came from', async () => {
    const sql = `select item_key, source_row_id, kind, pay_date, applied_date, amount_minor, method
      from fct_allocation order by all`;
    const rows = await reader.query(sql);
    expect(rows).toEqual(await models.query(sql));
    // of 1,050 paid on A, 50 too much: the refund takes those first and 40 back from the last payment
    expect(rows.map((row) => row.amount_minor)).toEqual([300, 700, -40, 40]);
  });

  test('macros answer with the edges of the settings', async () => {
    const [row] = await reader.query(
      "select bucket_of(46) as due, bucket_of_age(0) as age, bucket_index(45) as i, minor_digits('JPY') as d",
    );
    const edges = 'buckets' in settings;
    expect(row).toEqual(
      edges ? { due: '45+', age: '0-15', i: 2, d: 0 } : { due: '31-60', age: '0-30', i: 2, d: 0 },
    );
  });

  test('nothing else is in it', async () => {
    const names = await reader.query(
      "select table_name as name from information_schema.tables where table_catalog = 'other_name' order by 1",
    );
    expect(names.map((row) => row.name)).toEqual(
      [...SAME_AS_MODEL, 'fct_allocation', 'item', 'piece', 'unapplied'].sort(),
    );
  });

  test('every relation says what a row is', async () => {
    const silent = await reader.query(
      "select table_name as name from duckdb_tables() where comment is null and database_name = 'other_name'",
    );
    expect(silent).toEqual([]);
  });

  test('the models stay as they were, and no unfinished file is left', async () => {
    expect(await models.query('select current_database() as name')).toEqual([{ name: 'memory' }]);
    expect(readdirSync(dir)).toEqual(['core-abc123.duckdb']);
  });
});

test('a name that is not a hash is refused before anything is written', async () => {
  const models = await build({});
  await expect(writePack(models, dir, '../x')).rejects.toThrow('not a hash');
  expect(existsSync(join(dir, '..', 'core-x.duckdb'))).toBe(false);
  await models.close();
});
