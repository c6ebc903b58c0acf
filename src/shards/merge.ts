/**
 * Reduced shards as one book: the tables of all of them in one database, which answers whatever the models of the whole exports
 * would. What more than one shard has a say in is added up (`kept-tables.ts`) or worked out here, from the rows of all.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ImportResult, insertFiles, insertProblems } from '../contract/import-result.ts';
import { noProgress, type Progress } from '../contract/progress.ts';
import { rawDdl } from '../contract/tables.ts';
import { sqlName, sqlText } from '../engine/engine.ts';
import { type NativeEngine, openNativeFor } from '../engine/native.ts';
import { text } from '../i18n/locale.ts';
import { addProblems, buildMartViews, buildModel } from '../models/build-models.ts';
import { loadTable, readStored, type StoredTable } from '../models/coded-tables.ts';
import { assertNames } from '../models/commission.ts';
import { macroStatements } from '../models/macros.ts';
import { createTextCodes } from '../models/text-codes.ts';
import { assertMartsTie } from '../models/tie-out.ts';
import { settingsFor } from '../settings/locate.ts';
import type { Settings } from '../settings/settings.ts';
import {
  ITEM_NUMBERS,
  KEPT_TABLES,
  OF_BOOK,
  OF_CUSTOMERS,
  ROW_NUMBERS,
  SUMMED,
} from './kept-tables.ts';
import { IMPORT_FILE } from './manifest.ts';
import { assertOneBook, type ReducedShard, readShards } from './one-book.ts';
import { ShardError } from './shard-error.ts';
import { tablePath, textBytesOf, totalsOf } from './stored-tables.ts';

export interface Merged {
  engine: NativeEngine;
  settings: Settings;
  imported: ImportResult;
}

/**
 * Opens the book of all reduced shards in `dir`. Throws ShardError naming the shard that is missing, there twice, stale, of another
 * version, damaged, or not of this book; ModelError where totals do not tie.
 */
export async function mergeShards(dir: string, progress: Progress = noProgress): Promise<Merged> {
  const shards = readShards(dir);
  assertOneBook(shards);
  const [first] = shards;
  const settings = settingsFor(first!.dir);
  progress.speak?.(settings.languages[0]!);
  progress.start(text('joining the shards', '合并分片'));
  const engine = await openNativeFor(bytesOf(shards));
  try {
    const imported = importedOf(shards, settings);
    await loadShards(engine, shards, settings, progress);
    await insertFiles(engine, imported.files);
    await insertProblems(engine, imported.problems);
    await buildModel(engine, 'marts/mart_target');
    await buildModel(engine, 'staging/stg_problem');
    await addProblems(engine);
    if (settings.commission) await assertNames(engine, settings.commission, settings.languages[0]!);
    await assertTotals(engine, shards);
    await assertMartsTie(engine);
    progress.done();
    return { engine, settings, imported };
  } catch (error) {
    await engine.close();
    throw error;
  }
}

const bytesOf = (shards: readonly ReducedShard[]): number =>
  shards.reduce((sum, { dir, tables }) => sum + textBytesOf(dir, tables), 0);

/** By how much the numbers of a shard's rows and items are raised, and what its files are called by. */
interface Place {
  rows: number;
  items: number;
  prefix: string;
}

/** Shards of one cut number their rows as one book; those of exports of their own all begin at 1, with files of the same names. */
function placesOf(shards: readonly ReducedShard[]): Place[] {
  let [rows, items] = [0, 0];
  return shards.map(({ name, set, lastRow, lastItem }) => {
    if (set || shards.length === 1) return { rows: 0, items: 0, prefix: '' };
    const place = { rows, items, prefix: `${name}/` };
    rows += lastRow;
    items += lastItem;
    return place;
  });
}

