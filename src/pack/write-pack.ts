/** What goes to the browser, and nothing else: the marts, the rows behind them, and the macros, in one database file. */
import { mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { sqlText } from '../engine/engine.ts';
import type { NativeEngine } from '../engine/native.ts';
import { macroStatements } from '../models/macros.ts';
import { type PackRelation, packRelations } from './pack-relations.ts';

/** The alias under which the pack is written; nothing inside the file knows it. */
const PACK = 'pack_out';

/**
 * Writes `core-<inputsHash>.duckdb` into `dir` and returns its file name and size in bytes.
 * The file is there whole or not at all. Needs the tables of `buildModels`; nothing of raw_* and stg_* goes in.
 */
export async function writePack(
  engine: NativeEngine,
  dir: string,
  inputsHash: string,
): Promise<{ file: string; bytes: number }> {
  if (!/^[\w-]+$/.test(inputsHash)) throw new Error(`not a hash for a file name: ${inputsHash}`);
  mkdirSync(dir, { recursive: true });
  const file = `core-${inputsHash}.duckdb`;
  const path = join(dir, file);
  const unfinished = `${path}.part`;
  const rows = await engine.query('select key, value from meta');
  const meta = Object.fromEntries(rows.map((row) => [row.key, row.value as string]));
  const [home] = await engine.query('select current_database() as name');
  rmSync(unfinished, { force: true });
  await engine.run(`attach ${sqlText(unfinished)} as ${PACK} (storage_version 'v1.2.0')`);
  try {
    for (const statement of macroStatements(meta.bucket_edges!.split(',').map(Number), PACK))
      await engine.run(statement);
    const relations = packRelations(meta.report_currency !== '');
    for (const relation of relations.filter(({ kind }) => kind === 'table'))
      await engine.run(`create table ${PACK}.${relation.name} as ${relation.select}`);
    // a view keeps the names as written: they must be looked up inside the file
    await engine.run(`use ${PACK}`);
    for (const relation of relations) await describe(engine, relation);
    await engine.run(`checkpoint ${PACK}`);
  } finally {
    await engine.run(`use "${home!.name}"`);
    await engine.run(`detach ${PACK}`);
  }
  renameSync(unfinished, path);
  return { file, bytes: statSync(path).size };
}

/** Creates the view, where it is one, and comments the relation. */
async function describe(engine: NativeEngine, relation: PackRelation): Promise<void> {
  const { name, kind, select, comment, columns } = relation;
  if (kind === 'view') await engine.run(`create view ${name} as ${select}`);
  await engine.run(`comment on ${kind} ${name} is ${sqlText(comment)}`);
  for (const [column, text] of Object.entries(columns ?? {}))
    await engine.run(`comment on column ${name}.${column} is ${sqlText(text)}`);
}
