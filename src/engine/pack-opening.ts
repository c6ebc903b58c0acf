/** Attaches the pack's files in DuckDB and locks the engine down (no external access, configuration frozen), in the browser and in Node. */
import { type Cell, sqlText } from './engine.ts';
import type { PackScope } from './pack-scope.ts';

/** The names under which the files' bytes are registered, and aliases under which they are attached. */
export const CORE_FILE = 'core.duckdb';
export const itemsAlias = (index: number): string => `items_${index + 1}`;
export const itemsFile = (index: number): string => `${itemsAlias(index)}.duckdb`;

/** Runs one statement; the rows of the last one are wanted. */
type Run = (sql: string) => Promise<Record<string, Cell>[]>;

export interface OpenOptions {
  /** How many files the items are in. */
  itemFiles: number;
  /** The most memory that queries may use, in megabytes; DuckDB's own limit where left out. */
  memory?: number;
  coreFile?: string;
}

/** Attaches the core and locks the engine: from then on only the items' files may be opened, which may come later. */
export async function openCore(
  run: Run,
  { itemFiles, memory, coreFile = CORE_FILE }: OpenOptions,
): Promise<void> {
  const later = Array.from({ length: itemFiles }, (_, i) => itemsFile(i));
  const allowed = later.flatMap((file) => [sqlText(file), sqlText(`${file}.wal`)]).join(', ');
  for (const sql of [
    'SET autoinstall_known_extensions=false',
    'SET autoload_known_extensions=false',
    `ATTACH ${sqlText(coreFile)} AS core (READ_ONLY)`,
    "SET search_path='memory.main,core.main'",
  ])
    await run(sql);
  for (const sql of await opening(run, 'openItems')) await run(sql);
  for (const sql of [
    ...(memory ? [`SET memory_limit='${memory}MB'`] : []),
    ...(allowed ? [`SET allowed_paths=[${allowed}]`] : []),
    'SET enable_external_access=false',
    'SET lock_configuration=true',
  ])
    await run(sql);
}

/** Attaches the items' files, whose bytes are registered, and creates the views over them. */
export async function openItems(run: Run, itemFiles: number): Promise<void> {
  for (let i = 0; i < itemFiles; i++)
    await run(`ATTACH ${sqlText(itemsFile(i))} AS ${itemsAlias(i)} (READ_ONLY)`);
  for (const sql of await opening(run, 'everything')) await run(sql);
}

/** What the pack's table `opening` calls them: a pack may be in a browser's cache. */
export const OPENING: Record<PackScope, string> = { openItems: 'open', everything: 'all' };

const opening = async (run: Run, scope: PackScope): Promise<string[]> =>
  (
    await run(
      `SELECT statement FROM core.opening WHERE reach = ${sqlText(OPENING[scope])} ORDER BY step`,
    )
  ).map((row) => row.statement as string);