async function loadShards(
  engine: NativeEngine,
  shards: readonly ReducedShard[],
  settings: Settings,
  progress: Progress,
): Promise<void> {
  const places = placesOf(shards);
  const tables: Record<string, StoredTable> = {};
  for (const name of KEPT_TABLES) tables[name] = await joined(engine, name, shards, places);
  await assertOwnCustomers(engine, shards);
  for (const statement of rawDdl()) await engine.run(statement);
  for (const statement of macroStatements(settings.buckets)) await engine.run(statement);
  await createTextCodes(engine, [], Object.values(tables));
  let rows = 0;
  for (const [name, order] of Object.entries(OF_CUSTOMERS)) {
    await loadTable(engine, tables[name]!, { order });
    rows += sumOf(shards, name);
    progress.tick(rows, 0);
  }
  for (const name of Object.keys(OF_BOOK)) await loadOfBook(engine, tables[name]!);
  for (const [name, { by, first = [], sum }] of Object.entries(SUMMED)) {
    const columns = [
      ...by,
      ...first.map((column) => `min(${sqlName(column)}) as ${sqlName(column)}`),
      ...sum.map((column) => `sum(${column})::bigint as ${column}`),
    ];
    await loadTable(engine, tables[name]!, {
      select: columns.join(', '),
      group: by.join(', '),
      order: by.join(', '),
    });
  }
  await loadFacts(engine, tables);
  await buildMartViews(engine);
}

const sumOf = (shards: readonly ReducedShard[], table: string): number =>
  shards.reduce((sum, { tables }) => sum + tables[table]!.rows, 0);

/** A table of all shards as one, its numbers and files told apart. */
async function joined(
  engine: NativeEngine,
  name: string,
  shards: readonly ReducedShard[],
  places: readonly Place[],
): Promise<StoredTable> {
  const files = shards.map(({ dir }) => tablePath(dir, name));
  const table = { name, files, coded: shards[0]!.tables[name]!.coded };
  if (places.every(({ rows, items, prefix }) => rows === 0 && items === 0 && prefix === ''))
    return table;
  const columns = await engine.query(`describe from ${readStored(table)}`);
  const selects = places.map(({ rows, items, prefix }, i) => {
    const changed = columns.flatMap(({ column_name: column }) => {
      const [text, quoted] = [column as string, sqlName(column as string)];
      if (ROW_NUMBERS.includes(text)) return [`(${quoted} + ${rows})::integer as ${quoted}`];
      if (ITEM_NUMBERS.includes(text)) return [`(${quoted} + ${items})::integer as ${quoted}`];
      return text === 'file' ? [`${sqlText(prefix)} || ${quoted} as ${quoted}`] : [];
    });
    const replaced = changed.length > 0 ? ` replace (${changed.join(', ')})` : '';
    return `select *${replaced} from read_parquet(${sqlText(files[i]!)})`;
  });
  return { ...table, from: `(${selects.join(' union all by name ')})` };
}

/** Throws ShardError where a customer is in two shards: what it owes would be decided twice. */
async function assertOwnCustomers(
  engine: NativeEngine,
  shards: readonly ReducedShard[],
): Promise<void> {
  const selects = shards.map(
    ({ dir }) =>
      `select customer, ${sqlText(dir)} as shard from read_parquet(${sqlText(tablePath(dir, 'dim_customer'))})`,
  );
  const [twice] = await engine.query(`select customer, min(shard) as first, max(shard) as last
    from (${selects.join(' union all ')}) group by customer having count(*) > 1 order by customer limit 1`);
  if (twice)
    throw new ShardError(
      `${twice.last}: has customer ${twice.customer}, which is in ${twice.first} too; expected: all rows of a customer in one shard; mend: put them into one, or cut the shards with npm run shard`,
    );
}

/** What shards say of the whole book: the same thing once, and no two things of one key. */
async function loadOfBook(engine: NativeEngine, table: StoredTable): Promise<void> {
  const { unique, order, first = [] } = OF_BOOK[table.name]!;
  const columns = await engine.query(`describe from ${readStored(table)}`);
  const names = columns.map(({ column_name: name }) => name as string);
  const selected = names.map((name) =>
    first.includes(name) ? `min(${sqlName(name)}) as ${sqlName(name)}` : sqlName(name),
  );
  const grouped = names.filter((name) => !first.includes(name)).map(sqlName);
  await loadTable(engine, table, { select: selected.join(', '), group: grouped.join(', '), order });
  const [twice] = await engine.query(
    `select concat_ws(' ', ${unique}) as key from ${table.name} group by ${unique} having count(*) > 1 limit 1`,
  );
  if (twice)
    throw new ShardError(
      `${table.name}: the shards say different things of ${twice.key}; expected: the same in all shards; mend: give all shards the same master data, rates and targets`,
    );
}

