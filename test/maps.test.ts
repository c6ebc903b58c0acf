/** The maps for contributors name files and folders that are there. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = resolve(import.meta.dirname, '..');
const MAPS = [
  '.github/CONTRIBUTING.md',
  'src/README.md',
  'src/contract/README.md',
  'src/metrics/README.md',
  'src/cube/README.md',
  'src/ledger/README.md',
  'src/client/README.md',
  'src/seal/README.md',
  'src/shards/README.md',
  'test/exports/README.md',
];

/** Paths in backticks, `src/` left out or not, and the targets of links; those with a part to be filled in are no paths. */
function pathsIn(map: string): string[] {
  const text = readFileSync(join(ROOT, map), 'utf8');
  const quoted = [...text.matchAll(/`((?:[\w.-]+\/)+[\w.-]*)`/g)].map(([, path]) => path!);
  const links = [...text.matchAll(/\]\(([^)#:]+)\)/g)].map(([, path]) => path!);
  return [...quoted, ...links].filter((path) => !path.includes('…'));
}

const isThere = (map: string, path: string): boolean =>
  [ROOT, join(ROOT, 'src'), join(ROOT, dirname(map))].some((from) => existsSync(join(from, path)));

test.each(MAPS)('%s', (map) => {
  expect(pathsIn(map).filter((path) => !isThere(map, path))).toEqual([]);
});
