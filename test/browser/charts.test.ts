/** Charts beyond looking: points by arrow keys, marks that open or filter, files; the finder and the keys. */
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { accessFaults, panelShown, settled, sharedPage } from './pages.ts';

const shared = sharedPage();

async function open(path: string): Promise<Page> {
  const page = await shared.visit(path);
  await page.waitForSelector('.chart[tabindex]');
  return page;
}

test('arrow keys say the points of a chart one after the other; Enter opens the rows of one', async () => {
  const page = await open('en/aging/');
  const chart = page.locator('[data-chart="aging-buckets"] .chart.wide');
  await chart.focus();
  const said: string[] = [];
  for (let i = 0; i < 3; i++) {
    await page.keyboard.press('ArrowRight');
    said.push((await page.textContent('.tip:not([hidden])'))!);
  }
  expect(said[0]).toMatch(/^Not due/);
  expect(new Set(said).size).toBe(3);
  await page.keyboard.press('Enter');
  await panelShown(page);
  expect(await page.locator('.rows-total').textContent()).toContain('equals the figure');
  expect(shared.faults()).toEqual([]);
});

test('a mark opens the rows that it stands for', async () => {
  const page = await open('en/aging/');
  await page
    .locator('[data-chart="aging-buckets"] .chart.wide svg [data-mark^="31–60"]')
    .last()
    .click({ force: true });
  await panelShown(page);
  expect(await page.locator('dialog.panel .unit-line').textContent()).toContain('31–60');
});

test('data, drawing and picture of a chart can be taken along', async () => {
  const page = await open('en/aging/');
  const chart = page.locator('[data-chart="aging-buckets"]');
  await chart.locator('summary').click();
  const file = async (format: string): Promise<Buffer> => {
    const download = page.waitForEvent('download');
    await chart.locator(`[data-export="${format}"]`).click();
    return readFile((await (await download).path())!);
  };
  const value = Number(
    await chart.locator('tbody [data-value]').first().getAttribute('data-value'),
  );
  const title = (await chart.locator('.message').textContent())!;
  const csv = (await file('csv')).toString('utf8').split('\r\n');
  expect(csv[0]!.replaceAll('"', '')).toBe(`\ufeff${title}`);
  const first = csv.indexOf('') + 2;
  expect(csv[first]!.split(',')[1]).toBe((value / 100).toFixed(2));
  const svg = (await file('svg')).toString('utf8');
  expect(svg).toMatch(/^<svg[^>]*xmlns="http:\/\/www.w3.org\/2000\/svg"/);
  expect(svg).not.toMatch(/var\(|<script|style=/);
  // What it is of, from where, in the page's typeface, on a ground of its own.
  expect(svg).toContain('<rect width="100%" height="100%" fill="#fff"/>');
  const texts = [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text]) => text).join(' ');
  expect(texts).toContain(title);
  expect(texts).toMatch(/As of \d+ \w+ \d{4} · .*CNY/);
  expect(texts).toMatch(/Source: Lanzhu.*Ageing · build \w{6}/);
  expect(svg).toContain('url(data:font/woff2;base64,');
  const png = await file('png');
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  expect(png.readUInt32BE(16)).toBe(2 * Number(/width="(\d+)"/.exec(svg)![1]));
  expect(shared.faults()).toEqual([]);
});

test('/ finds a page, metric or person by keyboard; ? lists the keys; Escape closes both', async () => {
  const page = await open('en/');
  await page.keyboard.press('/');
  await page.waitForSelector('dialog.finder[open]');
  await page.keyboard.type('ageing');
  expect(await accessFaults(page, 'dialog')).toEqual([]);
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/en\/aging\/$/);
  await settled(page);
  await page.keyboard.press('?');
  await page.waitForSelector('dialog.finder[open] kbd');
  await page.keyboard.press('Escape');
  await page.waitForSelector('dialog', { state: 'detached' });
  await page.focus('[name="customer"]');
  await page.keyboard.type('a/b?');
  expect(await page.locator('dialog').count()).toBe(0);
  expect(shared.faults()).toEqual([]);
});

test('every step of a bridge opens its rows or filters, by its mark and by keyboard', async () => {
  const page = await open('en/trend/');
  const frame = page.locator('[data-chart="balance_bridge"]');
  const marks = await frame
    .locator('.chart.wide svg rect[data-mark]')
    .evaluateAll((rects) => rects.map((rect) => rect.getAttribute('data-mark')!));
  const steps = await frame
    .locator('tbody tr')
    .evaluateAll((lines) => lines.map((line) => line.querySelector('th')!.textContent!.trim()));
  // what was invoiced and what came in is one mark, of two steps
  expect(marks.filter((mark) => !steps.includes(mark))).toEqual(['Invoices less cash']);
  expect(steps.filter((step) => !marks.includes(step))).toEqual(['Invoiced', 'Cash']);
  for (const [at, mark] of marks.entries()) {
    if (!steps.includes(mark)) continue;
    await frame.locator(`.chart.wide svg rect[data-mark="${mark}"]`).click({ force: true });
    await panelShown(page);
    const byMark = await page.textContent('.rows-total');
    expect(byMark).toMatch(/^[\d,]+ rows/);
    await page.keyboard.press('Escape');
    await page.waitForSelector('dialog.panel', { state: 'detached' });
    await page.evaluate(() => (document.activeElement as HTMLElement).blur());
    await frame.locator('.chart.wide').focus();
    for (let i = 0; i <= at; i++) await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await panelShown(page);
    expect([mark, await page.textContent('.rows-total')]).toEqual([mark, byMark]);
    await page.keyboard.press('Escape');
    await page.waitForSelector('dialog.panel', { state: 'detached' });
  }
  expect(shared.faults()).toEqual([]);
});
