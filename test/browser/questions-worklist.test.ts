/** The week's questions from the overview in at most two clicks: whom first and why, what to remind of, who calls nobody. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import { DEMO } from '../demo/demo-report.ts';
import { demoBook } from '../oracle/demo-book.ts';
import { dateOf, dayOf, sum } from '../oracle/dice.ts';
import { plainFigures, type Span, type Value } from '../oracle/plain-figures.ts';
import { type Item, openAt, plainLedger } from '../oracle/plain-ledger.ts';
import { outlookFigures } from '../oracle/plain-outlook.ts';
import { narrow, type World } from '../oracle/plain-world.ts';
import { goByMenu, settled, sharedPage } from './pages.ts';

const SETTINGS = parse(readFileSync(join(DEMO, '../report.yml'), 'utf8'));
const ASOF = dayOf('2026-06-30');
const SPAN: Span = {
  ...{ from: dayOf('2025-07-01'), to: ASOF, asOf: ASOF, horizon: ASOF, topN: SETTINGS.top_n },
  tiers: SETTINGS.tiers.amounts.map((amount: number) => amount * 100),
  lossRates: SETTINGS.loss_rates,
};
const book = demoBook(DEMO);
const shared = sharedPage();

let all: World;
let of: (customer: string) => Record<string, Value>;
beforeAll(() => {
  const ledger = plainLedger(book);
  const world = (filter: object): World =>
    narrow(book, ledger, ASOF, { currency: 'CNY', ...filter });
  all = world({});
  const known = new Map<string, Record<string, Value>>();
  of = (customer) => {
    if (!known.has(customer)) {
      const own = world({ customer });
      known.set(customer, { ...plainFigures(own, SPAN), ...outlookFigures(own, SPAN) });
    }
    return known.get(customer)!;
  };
});

/** Two clicks: the menu, the page. */
async function openList() {
  const page = await shared.visit('en/');
  await goByMenu(page, 'worklist');
  await page.waitForSelector('[data-chart="worklist-list"]');
  await settled(page);
  return page;
}

/** Of a block's lines: whose each is, its printed cells and its figures by their metric. */
async function linesOf(block: string) {
  const page = await openList();
  return page.$$eval(`[data-chart="${block}"] tbody tr`, (rows) =>
    rows.map((row) => ({
      key: row.getAttribute('data-key')!,
      customer: row.getAttribute('data-customer')!,
      cells: [...row.children].map((cell) => cell.textContent!.replaceAll('\u00a0', ' ')),
      isToDo: row.querySelector('strong') !== null,
      figures: Object.fromEntries(
        [...row.querySelectorAll('[data-metric]')].map((figure) => [
          figure.getAttribute('data-metric')!,
          Number(figure.getAttribute('data-value')),
        ]),
      ),
    })),
  );
}

const late = (items: Item[]): Item[] =>
  items.filter((item) => item.due < ASOF && openAt(item, ASOF) > 0);
const open = (items: Item[]): number => sum(items.map((item) => openAt(item, ASOF)));

/** The order as the page states it. */
function worth(customer: string): number {
  const figures = of(customer) as Record<string, number>;
  const own = late(all.items).filter((item) => item.customer === customer);
  const days = Math.max(...own.map(({ due }) => ASOF - due));
  const stake = open(own) - figures.disputed_overdue_amount! - figures.promised_soon_amount!;
  const brings = days <= 90 ? 1 : days <= 180 ? 0.75 : 0.5;
  const broken = figures.broken_promise_count! > 0 ? 1.5 : 1;
  const silent = figures.silent_customer_count! > 0 ? 1.25 : 1;
  return Math.max(0, stake) * figures.very_late_risk! * brings * broken * silent;
}

test('whom do I call first, and why', async () => {
  const lines = await linesOf('worklist-list');
  const customers = [...new Set(late(all.items).map(({ customer }) => customer))];
  expect(lines.map(({ customer }) => customer).sort()).toEqual(customers.sort());
  for (const { customer, figures } of lines) {
    const own = late(all.items).filter((item) => item.customer === customer);
    expect([customer, figures.overdue_amount]).toEqual([customer, open(own)]);
    expect(figures.oldest_overdue_days).toBe(Math.max(...own.map(({ due }) => ASOF - due)));
    expect(figures.very_late_risk).toBeCloseTo(of(customer).very_late_risk as number, 9);
  }
  // who can wait stands at the end; each part by what acting is worth
  for (const isToDo of [true, false]) {
    const part = lines.filter((line) => line.isToDo === isToDo);
    const values = part.map(({ customer }) => worth(customer));
    expect(values).toEqual(values.toSorted((a, b) => b - a));
  }
  expect(lines.findLastIndex(({ isToDo }) => isToDo)).toBe(
    lines.filter(({ isToDo }) => isToDo).length - 1,
  );
  const first = lines[0]!;
  const named = await shared.visit('en/worklist/').then((page) => page.textContent('.answer'));
  expect(named).toContain(`First ${first.cells[0]!.replace(` ${first.customer}`, '')}:`);
  // why: over its limit
  const { limit } = book.customers.find(({ customer }) => customer === first.customer)!;
  const owed = open(all.items.filter(({ customer }) => customer === first.customer));
  expect(named).toContain(`${Math.round((owed / limit - 1) * 100)}% over its credit limit`);
  expect(shared.faults()).toEqual([]);
});

