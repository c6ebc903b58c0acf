/** Which customers have not confirmed their balance, in two clicks; and a letter prepared, copied and printed. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { extractText, getDocumentProxy } from 'unpdf';
import { expect, inject, test } from 'vitest';
import {
  accessFaults,
  engineRequests,
  goByMenu,
  openPage,
  readSite,
  settled,
  sharedPage,
} from './pages.ts';

const shared = sharedPage();
const EXPORTS = join(import.meta.dirname, '../../data/exports');

/** Customers whose line of the sheet has neither a day nor an amount, of one currency. */
function unanswered(currency: string): string[] {
  const [, ...lines] = readFileSync(join(EXPORTS, 'confirmations.csv'), 'utf8').trim().split('\n');
  return lines
    .map((line) => line.split(','))
    .filter((cells) => cells[3] === currency && cells[4] === '' && cells[5] === '')
    .map(([customer]) => customer!)
    .sort();
}

test('which customers have not confirmed their balance', async () => {
  const page = await shared.visit('en/');
  await goByMenu(page, 'confirmations');
  const rows = '[data-chart="confirmations-list"] tbody tr:has([data-outcome="outstanding"])';
  await page.waitForSelector(rows, { state: 'attached' });
  const listed = await page.$$eval(rows, (lines) =>
    lines.map((line) => line.getAttribute('data-key')!),
  );
  expect(listed.sort()).toEqual(unanswered('CNY'));
  expect(await page.textContent('.answer')).toMatch(
    new RegExp(`^${listed.length} of \\d+ letters are not answered`),
  );
  expect(await accessFaults(page)).toEqual([]);
});

test('a dunning letter for a customer is filled, in both languages, and printed alone', async () => {
  const page = await shared.visit('en/customer/?customer=C0015');
  await page.click('[data-letter="dunning-1"]');
  const letter = page.locator('dialog .letter');
  await letter.waitFor();
  const text = (await letter.textContent())!;
  expect(text).toMatch(/^Payment reminder/);
  expect(text).toContain('(C0015)');
  expect(text).toContain('Account 0000 0000 0000 0000');
  const amounts = await letter
    .locator('tbody td:last-child')
    .allTextContents()
    .then((cells) => cells.map((cell) => Math.round(Number(cell.replaceAll(',', '')) * 100)));
  const total = await letter.locator('tfoot td:last-child').textContent();
  expect(amounts.length).toBeGreaterThan(0);
  expect(Math.round(Number(total!.replaceAll(',', '')) * 100)).toBe(
    amounts.reduce((sum, amount) => sum + amount, 0),
  );
  expect(await accessFaults(page, 'dialog')).toEqual([]);
  await page.locator('dialog select').last().selectOption('zh');
  await expect.poll(() => letter.textContent()).toMatch(/^催款函/);
  await page.locator('dialog select').first().selectOption('confirmation');
  await expect.poll(() => letter.textContent()).toContain('金额大写：人民币');
  // what is printed is the letter alone; in Latin letters, which every machine can print
  await page.locator('dialog select').last().selectOption('en');
  await expect.poll(() => letter.textContent()).not.toContain('金额大写');
  await page.evaluate(() => {
    window.print = () => {};
  });
  await page.locator('dialog .letter-tools button').last().click();
  const pdf = await getDocumentProxy(new Uint8Array(await page.pdf({ preferCSSPageSize: true })));
  const printed = (await extractText(pdf, { mergePages: true })).text.replaceAll(/\s/g, '');
  const start = (await letter.textContent())!.replaceAll(/\s/g, '').slice(0, 20);
  expect(start).toMatch(/^[\w“”’.,-]+$/);
  expect(printed.replace(/^1\/\d/, '').slice(0, 20)).toBe(start);
  expect(printed).not.toContain('Whatisowed');
});

test('a letter from the work list is there without the engine; without its file the engine has the same', async () => {
  const { page, requests, close } = await openPage();
  const letter = page.locator('dialog .letter').first();
  const open = async (): Promise<string> => {
    await page.goto(`${inject('address')}en/worklist/`);
    await page.waitForSelector('html[data-started]');
    await settled(page);
    await page.locator('[data-chart="worklist-list"] .open-letter').first().click();
    await letter.waitFor();
    return (await letter.textContent())!;
  };
  const listed = await open();
  expect(listed).toContain('Total');
  expect(engineRequests(requests)).toEqual([]);
  await page.route(`**/${readSite().assets.openLines}`, (route) => route.abort());
  expect(await open()).toBe(listed);
  expect(engineRequests(requests)).not.toEqual([]);
  await close();
});
