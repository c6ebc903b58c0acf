/** Builds a site with the build command, in a process of its own as a user does. */
import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';

const ROOT = resolve(import.meta.dirname, '../..');

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
