/** What goes to the browser, and nothing else: the marts, the rows behind them, and the macros, in one database file. */
import { mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { sqlText } from '../engine/engine.ts';
import type { NativeEngine } from '../engine/native.ts';
import { macroStatements } from '../models/macros.ts';
import { PACK_TABLES } from './pack-tables.ts';

/** The alias under which the pack is written; nothing inside the file knows it. */
const PACK = 'pack_out';

/**
 * Writes `core-<inputsHash>.duckdb` into `dir` and returns its file name and size in bytes.
 * The file is there whole or not at all. `bucketEdges` are the settings' upper edges in days.
 */
export async function writePack(
  engine: NativeEngine,
  dir: string,
  inputsHash: string,
  bucketEdges: number[] = [30, 60, 90],
): Promise<{ file: string; bytes: number }> {
  if (!/^[\w-]+$/.test(inputsHash)) throw new Error(`not a hash for a file name: ${inputsHash}`);
  mkdirSync(dir, { recursive: true });
  const file = `core-${inputsHash}.duckdb`;
  const path = join(dir, file);
  const unfinished = `${path}.part`;
  rmSync(unfinished, { force: true });
  await engine.run(`attach ${sqlText(unfinished)} as ${PACK} (storage_version 'v1.2.0')`);
  try {
    for (const statement of macroStatements(bucketEdges, PACK)) await engine.run(statement);
    for (const { name, select, comment, columns } of PACK_TABLES) {
      await engine.run(`create table ${PACK}.${name} as ${select}`);
      await engine.run(`comment on table ${PACK}.${name} is ${sqlText(comment)}`);
      for (const [column, text] of Object.entries(columns ?? {}))
        await engine.run(`comment on column ${PACK}.${name}.${column} is ${sqlText(text)}`);
    }
    await engine.run(`checkpoint ${PACK}`);
  } finally {
    await engine.run(`detach ${PACK}`);
  }
  renameSync(unfinished, path);
  return { file, bytes: statSync(path).size };
}
