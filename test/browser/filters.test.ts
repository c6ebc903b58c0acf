/** Every figure follows the filters: what the page prints equals what the native engine answers and the block draws. */

import { parseHTML } from 'linkedom';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { dateLabel } from '../../src/format/label.ts';
import { translator } from '../../src/i18n/wordings.ts';
import type { Ask } from '../../src/metrics/types.ts';
import { defaultView, renderContext } from '../../src/report/context.ts';
import type { ReportPage } from '../../src/report/page.ts';
import { pagePath } from '../../src/report/page-path.ts';
import { PAGES } from '../../src/report/pages.ts';
import { createAskRows } from '../../src/rows/ask-rows.ts';
import type { AskRows } from '../../src/rows/types.ts';
import { readView } from '../../src/view/address.ts';
import type { Site } from '../../src/view/site.ts';
import { demoReport } from '../demo/demo-report.ts';
import { askTogether } from '../metrics/ask-together.ts';
import { accessFaults, figures, openPage, readSite, settled, sharedPage } from './pages.ts';

const shared = sharedPage();
let ask: Ask;
let askRows: AskRows;
const site: Site = readSite();
beforeAll(async () => {
  const report = await demoReport();
  ask = askTogether(report);
  askRows = createAskRows(report.engine, report);
});

/** The figures of a page as the native engine answers them. */
async function expected(page: ReportPage, query: string): Promise<string[]> {
  const view = readView(new URLSearchParams(query), site);
  const { document } = parseHTML('<!doctype html><html><body></body></html>');
  const context = renderContext({
    ...{ document, locale: 'en', t: translator('en'), site, view, labels: {} },
  });
  const lines: string[] = [];
  const blocks = await Promise.all(
    page.blocks.map(async (block) => {
      const questions = Object.entries(block.questions(site, view));
      const answers = questions.map(async ([name, q]) => [name, await ask(q)] as const);
      const rows = Object.entries(block.rows?.(site, view) ?? {}).map(
        async ([name, question]) => [name, await askRows(question)] as const,
      );
      return { block, answers: await Promise.all(answers), rows: await Promise.all(rows) };
    }),
  );
  for (const { block, answers, rows } of blocks) {
    if (answers.length === 0) continue;
    const holder = document.createElement('div');
    holder.append(block.render(Object.fromEntries(answers), context, Object.fromEntries(rows)));
    for (const element of holder.querySelectorAll('[data-metric]'))
      lines.push(
        [
          `${page.id}.${block.id}`,
          element.getAttribute('data-metric'),
          element.getAttribute('data-value'),
        ].join(' '),
      );
  }
  return lines;
}

const asking = PAGES.filter((page) =>
  page.blocks.some((block) => Object.keys(block.questions(site, defaultView(site))).length > 0),
);

/** Choices that narrow, shift and turn the figures; the values come from the site itself. */
const queries = (): string[] => {
  const value = (
    key: 'region' | 'rep' | 'customer' | 'segment' | 'currency',
    index: number,
  ): string => encodeURIComponent(site.options[key][index]?.value ?? '');
  return [
    `region=${value('region', 0)}`,
    `rep=${value('rep', 1)}&from=${site.asOf.slice(0, 4)}-01`,
    `customer=${value('customer', 0)}&basis=issue`,
    `segment=${value('segment', 0)}&as_of=${Number(site.asOf.slice(0, 4)) - 1}-12-31`,
    `currency=${value('currency', 1)}`,
  ];
};

describe.each(asking.map((page) => [page.id, page] as const))('%s', (id, page) => {
  test('shows for a filtered address what the native engine answers', async () => {
    const plain = await expected(page, '');
    for (const query of queries()) {
      const tab = await shared.visit(`${pagePath(id, 'en')}?${query}`);
      const wanted = await expected(page, query);
      const dynamic = new Set(wanted.map((line) => line.split(' ')[0]));
      const shown = (await figures(tab)).filter((line) => dynamic.has(line.split(' ')[0]));
      expect(shown, query).toEqual(wanted);
      expect(wanted, query).not.toEqual(plain);
      expect(await tab.locator('[data-engine-status]').textContent()).toBe('');
      expect(shared.faults()).toEqual([]);
    }
  });
});

test('each control changes the figures, and reset brings the built ones back', async () => {
  const { page, close } = await openPage({ preloads: true });
  await page.goto(`${inject('address')}en/`);
  const built = await figures(page);
  const overview = PAGES.find(({ id }) => id === 'overview')!;
  for (const [key, value] of [
    ['region', site.options.region[1]!.value],
    ['rep', site.options.rep[0]!.value],
    ['currency', site.options.currency[1]!.value],
  ] as const) {
    await page.selectOption(`[name="${key}"]`, value);
    await page.waitForFunction(
      ([k, v]) => new URLSearchParams(location.search).get(k!) === v,
      [key, value],
    );
    await settled(page);
    expect(await figures(page), key).toEqual(
      await expected(overview, `${key}=${encodeURIComponent(value)}`),
    );
    await page.click('form[data-filters] [type="reset"]');
    await settled(page);
    expect(new URL(page.url()).search).toBe('');
    expect(await figures(page)).toEqual(built);
  }
  await page.fill('[name="customer"]', site.options.customer[0]!.label);
  await page.press('[name="customer"]', 'Enter');
  await settled(page);
  const customer = encodeURIComponent(site.options.customer[0]!.value);
  expect(await figures(page)).toEqual(await expected(overview, `customer=${customer}`));
  await close();
});

test('a date is typed, stepped through by keys, and refused in words', async () => {
  const { page, faults, close } = await openPage();
  await page.goto(`${inject('address')}en/change/`);
  await page.waitForSelector('html[data-started]');
  const box = page.getByLabel('As of', { exact: true });
  const asOf = () => new URL(page.url()).searchParams.get('as_of');
  expect(await box.inputValue()).toBe(dateLabel(site.asOf, 'en'));
  await box.fill('2026-05-31');
  await box.press('Enter');
  await page.waitForURL(/as_of=2026-05-31/);
  expect(await box.inputValue()).toBe('31 May 2026');

  await box.press('ArrowDown');
  expect(await box.inputValue()).toBe('30 May 2026');
  await box.press('PageDown');
  expect(await box.inputValue()).toBe('30 Apr 2026');
  await box.press('Enter');
  await page.waitForURL(/as_of=2026-04-30/);
  await box.press('Shift+ArrowUp');
  await page.waitForURL(/as_of=2026-05-31/);

  await box.fill('09/06/2025');
  await box.press('Enter');
  const fault = page.getByRole('alert').filter({ hasText: '09/06/2025' });
  expect(await fault.textContent()).toContain('9 Jun 2025 or 6 Sep 2025');
  expect(await box.getAttribute('aria-describedby')).toBe(await fault.getAttribute('id'));
  expect(await accessFaults(page, 'form[data-filters]')).toEqual([]);
  expect(asOf()).toBe('2026-05-31');
  await box.press('Escape');
  expect(await box.inputValue()).toBe('31 May 2026');
  expect(await page.locator('#as_of-fault').textContent()).toBe('');

  // the browser's calendar holds the date, and what is chosen in it is the page's
  const calendar = page.locator('#as_of ~ [type="date"]');
  expect(await calendar.inputValue()).toBe('2026-05-31');
  await page.click('#as_of ~ [data-calendar]');
  await calendar.fill('2026-03-31');
  await page.waitForURL(/2026-03/);
  expect(await box.inputValue()).toBe('31 Mar 2026');
  expect(faults).toEqual([]);
  await close();
});
