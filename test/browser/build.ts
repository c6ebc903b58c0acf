/** Builds a site with the build command, in a process of its own as a user does. */
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

const ROOT = resolve(import.meta.dirname, '../..');

/** A new folder for a site; inside the working folder, where builds at the same time keep apart. */
export function scratchFolder(name: string): string {
  const parent = join(ROOT, '.huikuan');
  mkdirSync(parent, { recursive: true });
  return mkdtempSync(join(parent, `${name}-`));
}

/** Throws with what the command printed. */
export async function buildInChild(data: string, out: string): Promise<void> {
  const script = resolve(ROOT, 'scripts/build.ts');
  const env = { ...process.env, NODE_ENV: 'production', VITEST: undefined };
  await promisify(execFile)(process.execPath, [script, '--data', data, '--out', out], {
    cwd: ROOT,
    env,
    maxBuffer: 2 ** 26,
  });
}
