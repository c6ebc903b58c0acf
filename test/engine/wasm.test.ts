import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '../../src/engine/engine.ts';
import { type NativeEngine, openNative } from '../../src/engine/native.ts';
import { openNodeWasm } from '../../src/engine/node-wasm.ts';

const dir = mkdtempSync(join(tmpdir(), 'huikuan-engine-'));
let native: NativeEngine;
let wasm: Engine;

beforeAll(async () => {
  const file = join(dir, 'unpacked.duckdb');
  native = await openNative();
  await native.run(`ATTACH '${file}' AS pack (STORAGE_VERSION 'v1.2.0')`);
  await native.run(
    "CREATE TABLE pack.item AS SELECT 7::bigint AS amount_minor, DATE '2026-03-31' AS due_date",
  );
  await native.run('CREATE TABLE pack.opening (reach VARCHAR, step INTEGER, statement VARCHAR)');
  await native.run('DETACH pack');
  writeFileSync(join(dir, 'core.gz'), gzipSync(readFileSync(file)));
  await native.run(`ATTACH '${file}' AS pack (READ_ONLY)`);
  await native.run('USE pack');
  wasm = await openNodeWasm(dir, { core: 'core.gz', items: [] });
});
afterAll(async () => {
  await native.close();
  await wasm.close();
  rmSync(dir, { recursive: true });
});

describe('both engines', () => {
  test('are one DuckDB; the native one has later corrections', async () => {
    const versions = await Promise.all(
      [native, wasm].map((e) => e.query('SELECT version() AS version')),
    );
    expect(versions).toEqual([[{ version: 'v1.4.4' }], [{ version: 'v1.4.3' }]]);
  });

  test('hand over the same cells', async () => {
    const sql = `SELECT amount_minor, due_date, NULL AS nothing, true AS flag, 1.5::double AS share,
      '回款' AS name, DATE '1900-01-05' AS old, TIMESTAMP '2026-01-02 03:04:05.25' AS moment,
      TIMESTAMP '2026-01-02 00:00:00' AS midnight, count(*) OVER () AS n, 3::utinyint AS small FROM item`;
    const expected = {
      amount_minor: 7,
      due_date: '2026-03-31',
      nothing: null,
      flag: true,
      share: 1.5,
      name: '回款',
      old: '1900-01-05',
      moment: '2026-01-02 03:04:05.25',
      midnight: '2026-01-02 00:00:00',
      n: 1,
      small: 3,
    };
    expect(await native.query(sql)).toEqual([expected]);
    expect(await wasm.query(sql)).toEqual([expected]);
  });

  test.each([
    ['a decimal', 'SELECT 12.34::decimal(10,2) AS x'],
    ['a sum of integers, which is a HUGEINT', 'SELECT sum(amount_minor) AS x FROM item'],
    ['a time with a zone', "SELECT TIMESTAMPTZ '2026-01-01 00:00:00+00' AS x"],
    ['a number past 2^53', 'SELECT 9007199254740993::bigint AS x'],
    ['a table that is not there', 'SELECT * FROM nope'],
  ])('refuse %s', async (_, sql) => {
    await expect(native.query(sql)).rejects.toMatchObject({ sql });
    await expect(wasm.query(sql)).rejects.toMatchObject({ sql });
  });
});

describe('the wasm engine after its lock', () => {
  test.each([
    "SELECT * FROM read_csv('/etc/passwd')",
    "SELECT * FROM read_csv('https://example.com/x.csv')",
    "SELECT * FROM read_blob('core.duckdb')",
    "ATTACH 'other.duckdb' AS other",
    "COPY item TO 'out.csv'",
    'SET enable_external_access=true',
    'SET autoload_known_extensions=true',
    'LOAD json',
    'INSERT INTO core.item VALUES (1, NULL)',
  ])('refuses %s', async (sql) => {
    await expect(wasm.query(sql)).rejects.toMatchObject({ sql });
  });
});
