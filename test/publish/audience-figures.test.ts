/** An audience of figures only: nothing of single rows is among what is sealed for it. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { generateDemo } from '../../src/demo/generate.ts';
import { audienceDir, prepareDivided } from '../../src/publish/audience/prepare-audiences.ts';
import { openForSite } from '../../src/publish/prepare-site.ts';
import { parseAudiences } from '../../src/settings/audiences.ts';

const dir = mkdtempSync(join(tmpdir(), 'audience-figures-'));
const [data, workDir] = [join(dir, 'exports'), join(dir, 'work')];
const WRITTEN = `board: { title: Board, language: en, opens: figures, mask: { customer: all } }
team: { title: Team, language: en, pages: [overview, customer, disputes] }`;
beforeAll(async () => {
  generateDemo({ invoices: 300, seed: 4, out: data });
  const report = await openForSite({ data, out: join(dir, 'site') });
  await prepareDivided(report, parseAudiences(WRITTEN, 'audiences.yml', ['en']), {
    out: join(dir, 'site'),
    workDir,
    today: '2026-11-30',
    maskSecret: 'c'.repeat(64),
  });
}, 120_000);
afterAll(() => rmSync(dir, { recursive: true }));

const assets = (id: string): string[] =>
  readdirSync(join(audienceDir(workDir, id), 'assets'), { recursive: true, encoding: 'utf8' });

/** Packs, rows beside pages, open lines, the open book, files of people. */
const OF_ROWS = /pack\/|data\/(rows-|open-lines|what-if|customer-|rep-)/;

test('it gets none of the files of rows, where another gets them', () => {
  expect(assets('board').filter((file) => OF_ROWS.test(file))).toEqual([]);
  const kinds = new Set(assets('team').map((file) => OF_ROWS.exec(file)?.[0]));
  expect(kinds).toEqual(
    new Set([undefined, 'pack/', 'data/rows-', 'data/open-lines', 'data/what-if']),
  );
});

test('its pages are those without rows, and no invoice number is in any file', () => {
  const pages = JSON.parse(readFileSync(join(audienceDir(workDir, 'board'), 'pages.json'), 'utf8'));
  const paths = JSON.stringify(pages);
  for (const page of ['customer/', 'rep/', 'worklist/', 'disputes/', 'data/'])
    expect(paths).not.toContain(`"en/${page}`);
  expect(paths).toContain('en/customers/');
  const folder = audienceDir(workDir, 'board');
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' }))
    if (/\.(?:json|gz)$/.test(file)) {
      const bytes = readFileSync(join(folder, file));
      const content = file.endsWith('.gz') ? gunzipSync(bytes) : bytes;
      expect([file, /INV-20\d\d-\d{6}/.test(content.toString('latin1'))]).toEqual([file, false]);
    }
});
