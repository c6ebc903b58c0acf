/** What was read of each export, from one import to the next: a file that has not changed is not read again. */
import { createHash } from 'node:crypto';
import { copyFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeOwnFolder, removeOwnFolder } from '../../engine/own-folder.ts';
import { chunks } from '../../intake/chunks.ts';
import type { ReadFile, ReadTask } from './read-file.ts';
import type { WrittenRows } from './row-file.ts';

interface CachedRead {
  read: ReadFile;
  isUsed: boolean;
}

export class ReadCache {
  readonly #dir = makeOwnFolder(tmpdir(), 'exports-read');
  readonly #reads = new Map<string, CachedRead>();
  readonly #keys = new WeakMap<ReadTask, string>();

  has(task: ReadTask): boolean {
    return this.#reads.has(this.#keyOf(task));
  }

  /** What was read before of the same text under the same plan and settings, its rows where the task wants them; or null. */
  take(task: ReadTask): ReadFile | null {
    const cached = this.#reads.get(this.#keyOf(task));
    if (!cached) return null;
    cached.isUsed = true;
    return copied(cached.read, task.out);
  }

  /** To be called before the rows are loaded. Corrections count the rows they meet, so a plan with them is always read anew. */
  put(task: ReadTask, read: ReadFile): void {
    if (task.plan.correct) return;
    const key = this.#keyOf(task);
    this.#reads.set(key, { read: copied(read, join(this.#dir, key)), isUsed: true });
  }

  /** Forgets what the last import did not use. */
  sweep(): void {
    for (const [key, cached] of this.#reads) {
      if (!cached.isUsed) {
        for (const { path } of filesOf(cached.read)) rmSync(path, { force: true });
        this.#reads.delete(key);
      }
      cached.isUsed = false;
    }
  }

  close(): void {
    removeOwnFolder(this.#dir);
  }

  #keyOf(task: ReadTask): string {
    const computed = this.#keys.get(task);
    if (computed !== undefined) return computed;
    const { plan, settings, isLinkedById } = task;
    const { correct, source, ...rest } = plan;
    const { path, ...origin } = source;
    const hash = createHash('sha256');
    hash.update(JSON.stringify([rest, origin, settings, isLinkedById, correct !== undefined]));
    for (const piece of chunks(path)) hash.update(piece);
    const key = hash.digest('hex').slice(0, 32);
    this.#keys.set(task, key);
    return key;
  }
}

const filesOf = (read: ReadFile): WrittenRows[] =>
  [...Object.values(read.rows), read.clearing].filter((rows) => rows !== null);

/** A copy of its own for each import, which renames the problems and removes the row files it has loaded. */
function copied(read: ReadFile, out: string): ReadFile {
  const own = structuredClone(read);
  for (const [i, rows] of filesOf(own).entries()) {
    const path = `${out}-cached-${i}`;
    copyFileSync(rows.path, path);
    rows.path = path;
  }
  return own;
}
