/** One shard, reduced: its ledger, facts and marts, with control totals; and nothing done where nothing changed. */
import { existsSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { type ImportResult, importExports, textBytes } from '../contract/import.ts';
import { noProgress, type Progress } from '../contract/progress.ts';
import { rawDdl, TABLES } from '../contract/tables.ts';
import { type NativeEngine, openNativeFor } from '../engine/native.ts';
import { makeOwnFolder, removeOwnFolder } from '../engine/own-folder.ts';
import { text } from '../i18n/locale.ts';
import { buildModels } from '../models/build-models.ts';
import { loadTable } from '../models/coded-tables.ts';
import { settingsFor } from '../settings/locate.ts';
import { settingsPath } from '../settings/places.ts';
import type { Settings } from '../settings/settings.ts';
import { KEPT_TABLES } from './kept-tables.ts';
import {
  codeHash,
  copySettings,
  IMPORT_FILE,
  inputsHash,
  REDUCED_FILE,
  type Reduced,
  readReduced,
  readShard,
  type Shard,
  type StoredTotals,
  settingsHash,
  writeReduced,
} from './manifest.ts';
import { ShardError } from './shard-error.ts';
import { assertAsWritten, storedTables, textBytesOf, writeTable } from './stored-tables.ts';

export interface ReduceOptions {
  /** A shard of `splitExports`, or a folder of exports of its own, in which each customer stands whole. */
  data: string;
  /** Folder of the reduced shard. */
  out: string;
  /** For folders of exports: the day of the report, the same for all. */
  asOf?: string;
  progress?: Progress;
}

export interface Reduction {
  /** False where `out` has what these inputs give. */
  isNew: boolean;
  items: number;
  /** What was wrong with the exports of a folder of its own; null of a shard that was cut from a whole. */
  imported: ImportResult | null;
}

/**
 * Reduces a shard. The folder is written whole or not at all; where the exports of a folder of its own are refused, the result says
 * so and nothing is written. Throws ContractError, SettingsError, ModelError, or ShardError where a table is not as it was written.
 */
export async function reduceShard(options: ReduceOptions): Promise<Reduction> {
  const { data, asOf = null, progress = noProgress } = options;
  const out = resolve(options.out);
  assertReplaceable(out);
  const shard = readShard(data);
  const known = { code: codeHash(), inputs: inputsHash(data), asOfGiven: asOf };
  const before = readReducedIfUsable(out);
  if (before && sameInputs(before, known)) {
    refreshSet(data, out, before, shard);
    return { isNew: false, items: before.tables.fct_item!.rows, imported: null };
  }
  if (shard) assertWhole(data, shard, known.code);
  const settings = settingsFor(data);
  if (asOf) settings.as_of = asOf;
  const engine = await openNativeFor(shard ? textBytesOf(data, shard.tables) : textBytes(data));
  const coming = makeOwnFolder(dirname(out), basename(out));
  try {
    const imported = shard ? null : await importExports(data, settings, engine, progress);
    if (imported?.refused) return { isNew: false, items: 0, imported };
    if (shard) await loadShard(engine, data, shard, settings, progress);
    else await modelExports(engine, settings, imported!, progress);
    progress.start(text('writing the reduced shard', '写出归约后的分片'));
    const tables = await writeTables(engine, coming, progress);
    copySettings(dirname(settingsPath(data)), coming);
    if (imported) writeFileSync(join(coming, IMPORT_FILE), JSON.stringify(imported));
    writeReduced(coming, {
      ...known,
      settings: settingsHash(coming),
      set: shard?.set ?? null,
      ...(await factsOf(engine)),
      tables,
    });
    rmSync(out, { recursive: true, force: true });
    renameSync(coming, out);
    if (shard) refreshSet(data, out, readReduced(out)!, shard);
    progress.done();
    return { isNew: true, items: tables.fct_item!.rows, imported };
  } finally {
    await engine.close();
    removeOwnFolder(coming);
  }
}

function assertReplaceable(out: string): void {
  const stats = statSync(out, { throwIfNoEntry: false });
  if (!stats || existsSync(join(out, REDUCED_FILE))) return;
  throw new ShardError(
    `--out ${out}: is there and is no reduced shard, so it would be lost; expected: a new folder; mend: name another folder`,
  );
}

/** Null too where it was written by another version: it is made again then. */
function readReducedIfUsable(out: string): Reduced | null {
  try {
    return readReduced(out);
  } catch {
    return null;
  }
}

const sameInputs = (
  before: Reduced,
  known: Pick<Reduced, 'code' | 'inputs' | 'asOfGiven'>,
): boolean =>
  before.code === known.code &&
  before.inputs === known.inputs &&
  before.asOfGiven === known.asOfGiven;

/** To which set a shard belongs, and what was said of its exports, changes where its rows do not. */
function refreshSet(data: string, out: string, reduced: Reduced, shard: Shard | null): void {
  if (!shard) return;
  const said = join(data, IMPORT_FILE);
  const here = join(out, IMPORT_FILE);
  if (existsSync(said)) writeFileSync(here, readFileSync(said));
  else rmSync(here, { force: true });
  const { form: _, ...rest } = reduced;
  writeReduced(out, { ...rest, set: shard.set });
}

/** Every table is there and as it was written, by this version. */
function assertWhole(data: string, { code, tables }: Shard, own: string): void {
  if (code !== own)
    throw new ShardError(
      `${data}: another version cut this shard; expected: the version that reduces it; mend: cut the shards again with npm run shard`,
    );
  assertAsWritten(data, tables, {
    by: 'npm run shard',
    mend: 'copy the shard again, or cut the shards again',
  });
}

/** From the rows as they were staged with those of all other shards. */
async function loadShard(
  engine: NativeEngine,
  data: string,
  { tables }: Shard,
  settings: Settings,
  progress: Progress,
): Promise<void> {
  progress.start(text('building the ledger and the marts', '生成台账与数据集市'));
  const stored = storedTables(data, tables);
  for (const statement of rawDdl()) await engine.run(statement);
  const raw = stored.filter(({ name }) => name.startsWith('raw_'));
  for (const table of raw) await loadTable(engine, table);
  await buildModels(engine, settings, { tables: stored.filter((table) => !raw.includes(table)) });
}

/** From exports of its own. */
async function modelExports(
  engine: NativeEngine,
  settings: Settings,
  imported: ImportResult,
  progress: Progress,
): Promise<void> {
  settings.as_of ??= imported.titleAsOf ?? undefined;
  progress.start(text('building the ledger and the marts', '生成台账与数据集市'));
  await buildModels(engine, settings, { tables: [] });
}

async function writeTables(
  engine: NativeEngine,
  coming: string,
  progress: Progress,
): Promise<Record<string, StoredTotals>> {
  const tables: Record<string, StoredTotals> = {};
  let rows = 0;
  for (const name of KEPT_TABLES) {
    tables[name] = await writeTable(engine, coming, name, `select * from ${name}`);
    rows += tables[name].rows;
    progress.tick(rows, 0);
  }
  return tables;
}

/** What all shards of a book must say alike, and the largest numbers of its rows. */
async function factsOf(
  engine: NativeEngine,
): Promise<Pick<Reduced, 'facts' | 'lastRow' | 'lastItem'>> {
  const [row] = await engine.query(`select
      (select value from meta where key = 'as_of') as as_of,
      (select value from meta where key = 'report_currency') as report_currency,
      (select is_oldest_first::varchar from stg_ledger_mode) as is_oldest_first,
      (select has_payment_rows::varchar from stg_book) as has_payment_rows`);
  const [last] = await engine.query(`select
      coalesce((select max(item_key) from fct_item), 0)::integer as item,
      greatest(0, ${Object.keys(TABLES)
        .map((name) => `(select max(row_id) from raw_${name})`)
        .join(', ')})::integer as row`);
  return {
    facts: {
      'the as-of date': row!.as_of as string | null,
      'the currency of the report': row!.report_currency as string | null,
      'how money without an invoice number is applied': row!.is_oldest_first as string | null,
      'whether there are payment rows': row!.has_payment_rows as string | null,
    },
    lastRow: last!.row as number,
    lastItem: last!.item as number,
  };
}
