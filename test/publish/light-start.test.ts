/** Reading begins at once: the process that only starts others loads next to nothing of the program. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

/** Prints the addresses of all modules at its end. */
const LISTING = `data:text/javascript,${encodeURIComponent(`
  import { registerHooks } from 'node:module';
  const loaded = [];
  registerHooks({ load(url, context, next) { loaded.push(url); return next(url, context); } });
  process.on('exit', () => console.error(JSON.stringify(loaded)));
`)}`;

function modulesOf(path: string, args: string[] = []): string[] {
  const script = fileURLToPath(new URL(`../../${path}`, import.meta.url));
  const run = spawnSync(process.execPath, ['--import', LISTING, script, ...args], {
    encoding: 'utf8',
  });
  return JSON.parse(run.stderr.split('\n').find((line) => line.startsWith('["'))!);
}

const HEAVY =
  /node_modules\/(zod|yaml|hucre|@duckdb|age-encryption|@noble|pinyin-pro|astro|vite)\//;

test.each(['start', 'build'])('npm run %s loads no large package before it reads', (name) => {
  const loaded = modulesOf(`scripts/${name}.ts`, ['--help']);
  expect(loaded.filter((url) => HEAVY.test(url))).toEqual([]);
  expect(loaded.some((url) => url.endsWith('/build-site.ts'))).toBe(true);
  expect(loaded.length).toBeLessThan(300);
});

test('what prepares a report that is not divided loads nothing that seals', () => {
  // without arguments it ends when all is loaded
  const loaded = modulesOf('src/publish/prepare-process.ts');
  expect(loaded.some((url) => url.endsWith('/prepare-site.ts'))).toBe(true);
  const unused = /node_modules\/(hucre|age-encryption|@noble)\/|\/publish\/share\//;
  expect(loaded.filter((url) => unused.test(url))).toEqual([]);
});
