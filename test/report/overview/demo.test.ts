/**
 * Pages over whole companies: the overview tells the truth of the demo, of a calm book, and of one where a rep fails;
 * every page of the demo prints its amounts in one unit and none of its codes.
 */
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Papa from 'papaparse';
import { afterAll, expect, test } from 'vitest';
import { cellText } from '../../../src/client/drill/cells.ts';
import type { Story } from '../../../src/demo/company.ts';
import { generateDemo } from '../../../src/demo/generate.ts';
import type { Locale } from '../../../src/i18n/locale.ts';
import type { PageId } from '../../../src/report/page.ts';
import { METRIC_PAGES, PAGES } from '../../../src/report/pages.ts';
import { ROW_SETS } from '../../../src/rows/types.ts';
import { DEMO } from '../../demo/demo-report.ts';
import { type FolderReport, openFolder } from '../from-folder.ts';

const opened: FolderReport[] = [];

async function open(files: string): Promise<FolderReport> {
  const folder = await openFolder(files);
  opened.push(folder);
  return folder;
}

/** A small company of another seed. */
function company(story: Story, seed: number): Promise<FolderReport> {
  const out = join(mkdtempSync(join(tmpdir(), 'story-')), 'exports');
  generateDemo({ story, seed, out, invoices: 2_500 });
  return open(out);
}

async function say(folder: FolderReport, locale: Locale = 'en'): Promise<Record<string, string>> {
  const drawn = await folder.draw('overview', '', locale);
  return Object.fromEntries(
    Object.entries(drawn).map(([id, block]) => [id, block.textContent!.replaceAll('\u00a0', ' ')]),
  );
}

afterAll(async () => {
  for (const folder of opened) await folder.close();
});

test('the demo: overdue is 2.6 times a year ago, Yuanzhou is 89% of the rise, and so much is disputed', async () => {
  const demo = await open(DEMO);
  const { answer, why, age, work, reps } = await say(demo);
  expect(answer).toMatch(
    /^Overdue is ¥2\.4 M, 2\.6 times what it was a year ago\. One customer, Yuanzhou Heavy Industry 远洲重工, accounts for 89% of the rise\./,
  );
  const { rows } = await demo.ask({
    metric: 'disputed_overdue_amount',
    filter: { currency: 'CNY' },
    asOf: '2026-06-30',
  });
  const disputed = (rows[0]!.value! / 1e8).toFixed(2);
  expect(answer).toContain(`¥${disputed} M of the overdue in dispute`);
  expect(why).toContain('From ¥0.92 M to ¥2.4 M: Yuanzhou Heavy Industry 远洲重工 +¥1.3 M');
  expect(age).toMatch(/^90\+ days late: ¥1\.0 M, \d\.\d times what it was a year ago/);
  expect(work).toMatch(/Yuanzhou Heavy Industry 远洲重工 C0003.*stop supply/);
  expect(reps).toMatch(
    /9 of 10 reps are level.*Sun Wei\b.* lower than chance explains; without Yuanzhou/,
  );
  expect((await say(demo, 'zh')).answer).toMatch(
    /^逾期 ¥237万，是上年同期的 2\.6 倍。.*远洲重工一家占增加额的 89%。/,
  );
});

test('the bridge of the demo foots to the cent, and its list and all others are what is overdue', async () => {
  const { why, work } = await opened[0]!.draw('overview');
  const steps = [...why!.querySelectorAll('tbody tr td:nth-child(2)')].map((cell) =>
    Math.round(Number(cell.textContent!.replaceAll(',', '').replace('−', '-')) * 100),
  );
  const last = steps.pop()!;
  expect(steps.length).toBeGreaterThan(3);
  expect(steps.reduce((sum, step) => sum + step, 0)).toBe(last);
  const listed = [...work!.querySelectorAll('[data-metric="overdue_amount"]')].map((cell) =>
    Number(cell.getAttribute('data-value')),
  );
  expect(listed).toHaveLength(6);
  expect(listed.reduce((sum, amount) => sum + amount, 0)).toBe(last);
});

/** The units that follow a number of the text, or stand with a currency in a title. */
function unitsOf(text: string, locale: Locale): string[] {
  const unit =
    locale === 'en' ? /(?:\d|\b[A-Z]{3})\u00a0([KMB])\b/g : /\d(万|亿)|(万|亿)(?=[元美])/g;
  return [...text.matchAll(unit)].map(([, after, inTitle]) => (after ?? inTitle)!);
}

/** All pages but that of the data, which quotes the exports. */
const VIEWS: [PageId, string][] = [
  ...PAGES.filter(({ id }) => id !== 'data').map(({ id }): [PageId, string] => [id, '']),
  ['overview', 'currency=USD'],
  ['rep', 'rep=R02'],
  ['change', 'rep=R02'],
  ['customer', 'customer=C0003'],
  ['customer', 'customer=C0011'],
];

