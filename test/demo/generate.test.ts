/** The generator's promises: same seed same bytes, any size, nothing half-written, nothing mixed. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { importExports } from '../../src/contract/import.ts';
import { ForeignFilesError, generateDemo } from '../../src/demo/generate.ts';
import { openNative } from '../../src/engine/native.ts';
import { settingsSchema } from '../../src/settings/settings.ts';
import { countBy, fileTexts, readExports } from './read-exports.ts';

let root: string;
const script = join(import.meta.dirname, '../../scripts/demo.ts');

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'demo-'));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

const make = (name: string, invoices: number, seed: number): Map<string, string> => {
  const out = join(root, name);
  generateDemo({ invoices, seed, out });
  return fileTexts(out);
};

test('the same seed and size give the same bytes', () => {
  const first = make('a', 500, 7);
  const again = make('b', 500, 7);
  expect(first.size).toBe(22);
  expect([...again]).toEqual([...first]);
});

test('another seed gives other invoices, of the same number', () => {
  const one = make('c', 500, 1);
  const two = make('d', 500, 2);
  expect(one.get('invoices-2024H1.csv')).not.toBe(two.get('invoices-2024H1.csv'));
  for (const name of ['c', 'd']) {
    const posted = readExports(join(root, name)).invoices.filter(
      (row) => row.status === 'posted' && row.doc_type === 'invoice',
    );
    expect(new Set(posted.map((row) => row.invoice_id)).size).toBe(500);
  }
});

test('seeds that differ only above 32 bits differ', () => {
  expect(make('e', 60, 5).get('customers.csv')).not.toBe(
    make('f', 60, 5 + 2 ** 40).get('customers.csv'),
  );
});

test('a larger company has more customers, one name each', () => {
  const out = join(root, 'large');
  const summary = generateDemo({ invoices: 40_000, seed: 3, out });
  const { customers, invoices } = readExports(out);
  expect(summary.customers).toBe(1000);
  expect(new Set(customers.map((row) => row.name)).size).toBe(1000);
  expect(summary.reps).toBeGreaterThan(12);
  expect(summary.rows.invoices).toBe(invoices.length);
});

test('one invoice is a company too', () => {
  expect(make('one', 1, 1).get('customers.csv')).toContain('C0001');
});

test('a second run replaces the first and leaves no part files', () => {
  make('again', 400, 1);
  const second = make('again', 300, 2);
  expect([...second]).toEqual([...make('fresh', 300, 2)]);
  expect(readdirSync(join(root, 'again')).filter((name) => name.endsWith('.part'))).toEqual([]);
});

test('a folder with exports of another origin is left alone', () => {
  const out = join(root, 'real');
  mkdirSync(out);
  writeFileSync(join(out, 'ledger-may.xlsx'), 'x');
  expect(() => generateDemo({ invoices: 10, out })).toThrow(ForeignFilesError);
  expect(readdirSync(out)).toEqual(['ledger-may.xlsx']);
});

test('a failure half-way leaves the earlier exports and nothing else', () => {
  const out = join(root, 'broken');
  generateDemo({ invoices: 100, seed: 1, out });
  const before = [...fileTexts(out)];
  const fail = () => {
    throw new Error('stopped');
  };
  expect(() => generateDemo({ invoices: 100, seed: 2, out, onProgress: fail })).toThrow('stopped');
  expect([...fileTexts(out)]).toEqual(before);
  expect(readdirSync(out)).toHaveLength(before.length);
});

test('the command prints what it wrote, and says how it is used when used wrongly', () => {
  const out = join(root, 'command');
  const args = [script, '--invoices', '50', '--seed', '4', '--out', out];
  const printed = execFileSync(process.execPath, args, { encoding: 'utf8', stdio: 'pipe' });
  expect(printed).toContain('22 files; 20 customers, 12 reps');
  expect(countBy(readExports(out).invoices, 'doc_type').invoice).toBeGreaterThanOrEqual(50);

  for (const wrong of [['--invoices', '0'], ['--invoices', '1e3'], ['--size', '5'], ['extra']]) {
    const run = spawnSync(process.execPath, [script, ...wrong], { encoding: 'utf8' });
    expect(run.status, wrong.join(' ')).toBe(2);
    expect(run.stderr).toContain('Usage: demo [options]');
  }
});

test('the command refuses a folder with other files, in words', () => {
  const out = join(root, 'real');
  const run = spawnSync(process.execPath, [script, '--out', out], { encoding: 'utf8' });
  expect(run.status).toBe(1);
  expect(run.stderr).toContain('ledger-may.xlsx');
  expect(run.stderr).not.toContain('    at ');
});

test('other sizes are usable exports too', async () => {
  const out = join(root, 'usable');
  generateDemo({ invoices: 2_000, out });
  const engine = await openNative();
  const imported = await importExports(out, settingsSchema.parse({}), engine);
  await engine.close();
  expect(imported.refused).toBe(false);
  expect(imported.problems.filter(({ severity }) => severity === 'set_aside')).toEqual([]);
});
