/** Where a build leaves its snapshot for the next one, and how it gets there. */
import { copyFileSync, renameSync, rmSync } from 'node:fs';

/** In the working folder of a build. */
export const SNAPSHOT = 'snapshot.parquet';

/** Beside the folder of the site. */
export const snapshotPath = (out: string): string => `${out}.snapshot.parquet`;

/** A snapshot on its way to its place: `keep` puts it there at once, `drop` removes what was not kept. */
export function placeSnapshot(file: string, path: string): { keep(): void; drop(): void } {
  const waiting = `${path}.new-${process.pid}`;
  copyFileSync(file, waiting);
  return { keep: () => renameSync(waiting, path), drop: () => rmSync(waiting, { force: true }) };
}
