/** What goes to the browser, and nothing else: a small core, all items in files of a bounded size, and contacts; each gzipped. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
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
import { inFixedOrder, PACK, packFile, writeTables } from './write-tables.ts';

/** Items in one file: some 15 MB on the wire, where common hosts take 25 MiB a file. */
const ITEMS_A_FILE = 1_000_000;

/**
 * Writes `core-<name>`, `items-<n>-<name>` and `contacts-<name>`, each `.duckdb.gz`, into `dir` and returns the file
 * names; the same rows give the same bytes. A file is there whole or not at all. Needs the tables of `buildModels`;
 * nothing of raw_* and stg_* goes in.
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
  // each is packed while the next one is written
  const packing: Promise<void>[] = [];
  const write = async (file: string, tables: PackTable[], before?: string[]): Promise<void> => {
    const packed = packFile(
      join(dir, file),
      await writeTables(engine, join(dir, file), tables, before),
    );
    packed.catch(() => {});
    packing.push(packed);
  };
  try {
    const firstRows = await prepareFirstRows(engine, PACK);
    for (const statement of prepareStatements(isConverted)) await engine.run(statement);
    const files = parts.map((_, i) => `items-${i + 1}-${name}.duckdb.gz`);
    const contacts = `contacts-${name}.duckdb.gz`;
    const core = `core-${name}.duckdb.gz`;
    const macros = macroStatements(meta.bucket_edges!.split(',').map(Number), PACK);
    const opening = openingTable(isConverted, files.length + 1, [firstRows.variable]);
    await inFixedOrder(engine, async () => {
      for (const [i, part] of parts.entries())
        await write(files[i]!, itemTables(isConverted, part));
      await write(contacts, contactTables());
      const tables = [...coreTables(isConverted, sqlDate(meta.as_of!)), opening];
      await write(core, tables, [...macros, firstRows.macro]);
    });
    return { core, items: [...files, contacts] };
  } finally {
    for (const statement of DROP_PREPARED) await engine.run(statement);
    await Promise.all(packing);
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
