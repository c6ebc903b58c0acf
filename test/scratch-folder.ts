/** Before all tests: a temporary folder of their own, for them and what they start; removed after them. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

/** Short, since a browser's socket in it has a limited path. */
const NAME = 'hk-tests-';

/** Called once a project; the first makes the folder that all share. */
export default function setup(): () => void {
  if (basename(tmpdir()).startsWith(NAME)) return () => {};
  const folder = mkdtempSync(join(tmpdir(), NAME));
  process.env.TMPDIR = folder;
  // commands that tests start again and again need not compile again
  process.env.NODE_COMPILE_CACHE = join(folder, 'compiled');
  return () => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}
