/** Folders of exports for tests: written to the system's temporary folder, imported, removed. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type ImportResult, importExports } from '../../src/contract/import.ts';
import type { Row } from '../../src/engine/engine.ts';
import { openNativeFor } from '../../src/engine/native.ts';
import { settingsSchema } from '../../src/settings/settings.ts';

export type Files = Record<string, string | Uint8Array>;

export function writeFiles(dir: string, files: Files): void {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(dir, name)), { recursive: true });
    writeFileSync(join(dir, name), content);
  }
}

/** Writes files into a new folder, gives it to `body`, removes it. */
export async function withFolder<T>(files: Files, body: (dir: string) => Promise<T>): Promise<T> {
  const dir = mkdtempSync(join(tmpdir(), 'exports-'));
  try {
    writeFiles(dir, files);
    return await body(dir);
  } finally {
    rmSync(dir, { recursive: true });
  }
}

export interface Imported extends ImportResult {
  /** Rows of one query over the raw tables. */
  rows: Row[];
  rules: string[];
}

/** Imports files and runs one query over the raw tables. `max_set_aside` is 1 unless given: nothing refused for it. */
export async function imported(
  files: Files,
  sql = 'select 1 as one',
  settings: Record<string, unknown> = {},
): Promise<Imported> {
  return withFolder(files, async (dir) => {
    const engine = await openNativeFor(0);
    try {
      const parsed = settingsSchema.parse({ max_set_aside: 1, ...settings });
      const result = await importExports(dir, parsed, engine);
      const rows = await engine.query(sql);
      return { ...result, rows, rules: result.problems.map(({ rule }) => rule) };
    } finally {
      await engine.close();
    }
  });
}

/** Lines of a file. */
export const csv = (...lines: string[]): string => `${lines.join('\n')}\n`;
