/** What goes to the browser, and nothing else: a small core, all items in files of a bounded size, and contacts; each gzipped. */
import { createReadStream, createWriteStream, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { type PackFiles, sqlDate, sqlText } from '../engine/engine.ts';
import type { NativeEngine } from '../engine/native.ts';
import { itemsAlias, OPENING } from '../engine/pack-opening.ts';
import type { PackScope } from '../engine/pack-scope.ts';
import { macroStatements } from '../models/macros.ts';
import { prepareFirstRows } from './day-rows.ts';
import {
  contactTables,
  coreTables,
  DROP_PREPARED,
  itemTables,
  type PackTable,
  prepareStatements,
} from './pack-tables.ts';
import { viewStatements } from './pack-views.ts';

/** The alias under which a file is written; nothing inside the file knows it. */
const PACK = 'pack_out';

/** Items in one file: some 15 MB on the wire, where common hosts take 25 MiB a file. */
const ITEMS_A_FILE = 1_000_000;

/**
 * Writes `core-<name>`, `items-<n>-<name>` and `contacts-<name>`, each `.duckdb.gz`, into `dir` and returns the file
 * names. A file is there whole or not at all. Needs the tables of `buildModels`; nothing of raw_* and stg_* goes in.
 */
export async function writePack(
  engine: NativeEngine,
  dir: string,
  name: string,
  itemsAFile = ITEMS_A_FILE,
): Promise<PackFiles> {
  if (!/^[\w-]+$/.test(name)) throw new Error(`not a hash for a file name: ${name}`);
  mkdirSync(dir, { recursive: true });
  const rows = await engine.query('select key, value from meta');
  const meta = Object.fromEntries(rows.map((row) => [row.key, row.value as string]));
  const isConverted = meta.report_currency !== '';
  const parts = await itemParts(engine, itemsAFile);
  try {
    const firstRows = await prepareFirstRows(engine, PACK);
    for (const statement of prepareStatements(isConverted)) await engine.run(statement);
    const files = parts.map((_, i) => `items-${i + 1}-${name}.duckdb.gz`);
    for (const [i, part] of parts.entries())
      await writeFile(engine, join(dir, files[i]!), itemTables(isConverted, part));
    files.push(`contacts-${name}.duckdb.gz`);
    await writeFile(engine, join(dir, files.at(-1)!), contactTables());
    const core = `core-${name}.duckdb.gz`;
    const macros = macroStatements(meta.bucket_edges!.split(',').map(Number), PACK);
    const opening = openingTable(isConverted, files.length, [firstRows.variable]);
    await writeFile(
      engine,
      join(dir, core),
      [...coreTables(isConverted, sqlDate(meta.as_of!)), opening],
      [...macros, firstRows.macro],
    );
    return { core, items: files };
  } finally {
    for (const statement of DROP_PREPARED) await engine.run(statement);
  }
}

/** Ranges of item keys with at most `size` items each; one range where there is no item. */
async function itemParts(
  engine: NativeEngine,
  size: number,
): Promise<{ from: number; to: number; isLast: boolean }[]> {
  const [row] = await engine.query(
    'select coalesce(max(item_key), 0)::integer as last from fct_item',
  );
  const count = Math.max(1, Math.ceil((row!.last as number) / size));
  return Array.from({ length: count }, (_, i) => ({
    from: i * size + 1,
    to: (i + 1) * size,
    isLast: i === count - 1,
  }));
}

/** What opens the files for a reader, as statements: `first`, then the views. */
function openingTable(isConverted: boolean, itemFiles: number, first: string[]): PackTable {
  const aliases = Array.from({ length: itemFiles }, (_, i) => itemsAlias(i));
  const rows = (['openItems', 'everything'] satisfies PackScope[]).flatMap((scope) =>
    [...(scope === 'openItems' ? first : []), ...viewStatements(isConverted, scope, aliases)].map(
      (statement, step) => `(${sqlText(OPENING[scope])}, ${step}, ${sqlText(statement)})`,
    ),
  );
  return {
    name: 'opening',
    select: `select * from (values ${rows.join(', ')}) v(reach, step, statement)`,
    comment:
      'statements that open it: views over what is open, and over all items once their files are there',
  };
}

async function writeFile(
  engine: NativeEngine,
  path: string,
  tables: PackTable[],
  before: string[] = [],
): Promise<void> {
  const unpacked = `${path}.unpacked`;
  const [home] = await engine.query('select current_database() as name');
  rmSync(unpacked, { force: true });
  await engine.run(`attach ${sqlText(unpacked)} as ${PACK} (storage_version 'v1.2.0')`);
  try {
    for (const statement of before) await engine.run(statement);
    for (const { name, select, comment, columns } of tables) {
      await engine.run(`create table ${PACK}.${name} as ${await engine.withPlainText(select)}`);
      await engine.run(`comment on table ${PACK}.${name} is ${sqlText(comment)}`);
      for (const [column, text] of Object.entries(columns ?? {}))
        await engine.run(`comment on column ${PACK}.${name}.${column} is ${sqlText(text)}`);
    }
    await engine.run(`checkpoint ${PACK}`);
  } finally {
    await engine.run(`use "${home!.name}"`);
    await engine.run(`detach ${PACK}`);
  }
  await pipeline(
    createReadStream(unpacked),
    createGzip({ level: 6 }),
    createWriteStream(`${path}.part`),
  );
  renameSync(`${path}.part`, path);
  rmSync(unpacked);
}
