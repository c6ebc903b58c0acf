/** Books with hardly anything in them: every page of figures stays sensible, and what has no value is no zero. */

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseHTML } from 'linkedom';
import { afterAll, expect, test } from 'vitest';
import type { Locale } from '../../src/i18n/locale.ts';
import { translator } from '../../src/i18n/wordings.ts';
import type { Filter } from '../../src/metrics/types.ts';
import { openReport } from '../../src/publish/open-report.ts';
import { describeSite, readLabels } from '../../src/publish/site-data.ts';
import { defaultView, renderContext } from '../../src/report/context.ts';
import { ownBlocks } from '../../src/report/missing-inputs.ts';
import { pageById } from '../../src/report/pages.ts';
import type { Site } from '../../src/view/site.ts';
import { askTogether } from '../metrics/ask-together.ts';
import { byName } from '../report/from-folder.ts';

const root = mkdtempSync(join(tmpdir(), 'sparse-'));
afterAll(() => rmSync(root, { recursive: true }));

const INVOICES = 'invoice_id,customer_id,issue_date,due_date,amount,currency,sales_rep,region';
const PAYMENTS = 'payment_id,date,amount,invoice_id,customer_id,kind';
const A = '1,A,2026-01-05,2026-02-05,100.00,EUR,R1,N';
const B = '2,B,2026-03-05,2026-04-05,50.00,EUR,R2,S';

const PAGES_OF_FIGURES = ['overview', 'change', 'trend', 'aging'] as const;

interface Book {
  invoices: string[];
  payments?: string[];
  asOf?: string;
  filter?: Filter;
}