test('which invoices fall due in the next 7 days with slow payers', async () => {
  const lines = await linesOf('worklist-due');
  const soon = (days: number): Item[] =>
    all.items.filter((i) => ASOF <= i.due && i.due <= ASOF + days && openAt(i, ASOF) > 0);
  const isSlow = (customer: string): boolean => {
    const { payment_delay: delay, due_soon_late_risk: chance } = of(customer);
    return ((delay as number) ?? 0) > 10 || ((chance as number) ?? 0) >= 0.8;
  };
  const isLarge = (customer: string): boolean =>
    open(soon(14).filter((item) => item.customer === customer)) > 200_000_00;
  const wanted = (days: number) =>
    soon(days)
      .filter(({ customer }) => isSlow(customer) || isLarge(customer))
      .map((item) => `${item.invoice.id} ${dateOf(item.due)} ${openAt(item, ASOF)}`)
      .sort();
  const listed = lines.map(
    ({ key, cells }) => `${key} ${Math.round(Number(cells[1]!.replaceAll(',', '')) * 100)}`,
  );
  expect(listed.toSorted()).toEqual(wanted(14));
  const now = listed.filter((_, i) => lines[i]!.isToDo);
  expect(now.toSorted()).toEqual(wanted(7));
  expect(now.length).toBeGreaterThan(0);
  const slow = lines.filter(({ cells }) => /pays|likely/.test(cells[4]!));
  expect(slow.map(({ customer }) => isSlow(customer))).toEqual(slow.map(() => true));
});

test('which reps contacted none of their overdue customers this month', async () => {
  const lines = await linesOf('worklist-reps');
  const month = dayOf('2026-06-01');
  const isContacted = (customer: string): boolean =>
    book.contacts.some((c) => c.customer === customer && month <= c.day && c.day <= ASOF);
  const reps = [...new Set(late(all.items).map(({ rep }) => rep))];
  expect(lines.map(({ key }) => key).sort()).toEqual(reps.sort());
  const none: string[] = [];
  for (const { key, cells, figures } of lines) {
    const own = late(all.items).filter(({ rep }) => rep === key);
    const customers = [...new Set(own.map(({ customer }) => customer))];
    const contacted = customers.filter(isContacted).length;
    expect([key, figures.overdue_amount]).toEqual([key, open(own)]);
    expect(cells.slice(2, 4)).toEqual([String(customers.length), String(contacted)]);
    expect(figures.contacted_customer_rate).toBeCloseTo(contacted / customers.length, 9);
    if (contacted === 0) none.push(cells[0]!);
  }
  const page = await openList();
  const text = await page.textContent('[data-block="worklist.reps"] p');
  if (none.length === 0) expect(text).toContain('every rep has contacted at least one');
  for (const name of none) expect(text).toContain(name);
});

test('promises and due dates go along as a calendar, without the engine', async () => {
  const due = await linesOf('worklist-due');
  const page = await openList();
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.click('[data-export="ics"]'),
  ]);
  expect(file.suggestedFilename()).toBe('worklist-calendar_2026-06-30.ics');
  const text = readFileSync(await file.path(), 'utf8').replaceAll('\r\n ', '');
  const uids = [...text.matchAll(/^UID:(.*)@huikuan\r$/gm)].map(([, uid]) => uid!);
  const of = (kind: string): string[] => uids.filter((uid) => uid.startsWith(kind)).sort();
  expect(of('due-')).toEqual(due.map(({ key }) => `due-${key.replace(' ', '-')}`).sort());
  // what is promised for later and has not come: nothing of it was paid before its day
  const promised = book.promises
    .filter(({ made, due: day }) => made <= ASOF && ASOF <= day)
    .map(({ invoice, due: day }) => `promise-${invoice}-${dateOf(day)}`);
  expect(of('promise-').length).toBeGreaterThan(0);
  expect(of('promise-').filter((uid) => !promised.includes(uid))).toEqual([]);
  expect(shared.faults()).toEqual([]);
});
