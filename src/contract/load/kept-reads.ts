/** What was read of each export, kept from one import to the next: a file that is as it was is not read again. */
import { createHash } from 'node:crypto';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chunks } from '../../intake/chunks.ts';
import type { ReadFile, ReadTask } from './read-file.ts';
import type { WrittenRows } from './row-file.ts';

interface Kept {
  read: ReadFile;
  isUsed: boolean;
}

export class KeptReads {
  readonly #dir = mkdtempSync(join(tmpdir(), 'exports-read-'));
  readonly #reads = new Map<string, Kept>();
  readonly #keys = new WeakMap<ReadTask, string>();

  has(task: ReadTask): boolean {
    return this.#reads.has(this.#keyOf(task));
  }

  /** What was read before of the same text under the same plan and settings, its rows where the task wants them; or null. */
  take(task: ReadTask): ReadFile | null {
    const kept = this.#reads.get(this.#keyOf(task));
    if (!kept) return null;
    kept.isUsed = true;
    return copied(kept.read, task.out);
  }

  /** To be called before the rows are loaded. A plan with corrections keeps a record of its own and is not kept. */
  keep(task: ReadTask, read: ReadFile): void {
    if (task.plan.correct) return;
    const key = this.#keyOf(task);
    this.#reads.set(key, { read: copied(read, join(this.#dir, key)), isUsed: true });
  }

  /** Forgets what the last import did not use. */
  sweep(): void {
    for (const [key, kept] of this.#reads) {
      if (!kept.isUsed) {
        for (const { path } of filesOf(kept.read)) rmSync(path, { force: true });
        this.#reads.delete(key);
      }
      kept.isUsed = false;
    }
  }

  close(): void {
    rmSync(this.#dir, { recursive: true, force: true });
  }

  #keyOf(task: ReadTask): string {
    const known = this.#keys.get(task);
    if (known !== undefined) return known;
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

/** Problems are renamed later and row files are removed when they are loaded: each import has its own. */
function copied(read: ReadFile, out: string): ReadFile {
  const own = structuredClone(read);
  for (const [i, rows] of filesOf(own).entries()) {
    const path = `${out}-kept-${i}`;
    copyFileSync(rows.path, path);
    rows.path = path;
  }
  return own;
}
