/** The page of disputes over a book worked out by hand, and over one in which all are settled. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cellsOf, type FolderReport, openFolder } from '../from-folder.ts';

const FILES = {
  'report.yml': 'currency: CNY\nas_of: 2026-06-30\n',
  'customers.csv': 'customer_id,name\nC1,Alder\nC2,Birch\nC3,Cedar\n',
  'reps.csv': 'rep_id,name\nR1,Ana\nR2,Bo\n',
  'invoices.csv': `invoice_id,customer_id,issue_date,due_date,amount,rep
A,C1,2026-01-01,2026-02-01,1000.00,R1
B,C2,2026-04-01,2026-05-01,500.00,R2
C,C1,2026-05-01,2026-07-15,200.00,R1
D,C3,2026-03-01,2026-04-01,300.00,R2
`,
  'payments.csv':
    'invoice_id,date,amount,kind\nD,2026-04-20,250.00,cash\nD,2026-04-10,50.00,credit_note\n',
  'disputes.csv': `dispute_id,invoice_id,opened,resolved,amount,reason,outcome
1,A,2026-03-01,,400.00,price,
2,B,2026-06-10,,,quality,
3,C,2026-06-01,,150.00,price,
4,D,2026-04-05,2026-04-15,50.00,price,credit_note
`,
};
const SETTLED = {
  ...FILES,
  'disputes.csv':
    'dispute_id,invoice_id,opened,resolved,amount,reason,outcome\n4,D,2026-04-05,2026-04-15,50.00,price,credit_note\n',
};

let folder: FolderReport;
let settled: FolderReport;
beforeAll(async () => {
  [folder, settled] = await Promise.all([openFolder(FILES), openFolder(SETTLED)]);
});
afterAll(() => Promise.all([folder.close(), settled.close()]));

const text = (element: Element | undefined, within: string): string =>
  element!.querySelector(within)!.textContent!.replaceAll('\u00a0', ' ');

test('the answer: 400 + 500 + 150 of 1,700 open; 900 of it past due, 400 since March', async () => {
  const en = await folder.draw('disputes');
  expect(text(en.answer, '.answer')).toBe(
    'Disputes hold up ¥1,050, 62% of what is open; ¥900 of it is overdue. ¥400 has been disputed for more than 45 days.',
  );
  const zh = await folder.draw('disputes', '', 'zh');
  expect(text(zh.answer, '.answer')).toBe(
    '争议涉及 ¥1,050，占应收余额的 62%，其中已逾期 ¥900。争议超过 45 天的有 ¥400。',
  );
  // 550 of 1,050; a share of what is disputed, not of what is overdue
  expect(text(en.answer, '.who')).toBe(
    'One customer, Alder, accounts for 52% of what is disputed.',
  );
  expect(text(zh.answer, '.who')).toBe('Alder 一家占争议金额的 52%。');
  // of Ana all is hers but what Birch disputes
  const own = await folder.draw('disputes', 'rep=R2');
  expect(text(own.answer, '.answer')).toContain('None of it has been disputed for more than 45');
});

test('nothing open in dispute says so, and asks for no curve of what is not there', async () => {
  const drawn = await settled.draw('disputes');
  expect(text(drawn.answer, '.answer')).toBe('Nothing that is open is in dispute.');
  expect(text(drawn.list, 'tbody')).toBe('No dispute is open.');
  expect(drawn.ages!.querySelector('svg')).toBeNull();
  // the one dispute of the period took ten days
  expect(text(drawn.lasting, '.message')).toBe(
    'Half of the disputes are resolved within 10 days; 0% last longer than 45 days',
  );
  const none = await settled.draw('disputes', 'from=2026-06');
  expect(none.lasting!.querySelector('svg')).toBeNull();
  expect(text(none.lasting, '.message')).toBe('No dispute was opened in the period');
});

test('tables by customer, rep, region and segment foot', async () => {
  const drawn = await folder.draw('disputes');
  for (const id of ['customers', 'reps']) {
    const total = [...drawn[id]!.querySelectorAll('tfoot tr > *')].map((cell) => cell.textContent);
    // three open of 1,050, of it 400 old; four opened, 50 given up
    expect(total).toEqual(['Total', '3', '1,050.00', '400.00', '4', '50.00']);
  }
});

test('a dispute of an unknown invoice is in no figure and not in the list, which says so', async () => {
  const lost = await openFolder({
    ...FILES,
    'disputes.csv': `${FILES['disputes.csv']}5,Z,2026-06-01,,70.00,price,\n`,
  });
  try {
    for (const [locale, said] of [
      ['en', '1 dispute is about an invoice that the exports do not have'],
      ['zh', '1 项争议所指发票不在导出数据中'],
    ] as const) {
      const { list, figures } = await lost.draw('disputes', '', locale);
      expect(cellsOf(list!)).toHaveLength(3);
      expect(figures!.querySelector('[data-metric="dispute_count"]')!.textContent).toContain('3');
      expect(list!.querySelector('.note')!.textContent).toContain(said);
    }
    expect((await folder.draw('disputes')).list!.textContent).not.toContain('do not have');
  } finally {
    await lost.close();
  }
});

test('by reason: what is open of it, and what came and went; the total ties', async () => {
  const { reasons } = await folder.draw('disputes');
  expect(cellsOf(reasons!)).toEqual([
    ['price', '2', '550.00', '400.00', '3', '1', '10.0', '50.00'],
    ['quality', '1', '500.00', '500.00', '1', '–', '–', '–'],
  ]);
  const total = [...reasons!.querySelectorAll('tfoot tr > *')].map((cell) => cell.textContent);
  expect(total).toEqual(['Total', '3', '1,050.00', '900.00', '4', '1', '10.0', '50.00']);
});

test('by age of the dispute: 20 and 29 days, and 121', async () => {
  const { ages } = await folder.draw('disputes');
  expect(text(ages, '.message')).toBe('38% of what is disputed has been so for 90+ days');
  expect(cellsOf(ages!)).toEqual([
    ['0–30 days', '650.00'],
    ['31–60 days', '–'],
    ['61–90 days', '–'],
    ['90+ days', '400.00'],
  ]);
});

test('how long they last: one of four ended, three are still open', async () => {
  const { lasting } = await folder.draw('disputes');
  expect(text(lasting, '.message')).toBe(
    'More than half of the disputes opened in the period are unresolved',
  );
  expect(cellsOf(lasting!)).toEqual([['10', '4', '1', '75.0%']]);
  expect(text(lasting, '.note')).toContain('1 resolved and 3 still open');
});

test('the list: the longest first, what each holds up, and the sum', async () => {
  const { list } = await folder.draw('disputes');
  expect(cellsOf(list!)).toEqual([
    ['A', 'Alder C1', 'Ana', 'price', '1 Mar 2026', '121', '400.00', '1,000.00'],
    ['C', 'Alder C1', 'Ana', 'price', '1 Jun 2026', '29', '150.00', '200.00'],
    ['B', 'Birch C2', 'Bo', 'quality', '10 Jun 2026', '20', '500.00', '500.00'],
  ]);
  expect(text(list, 'tfoot')).toBe('3 disputes1,050.00');
  expect(text(list, '.note')).toBe('1 of those listed is older than 45 days.');
});

test('who disputes, and whose accounts they are', async () => {
  const { customers, reps } = await folder.draw('disputes');
  expect(cellsOf(customers!)).toEqual([
    ['Alder C1', '2', '550.00', '400.00', '2', '–'],
    ['Birch C2', '1', '500.00', '–', '1', '–'],
    ['Cedar C3', '–', '–', '–', '1', '50.00'],
  ]);
  expect(cellsOf(reps!)).toEqual([
    ['Ana', '2', '550.00', '400.00', '2', '–'],
    ['Bo', '1', '500.00', '–', '2', '50.00'],
  ]);
});

test('where and in which segments it is disputed; without them, what to add', async () => {
  const { regions, segments } = await folder.draw('disputes');
  expect(regions!.textContent).toBe(
    'Regions are not shown: add a region to the invoices or to the customers.',
  );
  expect(segments!.textContent).toContain('Segments are not shown');
  const zh = await folder.draw('disputes', '', 'zh');
  expect(zh.segments!.textContent).toBe('未显示客户类别：请在发票或客户数据中补充分类。');
  const placed = await openFolder({
    ...FILES,
    'customers.csv':
      'customer_id,name,region,segment\nC1,Alder,East,OEM\nC2,Birch,West,OEM\nC3,Cedar,East,Trade\n',
  });
  // the two of Alder and that of Cedar in the East, that of Birch in the West
  const drawn = await placed.draw('disputes');
  expect(cellsOf(drawn.regions!)).toEqual([
    ['East', '2', '550.00', '400.00', '3', '50.00'],
    ['West', '1', '500.00', '–', '1', '–'],
  ]);
  expect(cellsOf(drawn.segments!)).toEqual([
    ['OEM', '3', '1,050.00', '400.00', '3', '–'],
    ['Trade', '–', '–', '–', '1', '50.00'],
  ]);
  await placed.close();
});
