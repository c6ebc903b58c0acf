/** Pages on paper: how many sheets, and what stands at the foot of each. */
import { extractText, getDocumentProxy } from 'unpdf';
import { expect, test } from 'vitest';
import { sharedPage } from './pages.ts';

const shared = sharedPage();

/** The text of each sheet. */
async function sheets(path: string): Promise<string[]> {
  const page = await shared.visit(path);
  const bytes = await page.pdf({ preferCSSPageSize: true });
  return (await extractText(await getDocumentProxy(new Uint8Array(bytes)))).text;
}

test.each(['en/', 'zh/', 'en/change/', 'en/reps/'])('%s fits on one sheet', async (path) => {
  expect(await sheets(path)).toHaveLength(1);
});

test('the lists of disputes and promises are on paper too', async () => {
  const shown = async (path: string, chart: string): Promise<boolean> => {
    const page = await shared.visit(path);
    await page.emulateMedia({ media: 'print' });
    const isShown = await page.locator(`[data-chart="${chart}"]`).first().isVisible();
    await page.emulateMedia({ media: null });
    return isShown;
  };
  expect(await shown('en/disputes/', 'disputes-list')).toBe(true);
  expect(await shown('en/follow-up/', 'follow-up-broken')).toBe(true);
});

test('every sheet says whose it is, as of when and what is chosen', async () => {
  const texts = await sheets('en/alerts/?rep=R03&to=2026-05');
  for (const text of texts)
    expect(text).toMatch(/As of 31 May 2026 · Jun 2025 – May 2026 · Sales rep: Sun Wei.* · CNY/);
  expect(texts.join('')).not.toContain('Licences');
});

test('the list of the week is a sheet a rep, with the rep’s name and room to tick', async () => {
  const [front, ...own] = await sheets('en/worklist/');
  const page = await shared.visit('en/worklist/');
  const reps = await page.$$eval('.sheet', (each) =>
    each.map((sheet) => ({
      name: sheet.querySelector('h2')!.textContent!,
      customers: [...sheet.querySelectorAll('.person-id')].map((id) => id.textContent!),
      ticks: sheet.querySelectorAll('.tick').length,
    })),
  );
  expect(front).toContain('at stake');
  expect(reps.length).toBeGreaterThan(5);
  // one sheet holds every rep's customers of the demo
  expect(own).toHaveLength(reps.length);
  for (const [i, { name, customers, ticks }] of reps.entries()) {
    expect(own[i]).toContain(name);
    expect(own[i]).toContain('Notes');
    expect(customers.filter((id) => !own[i]!.includes(id))).toEqual([]);
    expect(ticks).toBe(customers.length);
  }
  const listed = await page.$$eval('[data-chart="worklist-list"] tbody tr', (rows) =>
    rows.map((row) => row.getAttribute('data-customer')!),
  );
  expect(reps.flatMap(({ customers }) => customers).sort()).toEqual(listed.sort());
});
