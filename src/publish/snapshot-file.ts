/** Where a build leaves its snapshot for the next one, and how it gets there. */
import { copyFileSync, existsSync, renameSync, rmSync } from 'node:fs';

/** In the working folder of a build. */
export const SNAPSHOT = 'snapshot.parquet';

/** Beside the folder of the site. */
export const snapshotPath = (out: string): string => `${out}.snapshot.parquet`;

/** A snapshot beside its final place: `commit` moves it there, `discard` removes it if it was not moved. Of a build that left none, nothing. */
export function placeSnapshot(file: string, path: string): { commit(): void; discard(): void } {
  if (!existsSync(file)) return { commit() {}, discard() {} };
  const uncommitted = `${path}.new-${process.pid}`;
  copyFileSync(file, uncommitted);
  return {
    commit: () => renameSync(uncommitted, path),
    discard: () => rmSync(uncommitted, { force: true }),
  };
}