test('every page prints its amounts in one unit, whoever is chosen', async () => {
  const seen = new Set<string>();
  for (const [id, query] of VIEWS)
    for (const locale of ['en', 'zh'] as const) {
      const blocks = Object.values(await opened[0]!.draw(id, query, locale));
      const units = blocks.flatMap((block) => unitsOf(block.textContent!, locale));
      // How a figure is calculated is folded away, what calculates it nowhere.
      for (const block of blocks) {
        for (const fold of block.querySelectorAll('.chart-how')) fold.remove();
        expect(block.textContent).not.toMatch(/[÷Σ×²]|\bengine\b|引擎/);
      }
      expect([...new Set(units)].length, `${locale}/${id}/?${query}: ${units}`).toBeLessThan(2);
      for (const unit of units) seen.add(unit);
    }
  expect([...seen].sort()).toEqual(['K', 'M', '万']);
});

/** What the demo says in lower-case words, `no_answer`, and the places and kinds of customers that report.yml names. */
function codesOf({ site }: FolderReport): RegExp {
  const exports = readdirSync(DEMO).filter((file) => file.endsWith('.csv'));
  const cells = exports.flatMap((file) => {
    const [, ...lines] = readFileSync(join(DEMO, file), 'utf8').split(/\r?\n/);
    return lines.flatMap((line) => line.split(','));
  });
  const words = [...new Set(cells)].filter((cell) => /^[a-z]+([_-][a-z0-9]+)*$/.test(cell));
  const named = Object.keys({ ...site.names?.region, ...site.names?.segment });
  expect(words).toEqual(
    expect.arrayContaining(['open', 'no_answer', 'dunning-2', 'acceptance_bill']),
  );
  expect(named).toContain('East China');
  return new RegExp(`(?<![\\w-])(?:${[...words, ...named].join('|')})(?![\\w-])`);
}

/** Notes are quoted as somebody wrote them, whatever the reader’s language. */
function notesOf(file: string): string[] {
  const text = readFileSync(join(DEMO, file), 'utf8').replace('\ufeff', '');
  const { data } = Papa.parse<Record<string, string>>(text, { header: true });
  return data.flatMap(({ note }) => note || []);
}

/** What is printed of an element, piece by piece; formulas in the database's language are no part of it. */
function printedIn(element: Element): string[] {
  if (/^(pre|code)$/i.test(element.tagName)) return [];
  return [...element.childNodes].flatMap((node) =>
    node.nodeType === 1 ? printedIn(node as Element) : (node.textContent ?? ''),
  );
}

test('no page and no row in Chinese prints a code of the exports, or a place by its exported name', async () => {
  const demo = opened[0]!;
  const code = codesOf(demo);
  const meetings = readdirSync(DEMO).filter((file) => file.startsWith('actions'));
  const notes = new Set(meetings.flatMap(notesOf));
  const hasCode = (text: string): boolean => code.test(text) && !notes.has(text);
  for (const [id, query] of [...VIEWS, ...METRIC_PAGES.map(({ id }): [PageId, string] => [id, ''])])
    for (const [block, drawn] of Object.entries(await demo.draw(id, query, 'zh')))
      expect(printedIn(drawn).filter(hasCode), `${id}/${block}`).toEqual([]);
  const { filter, period, asOf } = demo.view('customer=C0011');
  const sets = ROW_SETS.filter((which) => !['behind', 'document', 'payment'].includes(which));
  for (const which of sets) {
    const { rows, columns } = await demo.askRows({ which, filter, period, asOf });
    const texts = rows.flatMap((row) =>
      columns
        .filter(({ kind }) => kind !== 'key')
        .map((column) => cellText(column, row, demo.context('', 'zh'))),
    );
    expect(texts.filter(hasCode), which).toEqual([]);
  }
});

test('a calm book: no material change, and no rep stands apart', async () => {
  const { answer, reps } = await say(await company('calm', 3));
  expect(answer).toMatch(/^No material change: /);
  expect(reps).toMatch(/^10 of 10 reps are level/);
});

test('a rep who is worse than chance, with his largest customer and without, is named', async () => {
  const { reps } = await say(await company('rep_fails', 5));
  const [, rate, without] =
    /9 of 10 reps are level.*Tang Min 唐敏 is at ([\d.]+)%, lower than chance explains; without .* it would be ([\d.]+)%/.exec(
      reps!,
    )!;
  expect(Number(rate)).toBeLessThan(90);
  expect(Number(without)).toBeLessThan(90);
});
