/** The pack holds the marts and what is behind them, under their own names: those of open items first, then all. */
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PackFiles } from '../../src/engine/engine.ts';
import type { NativeEngine } from '../../src/engine/native.ts';
import { writePack } from '../../src/pack/write-pack.ts';
import { build } from '../cases/build-case.ts';
import type { RawData } from '../models/raw-tables.ts';
import { openPack } from './open-pack.ts';

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
  'mart_stage',
  'mart_credit',
  'mart_movement',
  'mart_limit',
  'mart_target',
  'fct_item',
  'fct_commission',
  'fct_dispute',
  'fct_forecast',
  'fct_forecast_band',
  'fct_forecast_basis',
  'fct_forecast_billing',
  'fct_forecast_billing_trial',
  'fct_forecast_trial',
  'fct_forecast_witness',
  'fct_giant',
  'fct_landing_group',
  'fct_landing_step',
  'fct_late_payer',
  'fct_expected_day',
  'fct_late_quality',
  'fct_late_record',
  'fct_late_risk',
  'fct_promise',
  'mart_confirmation',
  'mart_unbilled',
  'fct_action',
  'fct_action_receipt',
  'fct_activity',
];

const dir = mkdtempSync(join(tmpdir(), 'pack-'));
afterAll(() => rmSync(dir, { recursive: true }));

describe.each([
  ['one currency after another', {}, 1000],
  ['one report currency', { report_currency: 'CNY', buckets: [15, 45] }, 1000],
  ['items in several files', {}, 1],
])('%s', (name, settings, itemsAFile) => {
  const folder = join(dir, name);
  let models: NativeEngine;
  let pack: PackFiles;
  let reader: NativeEngine;
  beforeAll(async () => {
    models = await build(DATA, settings);
    pack = await writePack(models, folder, 'abc123', itemsAFile);
    reader = await openPack(folder, pack);
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

  test.each(['item', 'piece', 'movement'])('account_%s is mart_%s by account', async (name) => {
    const described = await reader.query(`describe account_${name}`);
    const own = described.map((row) => row.column_name).filter((column) => column !== 'account');
    const columns = [...own, 'customer', 'rep', 'region', 'segment', 'currency'].join(', ');
    const named = `select ${columns} from account_${name} join account using (account) order by all`;
    const rows = await reader.query(named);
    expect(rows).toEqual(await models.query(`select ${columns} from mart_${name} order by all`));
    expect(rows).not.toEqual([]);
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

  test('nothing else can be asked for, and every relation says what a row is', async () => {
    const relations = await reader.query(
      `select table_name as name, comment from duckdb_tables() where database_name in ('core', 'memory')
       union all
       select view_name, comment from duckdb_views() where database_name = 'memory' and not internal`,
    );
    const stored = ['account', 'open_item', 'open_earlier_piece', 'opening'];
    const byAccount = ['account_item', 'account_piece', 'account_movement'];
    expect(relations.map((row) => row.name).sort()).toEqual(
      [...SAME_AS_MODEL, 'fct_allocation', ...stored, ...byAccount].sort(),
    );
    expect(relations.filter((row) => row.comment === null)).toEqual([]);
  });

  test('the core alone answers for what is open', async () => {
    const core = await openPack(folder, pack, 'openItems');
    // B: 500 less the write-off of 40. A: the refund of 40 on 1,000 is open again.
    const open = `select invoice_id, sum(p.amount_doc_minor)::integer as open_minor
      from mart_piece p join fct_item i using (item_key) where p.end_date is null group by all order by all`;
    expect(await core.query(open)).toEqual([
      { invoice_id: 'A', open_minor: 40 },
      { invoice_id: 'B', open_minor: 460 },
    ]);
    await expect(core.query('select * from mart_movement')).rejects.toThrow('does not exist');
    await core.close();
  });

  test('the models stay as they were, and no unfinished file is left', async () => {
    expect(await models.query('select current_database() as name')).toEqual([{ name: 'memory' }]);
    const left = await models.query(
      "select table_name as name from duckdb_tables() where table_name like 'pack%'",
    );
    expect(left).toEqual([]);
    // B and A, and the contacts
    const items = itemsAFile === 1 ? 3 : 2;
    expect(pack.items).toHaveLength(items);
    expect(readdirSync(folder).sort()).toEqual([pack.core, ...pack.items].sort());
  });
});

test.each([
  ['a year', 366],
  ['a settled book', 0],
])('%s: a settled item is no part of the core', async (_, days) => {
  const models = await build({
    raw_invoice: [
      { invoice_id: 'P1', issue_date: '2026-01-01', due_date: '2026-01-31', amount_minor: 100 },
      ...(days
        ? [{ invoice_id: 'P2', issue_date: '2026-01-01', due_date: '2026-12-31', amount_minor: 7 }]
        : []),
    ],
    raw_payment: [{ invoice_id: 'P1', pay_date: '2026-01-20', amount_minor: 100 }],
  });
  const folder = join(dir, `core-${days}`);
  const pack = await writePack(models, folder, 'x');
  const core = await openPack(folder, pack, 'openItems');
  expect(await core.query('select invoice_id from fct_item')).toEqual(
    days ? [{ invoice_id: 'P2' }] : [],
  );
  await core.close();
  await models.close();
});

test('numbers of every shape come back as they were', async () => {
  const ids = [
    '007',
    'INV-0001',
    'INV-1',
    'A1B',
    '12345678901234567890',
    '发票',
    'x-000000000000',
    '0',
  ];
  const models = await build({
    raw_invoice: ids.map((invoice_id, i) => ({
      invoice_id,
      issue_date: '2026-01-01',
      due_date: '2026-01-31',
      amount_minor: i + 1,
    })),
  });
  const folder = join(dir, 'ids');
  const reader = await openPack(folder, await writePack(models, folder, 'x'));
  const sql = 'select invoice_id, amount_minor, terms_days from fct_item order by item_key';
  expect((await reader.query(sql)).map((row) => row.invoice_id)).toEqual(ids);
  expect(await reader.query(sql)).toEqual(await models.query(sql));
  const pieces = 'select item_key, amount_minor from mart_piece order by all';
  expect(await reader.query(pieces)).toEqual(await models.query(pieces));
  await reader.close();
  await models.close();
});

test('a name that is not a hash is refused before anything is written', async () => {
  const models = await build({});
  await expect(writePack(models, dir, '../x')).rejects.toThrow('not a hash');
  expect(existsSync(join(dir, '..', 'core-x.duckdb'))).toBe(false);
  await models.close();
});
