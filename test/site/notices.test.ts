/** The licences of what a site brings from others, in the words of the packages; the licence of the project itself. */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { NOTICES, noticesFor } from '../../src/site/notices.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const of = (name: string): string => join(ROOT, 'node_modules', name, 'index.js');

test('each package that was bundled is named with its version, once, and with its text', () => {
  const modules = [of('d3-array'), of('d3-array'), `\0${of('@observablehq/plot')}?x`, 'src/a.ts'];
  const text = noticesFor(modules, ROOT);
  for (const name of ['d3-array', '@observablehq/plot', '@duckdb/duckdb-wasm', 'workbox-core']) {
    const { version, license } = JSON.parse(
      readFileSync(join(ROOT, 'node_modules', name, 'package.json'), 'utf8'),
    );
    expect(text.split(`${name} ${version} (${license})`)).toHaveLength(2);
  }
  expect(text).toContain(readFileSync(join(ROOT, 'node_modules/d3-array/LICENSE'), 'utf8').trim());
  expect(text).toMatch(/inter.*\(OFL-1\.1\)[\s\S]*SIL OPEN FONT LICENSE/i);
  expect(text).toMatch(
    /duckdb-wasm.*\(MIT\)[\s\S]*Stichting DuckDB Foundation[\s\S]*Permission is hereby granted/,
  );
  expect(text).not.toContain(ROOT);
  expect(noticesFor(modules.reverse(), ROOT)).toBe(text);
});

test('the project says under which licence it is, and every page leads to the notices', () => {
  const { license } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  expect(license).toBe('Apache-2.0');
  const own = readFileSync(join(ROOT, 'LICENSE'), 'utf8');
  expect(own).toMatch(/Apache License\s+Version 2\.0/);
  expect(noticesFor([], ROOT)).toContain(own.trim());
  expect(readFileSync(join(ROOT, 'src/components/Layout.astro'), 'utf8')).toContain(NOTICES);
});
