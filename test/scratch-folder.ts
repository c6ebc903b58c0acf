/** Before all tests: a temporary folder of their own, for them and what they start; removed after them. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export default function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'huikuan-tests-'));
  process.env.TMPDIR = folder;
  // commands that tests start again and again need not compile again
  process.env.NODE_COMPILE_CACHE = join(folder, 'compiled');
  return () => rmSync(folder, { recursive: true, force: true });
}
