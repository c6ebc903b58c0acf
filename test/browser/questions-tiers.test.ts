/** Who moved from B to A, in two clicks from the overview: as plain loops over the exports have it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { parse } from 'yaml';
import { DEMO } from '../demo/demo-report.ts';
import { demoBook } from '../oracle/demo-book.ts';
import { dayOf } from '../oracle/dice.ts';
import { openAt, plainLedger } from '../oracle/plain-ledger.ts';
import { goByMenu, openPage } from './pages.ts';

const { tiers } = parse(readFileSync(join(DEMO, '../report.yml'), 'utf8')) as {
  tiers: { amounts: number[]; days: number[]; matrix: string[][] };
};

/** Letter and overdue cents by customer, of items in yuan. */
function tiersAt(day: number): Map<string, { letter: string; cents: number }> {
  const late = new Map<string, { cents: number; days: number }>();
  for (const item of plainLedger(demoBook(DEMO)).items) {
    const cents = item.currency === 'CNY' && item.due < day ? openAt(item, day) : 0;
    if (cents <= 0) continue;
    const own = late.get(item.customer) ?? { cents: 0, days: 0 };
    own.cents += cents;
    own.days = Math.max(own.days, day - item.due);
    late.set(item.customer, own);
  }
  return new Map(
    [...late].map(([customer, { cents, days }]) => {
      const row = tiers.amounts.filter((edge) => cents > edge * 100).length;
      const column = tiers.days.filter((edge) => days > edge).length;
      return [customer, { letter: tiers.matrix[row]![column]!, cents }];
    }),
  );
}

test('who moved from B to A, and every other move', async () => {
  const [now, before] = [tiersAt(dayOf('2026-06-30')), tiersAt(dayOf('2026-05-31'))];
  const moves: Record<string, string[]> = {};
  for (const customer of new Set([...now.keys(), ...before.keys()])) {
    const [from, to] = [
      before.get(customer)?.letter ?? 'none',
      now.get(customer)?.letter ?? 'none',
    ];
    const move = `moved-${from}-${to}`;
    if (from !== to) moves[move] = [...(moves[move] ?? []), customer];
  }
  const { page, faults, close } = await openPage();
  await page.goto(`${inject('address')}en/`);
  await goByMenu(page, 'tiers');
  await page.waitForURL('**/en/tiers/');
  const shown = await page.$$eval('#tier-moved tbody', (groups) =>
    groups.map((group) => [
      group.id,
      [...group.querySelectorAll('tr')].map((row) => row.dataset.key!).sort(),
    ]),
  );
  expect(Object.fromEntries(shown)).toEqual(
    Object.fromEntries(Object.entries(moves).map(([move, who]) => [move, who.sort()])),
  );
  const answer = (await page.textContent('.answer'))!;
  const risen = moves['moved-B-A'] ?? [];
  if (risen.length === 0) expect(answer).toContain('Nobody went from B to A.');
  else expect(answer).toContain('B to A');
  expect(answer).toContain(
    `${[...now.values()].filter(({ letter }) => letter === 'A').length} customer`,
  );

  // a cell leaves its own customers in the list, its amount opens their items
  const cell = page.locator('.tier-matrix tbody tr').first().locator('td').nth(2);
  await cell.locator('a').click();
  const left = await page.$$eval('#tier-list tbody tr', (rows) =>
    rows.filter((row) => row.checkVisibility()).map((row) => (row as HTMLElement).dataset.key),
  );
  const [row, column] = [tiers.amounts.length, tiers.days.length];
  const letter = tiers.matrix[row]![column]!;
  expect(left).toEqual(
    [...now].filter(([, place]) => place.letter === letter).map(([customer]) => customer),
  );
  await page.click('#tier-list .all-groups a');
  expect(
    await page.$$eval(
      '#tier-list tbody tr',
      (rows) => rows.filter((each) => each.checkVisibility()).length,
    ),
  ).toBe(now.size);
  expect(faults).toEqual([]);
  await close();
});
