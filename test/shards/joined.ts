/** Exports cut, reduced and joined again, to be compared with the same exports as one book. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NativeEngine } from '../../src/engine/native.ts';
import { type OpenReport, openReport } from '../../src/publish/open-report.ts';
import { KEPT_TABLES } from '../../src/shards/kept-tables.ts';
import { reduceShard } from '../../src/shards/reduce.ts';
import { type Split, splitExports } from '../../src/shards/split.ts';

/** What the models leave for reports, and what they make of it when shards are joined. */
const TABLES = [
  ...KEPT_TABLES,
  'mart_item',
  'mart_piece',
  'mart_movement',
  'mart_target',
  'stg_problem',
  'raw_file',
  'raw_problem',
];
/** Of columns that number what nobody sees. */
const WITHOUT: Record<string, string> = { fct_allocation: 'exclude (allocation_key)' };

/** Cuts the exports in `dir/exports` and reduces each shard, into `dir/shards` and `dir/reduced`. */
export async function cutAndReduce(dir: string, shards: number, seed = ''): Promise<Split> {
  for (const folder of ['shards', 'reduced'])
    rmSync(join(dir, folder), { recursive: true, force: true });
  const split = await splitExports({
    data: join(dir, 'exports'),
    out: join(dir, 'shards'),
    shards,
    seed,
  });
  for (const { name } of split.shards)
    await reduceShard({ data: join(dir, 'shards', name), out: join(dir, 'reduced', name) });
  return split;
}

export const openJoined = (dir: string): Promise<OpenReport> =>
  openReport({ data: join(dir, 'exports'), reduced: join(dir, 'reduced') });

/** By table: how many rows it has, and a sum over the hashes of them all. */
export async function contentOf(engine: NativeEngine): Promise<Record<string, string>> {
  const content: Record<string, string> = {};
  for (const table of TABLES) {
    const rows = await engine.withPlainText(`select * ${WITHOUT[table] ?? ''} from ${table}`);
    const [row] = await engine.query(
      `select count(*)::varchar || ' rows ' || coalesce(sum(hash(t)::hugeint), 0)::varchar as content from (${rows}) t`,
    );
    content[table] = row!.content as string;
  }
  return content;
}

export async function inScratch<T>(use: (dir: string) => Promise<T>): Promise<T> {
  const dir = mkdtempSync(join(tmpdir(), 'shards-'));
  try {
    return await use(dir);
  } finally {
    rmSync(dir, { recursive: true });
  }
}
