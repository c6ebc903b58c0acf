/**
 * Cuts a folder of exports into shards in each of which a customer stands whole. The exports are read and checked as one book, and
 * each row is placed by the models before the ledger; a shard has its rows as they came out of that, so that reducing it decides
 * nothing that another shard knows better.
 */

import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { type ImportResult, importExports, textBytes } from '../contract/import.ts';
import { noProgress, type Progress } from '../contract/progress.ts';
import { type NativeEngine, openNativeFor } from '../engine/native.ts';
import { makeOwnFolder, removeOwnFolder } from '../engine/own-folder.ts';
import { text } from '../i18n/locale.ts';
import { buildStaging } from '../models/build-models.ts';
import { settingsFor } from '../settings/locate.ts';
import { settingsPath } from '../settings/places.ts';
import { assignShards } from './links.ts';
import {
  codeHash,
  copySettings,
  IMPORT_FILE,
  inputsHash,
  type StoredTotals,
  writeShard,
} from './manifest.ts';
import { ShardError } from './shard-error.ts';
import { writeTable } from './stored-tables.ts';

/** Tables whose rows go with their own row of the exports, and with their customer; how their rows lie. */
const BY_ROW: Record<string, string> = {
  raw_invoice: 'row_id',
  raw_payment: 'row_id',
  raw_customer: 'row_id',
  raw_dispute: 'row_id',
  raw_promise: 'row_id',
  raw_activity: 'row_id',
  raw_action: 'row_id',
  raw_confirmation: 'row_id',
  raw_unbilled: 'row_id',
  stg_document_rate: 'row_id',
  stg_receipt_row: 'row_id',
};
const BY_CUSTOMER: Record<string, string> = {
  stg_customer: 'customer',
  stg_customer_alias: 'name',
  stg_item: 'item_key',
  stg_named_invoice: 'invoice_id',
  stg_paid_column: 'item_key, kind',
  stg_event: 'event_key',
};
/** Small tables of the whole book, which every shard has. */
const OF_ALL = [
  'raw_target',
  'stg_setting',
  'stg_setting_rate',
  'stg_last_date',
  'stg_rep_alias',
  'dim_rep',
  'dim_rate',
  'stg_rate_at',
  'stg_ledger_mode',
  'stg_book',
];
/** What is known of the exports as files: the first shard has it, the others have none of its rows. */
const OF_FIRST = ['dim_source'];

export interface SplitOptions {
  /** Folder of the exports. */
  data: string;
  out: string;
  shards: number;
  asOf?: string;
  progress?: Progress;
  /** Another text puts customers into other shards. */
  seed?: string;
}

export interface Split {
  imported: ImportResult;
  /** Names of the shards' folders in `out`, with the rows of their invoices and payments. */
  shards: { name: string; rows: number }[];
  customers: number;
  /** Customers that are linked with another by a row, and how many the largest group of them has. */
  linked: number;
  largestGroup: number;
}

/**
 * Writes `shard-01`, `shard-02`, … into `out`, which is replaced whole. The result says what was wrong with the exports: where they
 * are refused, nothing is written. Throws ContractError, SettingsError, ModelError or ShardError.
 */
export async function splitExports(options: SplitOptions): Promise<Split> {
  const { data, shards, seed = '', progress = noProgress } = options;
  const out = resolve(options.out);
  assertReplaceable(out);
  const settings = settingsFor(data);
  if (options.asOf) settings.as_of = options.asOf;
  const engine = await openNativeFor(textBytes(data));
  const coming = makeOwnFolder(dirname(out), basename(out));
  try {
    const imported = await importExports(data, settings, engine, progress);
    if (imported.refused) return { imported, shards: [], customers: 0, linked: 0, largestGroup: 1 };
    settings.as_of ??= imported.titleAsOf ?? undefined;
    progress.start(text('finding which customers belong together', '查找彼此关联的客户'));
    await buildStaging(engine, settings);
    const links = await assignShards(engine, shards, seed);
    progress.start(text('writing the shards', '写出分片'));
    const names = Array.from({ length: shards }, (_, i) => shardName(i + 1, shards));
    const tables = await writeTables(
      engine,
      names.map((name) => join(coming, name)),
      progress,
    );
    for (const name of names) copySettings(dirname(settingsPath(data)), join(coming, name));
    writeFileSync(join(coming, names[0]!, IMPORT_FILE), JSON.stringify(imported));
    writeManifests(coming, names, tables);
    rmSync(out, { recursive: true, force: true });
    renameSync(coming, out);
    progress.done();
    const rows = tables.map((own) => own.raw_invoice!.rows + own.raw_payment!.rows);
    return { imported, ...links, shards: names.map((name, i) => ({ name, rows: rows[i]! })) };
  } finally {
    await engine.close();
    removeOwnFolder(coming);
  }
}

const shardName = (number: number, of: number): string =>
  `shard-${String(number).padStart(Math.max(2, String(of).length), '0')}`;

function assertReplaceable(out: string): void {
  const stats = statSync(out, { throwIfNoEntry: false });
  if (!stats) return;
  const foreign = stats.isDirectory()
    ? readdirSync(out).find((name) => !/^shard-\d{2,}$/.test(name))
    : basename(out);
  if (foreign)
    throw new ShardError(
      `--out ${out}: holds ${foreign}, which is no shard and would be lost; expected: an empty or new folder; mend: name another folder`,
    );
}

type Tables = Record<string, StoredTotals>;

/** Writes every table into each of the shards' folders. */
async function writeTables(
  engine: NativeEngine,
  folders: string[],
  progress: Progress,
): Promise<Tables[]> {
  const written = folders.map((): Tables => ({}));
  let rows = 0;
  const write = async (i: number, name: string, select: string): Promise<void> => {
    const totals = await writeTable(engine, folders[i]!, name, select);
    written[i]![name] = totals;
    rows += totals.rows;
    progress.tick(rows, 0);
  };
  for (const folder of folders) mkdirSync(folder);
  const divided = [
    ...Object.entries(BY_ROW).map(([name, order]) => ({
      name,
      order,
      shard:
        "left join shard_row r using (row_id) left join shard_customer c on c.customer = coalesce(r.customer, '')",
    })),
    ...Object.entries(BY_CUSTOMER).map(([name, order]) => ({
      name,
      order,
      shard: "left join shard_customer c on c.customer = coalesce(t.customer::varchar, '')",
    })),
  ];
  for (const { name, order, shard } of divided) {
    // laid by shard first: each is then read from its own part of the table
    await engine.run(`create or replace temp table shard_cut as
      select * from (select coalesce(c.shard, 0) as shard, t.* from ${name} t ${shard}) order by shard, ${order}`);
    for (const i of folders.keys())
      await write(
        i,
        name,
        `select * exclude (shard) from shard_cut where shard = ${i} order by ${order}`,
      );
  }
  for (const i of folders.keys()) {
    for (const name of OF_ALL) await write(i, name, `select * from ${name}`);
    for (const name of OF_FIRST)
      await write(i, name, `select * from ${name} where ${i === 0} order by source_row_id`);
  }
  await engine.run('drop table if exists shard_cut');
  return written;
}

/** Last, so that a folder without one is no shard. */
function writeManifests(coming: string, names: string[], tables: Tables[]): void {
  const code = codeHash();
  const id = createHash('sha256');
  for (const name of names) id.update(inputsHash(join(coming, name)));
  const set = { id: id.digest('hex'), of: names.length };
  for (const [i, name] of names.entries())
    writeShard(join(coming, name), { code, set: { ...set, number: i + 1 }, tables: tables[i]! });
}