/** What is one row of the book, or one line of `meta`. */
async function loadFacts(
  engine: NativeEngine,
  tables: Readonly<Record<string, StoredTable>>,
): Promise<void> {
  const { stg_last_date: dates, stg_ledger_mode: mode, stg_book: book, meta } = tables;
  await loadTable(engine, dates!, {
    select: 'min(first_date) as first_date, max(last_date) as last_date',
  });
  await loadTable(engine, mode!, { select: 'distinct *' });
  await loadTable(engine, book!, {
    select: `bool_or(has_payment_rows) as has_payment_rows, bool_or(has_paid_column) as has_paid_column,
      bool_or(has_open_column) as has_open_column, bool_or(has_open_items_file) as has_open_items_file,
      min(main_currency) as main_currency`,
  });
  await loadTable(engine, meta!, {
    select: "key, case when key = 'first_date' then min(value) else max(value) end as value",
    group: 'key',
  });
  await engine.run(`update meta set value = (b.value)::integer::varchar from (
    select unnest(['has_payments', 'input_payment', 'is_open_items_only']) as key,
      unnest([is_known and not is_open_only, is_known and not is_open_only, is_open_only]) as value
    from (select has_payment_rows or has_paid_column as is_known,
      not has_payment_rows and not has_paid_column and (has_open_column or has_open_items_file) as is_open_only from stg_book)
  ) b where b.key = meta.key`);
}

/** What was found when the exports were read, in whichever shards it lies. */
function importedOf(shards: readonly ReducedShard[], settings: Settings): ImportResult {
  const places = placesOf(shards);
  const parts = shards.flatMap(({ dir }, i) => {
    const path = join(dir, IMPORT_FILE);
    if (!existsSync(path)) return [];
    const part = JSON.parse(readFileSync(path, 'utf8')) as ImportResult;
    const named = <T extends { file: string }>(list: T[]): T[] =>
      list.map((one) => ({ ...one, file: places[i]!.prefix + one.file }));
    return [
      {
        ...part,
        problems: named(part.problems),
        files: named(part.files),
        summaries: named(part.summaries),
      },
    ];
  });
  const same = <T>(values: T[]): T | null =>
    new Set(values).size === 1 ? (values[0] ?? null) : null;
  return {
    problems: parts.flatMap(({ problems }) => problems),
    files: parts.flatMap(({ files }) => files),
    refused: false,
    locale: settings.languages[0]!,
    questions: [],
    corrections: parts.flatMap(({ corrections }) => corrections),
    summaries: parts.flatMap(({ summaries }) => summaries),
    titleAsOf: same(parts.map(({ titleAsOf }) => titleAsOf)),
    titleBasis: same(parts.map(({ titleBasis }) => titleBasis)),
  };
}

/** Throws ShardError where the rows or amounts of all are not those of the shards. */
async function assertTotals(engine: NativeEngine, shards: readonly ReducedShard[]): Promise<void> {
  for (const name of Object.keys(OF_CUSTOMERS)) {
    const { rows, sums } = await totalsOf(engine, name);
    const differs = Object.keys(sums).find(
      (column) =>
        BigInt(sums[column]!) !==
        shards.reduce((sum, { tables }) => sum + BigInt(tables[name]!.sums[column] ?? 0), 0n),
    );
    if (rows === sumOf(shards, name) && !differs) continue;
    throw new ShardError(
      `${name}: ${differs ?? 'the rows'} of all shards are not those of the shards one by one; expected: equal totals; mend: reduce the shards again`,
    );
  }
}