/** Draws the pages of figures in both languages; gives each one's first line in English, and its blocks. */
async function draw({ invoices, payments, asOf, filter }: Book) {
  const dir = mkdtempSync(join(root, 'book-'));
  writeFileSync(join(dir, 'invoices.csv'), `${[INVOICES, ...invoices].join('\n')}\n`);
  if (payments) writeFileSync(join(dir, 'payments.csv'), `${[PAYMENTS, ...payments].join('\n')}\n`);
  const report = await openReport({ data: dir, asOf });
  const labels = await readLabels(report);
  const site = { ...(await describeSite(report, labels)), assets: {} } as unknown as Site;
  const view = defaultView(site);
  view.filter = { ...view.filter, ...filter };
  const ask = askTogether(report);
  // all together, so that few statements answer them
  const asked = PAGES_OF_FIGURES.flatMap((id) => ownBlocks(pageById(id), site)).map((block) =>
    byName(block.questions(site, view), ask),
  );
  await Promise.all(asked);
  const said: Record<string, string> = {};
  const drawn: Record<string, Element> = {};
  for (const locale of ['zh', 'en'] satisfies Locale[])
    for (const id of PAGES_OF_FIGURES) {
      const { document } = parseHTML('<html><body></body></html>');
      const context = renderContext({
        document: document as unknown as Document,
        ...{ locale, t: translator(locale), site, view, labels },
      });
      for (const block of ownBlocks(pageById(id), site)) {
        const answers = await byName(block.questions(site, view), ask);
        const element = block.render(answers, context);
        expect(element.outerHTML).not.toMatch(/NaN|Infinity|undefined|\[object/);
        drawn[`${id}.${block.id}`] = element;
        const line = element.matches('.answer') ? element : element.querySelector('.answer');
        if (line) said[id] = line.textContent!.replaceAll('\u00a0', ' ');
      }
    }
  await report.close();
  return { said, drawn };
}
const values = (element: Element): (string | null)[] =>
  [...element.querySelectorAll('.figure .value')].map((value) => value.textContent);

test('no payments: rates have no value, and the page says which export is missing', async () => {
  const { said, drawn } = await draw({ invoices: [A, B] });
  expect(said.trend).toContain('Add an export with payment date and amount');
  expect(values(drawn['trend.answer']!)).toEqual(['–', '–', '–', '–', '–']);
  expect(drawn['trend.rates']!.querySelector('svg')).toBeNull();
});

test('one invoice, not yet due', async () => {
  const { said, drawn } = await draw({ invoices: [A], payments: ['P1,2026-01-20,10.00,1,A,cash'] });
  expect(said.aging).toBe('Nothing is overdue; €90 is owed and not yet due.');
  expect(said.trend).toMatch(/^DSO is [\d.]+ days\.$/);
  expect(said.change).toBe('The data holds no earlier month end to compare with.');
  expect(drawn['aging.concentration']!.textContent).not.toContain('as if');
});

test('all paid: nothing is owed, and what divides by it has no value', async () => {
  const payments = ['P1,2026-02-20,100.00,1,A,cash', 'P2,2026-04-01,50.00,2,B,cash'];
  const { said, drawn } = await draw({ invoices: [A, B], payments });
  expect(said.aging).toBe('Nothing is owed on 1 Apr 2026.');
  expect(drawn['aging.concentration']!.textContent).toContain('Nothing is owed');
  const share = drawn['aging.answer']!.querySelector('[data-metric="overdue_share"]');
  expect(share!.textContent).toBe('–');
});

test('all overdue', async () => {
  const payments = ['P1,2026-06-20,1.00,1,A,cash'];
  const { said } = await draw({ invoices: [A, B], payments });
  expect(said.aging).toContain('€149 is overdue, 100.0% of what is owed');
  expect(said.change).toContain('1 customer reduced it, none added to it');
});

test('more credited than invoiced: the months without invoices have no rate, the rest is unapplied credit', async () => {
  const payments = ['P1,2026-03-10,300.00,1,A,credit_note', 'P2,2026-03-12,5.00,,A,cash'];
  const { said, drawn } = await draw({ invoices: [A], payments });
  expect(said.aging).toBe('Nothing is owed on 12 Mar 2026.');
  expect(values(drawn['aging.answer']!)).toEqual(['€0', '€0', '–', '€205', '−€205']);
  const march = [...drawn['trend.rates']!.querySelectorAll('[data-key="2026-03"] td')];
  expect(march[0]!.textContent).toBe('–');
});

test('three currencies without rates are never added, and the others are named', async () => {
  const more = [
    '3,B,2026-03-05,2026-04-05,5000,JPY,R2,S',
    '4,C,2026-03-05,2026-04-05,7.00,USD,R2,S',
  ];
  const { drawn } = await draw({ invoices: [A, B, ...more] });
  expect(drawn['overview.answer']!.textContent).toContain('The data also has JPY, USD');
  const open = drawn['overview.figures']!.querySelector('[data-metric="open_amount"]')!;
  expect(open.getAttribute('data-value')).toBe('15000');
});

test('as of a day before the first document nothing has a value', async () => {
  const { said, drawn } = await draw({ invoices: [A], asOf: '2025-06-30' });
  for (const page of ['overview', 'change', 'trend', 'aging'])
    expect(said[page]).toBe(
      'The first document is dated 5 Jan 2026, so there is nothing to show for 30 Jun 2025.',
    );
  expect(values(drawn['overview.figures']!)).toEqual(Array(6).fill('–'));
});

test('filters that match nothing say which one emptied it', async () => {
  const payments = ['P1,2026-02-20,100.00,1,A,cash'];
  const book = { invoices: [A, B], payments };
  const both = await draw({ ...book, filter: { rep: 'R1', region: 'S' } });
  expect(both.said.overview).toBe(
    'Nothing matches “Region: S” and “Sales rep: R1” together; there are results without “Region: S” or “Sales rep: R1”.',
  );
  expect(values(both.drawn['aging.answer']!)).toEqual([]);
  const one = await draw({ ...book, filter: { rep: 'R1', customer: 'X' } });
  expect(one.said.trend).toContain('there are results without “Customer: X”.');
  const alone = await draw({ ...book, filter: { customer: 'X' } });
  expect(alone.said.change).toBe('Nothing matches “Customer: X”.');
});
