/** Whether reduced shards are all of one book, each once, as they were written: what is not is named. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isAnyOwnFolder } from '../engine/own-folder.ts';
import { codeHash, REDUCED_FILE, type Reduced, readReduced } from './manifest.ts';
import { ShardError } from './shard-error.ts';
import { assertAsWritten } from './stored-tables.ts';

/** A reduced shard in the folder of all. */
export interface ReducedShard extends Reduced {
  name: string;
  dir: string;
}

/** The reduced shards in `dir`, by name. Throws ShardError where there is none, or a folder that is none. */
export function readShards(dir: string): ReducedShard[] {
  const folders = existsSync(dir)
    ? readdirSync(dir)
        // what a killed reduction left on another machine is no shard
        .filter((name) => !isAnyOwnFolder(name) && statSync(join(dir, name)).isDirectory())
        .sort()
    : [];
  if (folders.length === 0)
    throw new ShardError(
      `--reduced ${dir}: no reduced shard; expected: one folder a shard; mend: reduce each shard into a folder here, with npm run reduce`,
    );
  return folders.map((name) => {
    const own = join(dir, name);
    const reduced = readReduced(own);
    if (!reduced)
      throw new ShardError(
        `${own}: has no ${REDUCED_FILE}; expected: a reduced shard, whole; mend: reduce the shard again, or remove the folder`,
      );
    return { ...reduced, name, dir: own };
  });
}

/** The folder whose settings are those of all. Throws ShardError where there is no reduced shard. */
export const settingsFolderOf = (dir: string): string => readShards(dir)[0]!.dir;

/** Throws ShardError with the first shard that cannot be joined with the others. */
export function assertOneBook(shards: readonly ReducedShard[]): void {
  assertVersion(shards);
  assertSameInputsOnce(shards);
  assertWholeSet(shards);
  assertAlike(shards);
  for (const { dir, tables } of shards)
    assertAsWritten(dir, tables, { by: 'npm run reduce', mend: 'reduce the shard again' });
}

function assertVersion(shards: readonly ReducedShard[]): void {
  const own = codeHash();
  for (const { dir, code } of shards)
    if (code !== own)
      throw new ShardError(
        `${dir}: another version reduced this shard; expected: the version that joins them; mend: reduce it again`,
      );
}

/** Of shards that were cut from a whole those without rows are alike: their numbers tell them apart. */
function assertSameInputsOnce(shards: readonly ReducedShard[]): void {
  const seen = new Map<string, string>();
  for (const { dir, inputs } of shards.filter(({ set }) => set === null)) {
    const other = seen.get(inputs);
    if (other)
      throw new ShardError(
        `${dir}: the same shard as ${other}; expected: each shard once; mend: remove one of the two folders`,
      );
    seen.set(inputs, dir);
  }
}

/** Shards that were cut from one reading of the exports: all of it, and nothing of another. */
function assertWholeSet(shards: readonly ReducedShard[]): void {
  const cut = shards.filter(({ set }) => set !== null);
  if (cut.length === 0) return;
  const own = shards.find(({ set }) => set === null);
  if (own)
    throw new ShardError(
      `${own.dir}: reduced from exports of its own, ${cut[0]!.dir} from a shard of a whole; expected: shards of one kind; mend: remove the one that does not belong here`,
    );
  const { id, of } = newestSet(cut);
  const stale = cut.find(({ set }) => set!.id !== id);
  if (stale)
    throw new ShardError(
      `${stale.dir}: from another cut of the exports than the other shards; expected: all from one cut; mend: reduce it again from the shards that were cut last`,
    );
  const numbers = new Map(cut.map((shard) => [shard.set!.number, shard]));
  for (const shard of cut)
    if (numbers.get(shard.set!.number) !== shard)
      throw new ShardError(
        `${shard.dir}: shard ${shard.set!.number}, which ${numbers.get(shard.set!.number)!.dir} is too; expected: each shard once; mend: remove one of the two folders`,
      );
  for (let number = 1; number <= of; number++)
    if (!numbers.has(number))
      throw new ShardError(
        `shard ${number} of ${of} is missing; expected: all ${of} shards; mend: reduce it into a folder beside the others`,
      );
}

/** The set that most of them are of. */
function newestSet(cut: readonly ReducedShard[]): { id: string; of: number } {
  const counts = new Map<string, number>();
  for (const { set } of cut) counts.set(set!.id, (counts.get(set!.id) ?? 0) + 1);
  const [id] = [...counts].toSorted(([, a], [, b]) => b - a)[0]!;
  return { id, of: cut.find(({ set }) => set!.id === id)!.set!.of };
}

const MENDS: Record<string, string> = {
  'the as-of date': 'reduce each shard with the same --as-of',
  'how money without an invoice number is applied':
    'write unreferenced_payments into the report.yml of each shard',
  'whether there are payment rows':
    'cut the shards with npm run shard, which reads the exports as one book',
};

function assertAlike(shards: readonly ReducedShard[]): void {
  const [first] = shards;
  for (const { dir, settings, facts } of shards) {
    if (settings !== first!.settings)
      throw new ShardError(
        `${dir}: other settings than ${first!.dir}; expected: the same report.yml and commission.yml in all shards; mend: copy them, and reduce again`,
      );
    for (const [fact, value] of Object.entries(facts)) {
      const other = first!.facts[fact];
      if (value === other) continue;
      throw new ShardError(
        `${dir}: ${fact} is ${value}, in ${first!.dir} ${other}; expected: the same in all shards; mend: ${MENDS[fact] ?? 'give all shards the same settings and rates'}`,
      );
    }
  }
}
