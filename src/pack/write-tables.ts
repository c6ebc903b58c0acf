/** Database files that the browser's engine opens: the same tables give the same bytes, whatever runs beside. */
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { sqlText } from '../engine/engine.ts';
import type { NativeEngine } from '../engine/native.ts';
import type { PackTable } from './pack-tables.ts';
import { blankUnused, METHODS_OFF, type Segment, segmentsOf } from './unused-bytes.ts';

/** The alias under which a file is written; nothing inside the file knows it. */
export const PACK = 'pack_out';

/** Runs it with nothing left to chance in the files it writes: which of several threads is first, and METHODS_OFF. */
export async function inFixedOrder(engine: NativeEngine, body: () => Promise<void>): Promise<void> {
  const [{ threads }] = (await engine.query(
    "select current_setting('threads')::integer as threads",
  )) as [{ threads: number }];
  await engine.run('set threads = 1');
  await engine.run(`set disabled_compression_methods = ${sqlText(METHODS_OFF)}`);
  try {
    await body();
  } finally {
    await engine.run('reset disabled_compression_methods');
    await engine.run(`set threads = ${threads}`);
  }
}

/** The bytes of a file with these tables, which is at `path` for a while. */
export async function writeTables(
  engine: NativeEngine,
  path: string,
  tables: PackTable[],
  before: string[] = [],
): Promise<Buffer> {
  const unpacked = `${path}.unpacked`;
  const [home] = await engine.query('select current_database() as name');
  rmSync(unpacked, { force: true });
  await engine.run(`attach ${sqlText(unpacked)} as ${PACK} (storage_version 'v1.2.0')`);
  let segments: Segment[];
  try {
    for (const statement of before) await engine.run(statement);
    for (const { name, select, comment, columns } of tables) {
      await engine.run(`create table ${PACK}.${name} as ${await engine.withPlainText(select)}`);
      await engine.run(`comment on table ${PACK}.${name} is ${sqlText(comment)}`);
      for (const [column, text] of Object.entries(columns ?? {}))
        await engine.run(`comment on column ${PACK}.${name}.${column} is ${sqlText(text)}`);
    }
    await engine.run(`checkpoint ${PACK}`);
    segments = await segmentsOf(
      engine,
      PACK,
      tables.map(({ name }) => name),
    );
  } finally {
    await engine.run(`use "${home!.name}"`);
    await engine.run(`detach ${PACK}`);
  }
  const bytes = readFileSync(unpacked);
  rmSync(unpacked);
  blankUnused(bytes, segments);
  return bytes;
}

/** Columns differ in what is frequent: with tables for shorter runs than usual it is 1 % smaller. */
const GZIP = { level: 6, memLevel: 6 };

/** Gzipped at `path`, whole or not at all. */
export async function packFile(path: string, bytes: Buffer): Promise<void> {
  writeFileSync(`${path}.part`, await promisify(gzip)(bytes, GZIP));
  renameSync(`${path}.part`, path);
}
