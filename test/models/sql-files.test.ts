/** How a model is written: its grain first, imports, named steps, one last select; each in the order once. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { AFTER_LEDGER, BEFORE_LEDGER } from '../../src/models/model-order.ts';

const root = new URL('../../src/models/', import.meta.url);
const paths = readdirSync(root, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap(({ name }) => readdirSync(new URL(`${name}/`, root)).map((file) => `${name}/${file}`));
const nameOf = (path: string): string => path.replace(/^.*\//, '').replace('.sql', '');
const order = [...BEFORE_LEDGER, ...AFTER_LEDGER].map(nameOf);

test('every file is a model of the order, and the other way round', () => {
  expect(paths.map(nameOf).sort()).toEqual([...order].sort());
});

test.each(paths)('%s', (path) => {
  const sql = readFileSync(new URL(path, root), 'utf8');
  const name = nameOf(path);
  expect(sql.startsWith(`-- ${name}: `)).toBe(true);
  expect(sql).toMatch(/\nselect (\*|\* exclude \(\w+\)) from final( order by [\w, ]+)?\n$/);
  expect(sql.split('\n').length).toBeLessThanOrEqual(81);
  const later = order.slice(order.indexOf(name));
  for (const table of later) expect(sql).not.toMatch(new RegExp(`(from|join) ${table}\\b`));
});
