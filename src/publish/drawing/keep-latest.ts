/** Bounds a folder of things that may be deleted at any time. */
import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Removes what was used least lately, where there is more than `most`; what is used says so by its time of change. */
export function keepLatest(dir: string, most: number): void {
  try {
    const names = readdirSync(dir);
    if (names.length <= most) return;
    const entries = names.map((name) => ({ name, usedAt: statSync(join(dir, name)).mtimeMs }));
    entries.sort((a, b) => b.usedAt - a.usedAt);
    for (const { name } of entries.slice(most))
      rmSync(join(dir, name), { recursive: true, force: true });
  } catch {
    // not there, or being swept by another build
  }
}
