/**
 * The ranking from exports, against a calculation on paper. Due January to March 2026, as of 31 March, whole units:
 *
 *   Ana  4 × 250 = 1,000, all paid        1.00   effective items 1,000² ÷ 4 × 250² = 4
 *   Bo   400 + 100 = 500, 400 paid        0.80   500² ÷ (160,000 + 10,000) = 1.470588
 *   Cy   300, 240 paid                    0.80   1
 *   Di   200 + 200 = 400, 100 paid        0.25   2
 *   Ed   50, all paid                     1.00   under the minimum base of 100
 *
 * Before, October to December 2025 as of 31 December: Bo 500 of 500, Di 200 of 400, Ana 100 of 500 (the other 400
 * came in January, when nobody knew it yet in December). So Ana rises from 3 to 1, Bo falls from 1 to 2, Di from 2 to 4.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { repQuestions, repRows } from '../../../src/report/reps/rows.ts';
import { cellsOf, type FolderReport, openFolder } from '../from-folder.ts';

const items: [string, string, string, string, number, number | null, string][] = [
  // id, rep, issued, due, amount, paid, paid on
  ['A1', 'Ana', '2026-01-02', '2026-01-31', 250, 250, '2026-02-10'],
  ['A2', 'Ana', '2026-01-02', '2026-02-15', 250, 250, '2026-02-15'],
  ['A3', 'Ana', '2026-01-02', '2026-02-28', 250, 250, '2026-03-30'],
  ['A4', 'Ana', '2026-01-02', '2026-03-31', 250, 250, '2026-03-31'],
  ['B1', 'Bo', '2026-01-03', '2026-02-02', 400, 400, '2026-02-20'],
  ['B2', 'Bo', '2026-01-03', '2026-02-02', 100, null, ''],
  ['C1', 'Cy', '2026-01-04', '2026-03-05', 300, 240, '2026-03-05'],
  ['D1', 'Di', '2026-01-05', '2026-02-04', 200, 100, '2026-03-01'],
  ['D2', 'Di', '2026-01-05', '2026-02-04', 200, null, ''],
  ['E1', 'Ed', '2026-01-06', '2026-02-05', 50, 50, '2026-02-05'],
  ['A0', 'Ana', '2025-10-01', '2025-11-15', 500, 100, '2025-12-01'],
  ['B0', 'Bo', '2025-10-01', '2025-11-15', 500, 500, '2025-12-01'],
  ['D0', 'Di', '2025-10-01', '2025-11-15', 400, 200, '2025-12-01'],
];
const FILES = {
  'invoices.csv': [
    'invoice_id,customer_id,rep,issue_date,due_date,amount,currency',
    // Everything was sold to one customer, who is Di's today: the amounts stay with the rep on the item.
    ...items.map(
      ([id, rep, issued, due, amount]) => `${id},X,${rep},${issued},${due},${amount},CNY`,
    ),
  ].join('\n'),
  'payments.csv': [
    'payment_id,date,amount,invoice_id,customer_id,currency',
    ...items.flatMap(([id, , , , , paid, on]) =>
      paid === null ? [] : [`P-${id},${on},${paid},${id},X,CNY`],
    ),
    'P-late,2026-01-10,400,A0,X,CNY',
  ].join('\n'),
  'customers.csv': 'customer_id,name,rep\nX,Only Customer,Di\n',
  'targets.csv':
    'month,rep,amount,currency\n2026-01,Ana,500,CNY\n2026-02,Ana,500,CNY\n2026-03,Ana,500,CNY\n2026-02,Idle,100,CNY\n',
  'report.yml': 'as_of: 2026-03-31\nperiod_months: 3\nrank_min_base: 100\n',
};

let folder: FolderReport;
beforeAll(async () => {
  folder = await openFolder(FILES);
});
afterAll(() => folder.close());

async function rows() {
  const view = folder.view('');
  const questions = Object.entries(repQuestions(folder.site, view));
  const answers = await Promise.all(
    questions.map(async ([name, question]) => [name, await folder.report.ask(question)] as const),
  );
  return repRows(Object.fromEntries(answers), folder.site.settings.rankMinBaseMinor);
}

describe('the ranking', () => {
  test('ranks 1, 2, 2, 4; the small base and the rep who only has a target are listed', async () => {
    expect((await rows()).map(({ rep, rank, rate, due }) => [rep, rank, rate, due])).toEqual([
      ['Ana', 1, 1, 100_000],
      ['Bo', 2, 0.8, 50_000],
      ['Cy', 2, 0.8, 30_000],
      ['Di', 4, 0.25, 40_000],
      ['Ed', null, 1, 5_000],
      ['Idle', null, null, 0],
    ]);
  });

  test('ranks before, as they were seen then', async () => {
    const before = Object.fromEntries((await rows()).map((row) => [row.rep, row.previousRank]));
    expect(before).toEqual({ Bo: 1, Di: 2, Ana: 3, Cy: null, Ed: null, Idle: null });
  });

  test('intervals by Wilson with z² = 3.841459 on the effective items', async () => {
    const [ana, bo, cy, di] = await rows();
    // all of n: from n ÷ (n + z²) = 4 ÷ 7.841459
    expect(ana!.low).toBeCloseTo(0.510109, 5);
    expect(ana!.high).toBeCloseTo(1, 12);
    // n = 1.470588: centre (0.8 + 1.306096) ÷ 3.612192, half 1.959964 ÷ 3.612192 × √(0.108800 + 0.444073)
    expect(bo!.low).toBeCloseTo(0.583052 - 0.40345, 5);
    expect(bo!.high).toBeCloseTo(0.583052 + 0.40345, 5);
    // n = 1: centre (0.8 + 1.920729) ÷ 4.841459, half 1.959964 ÷ 4.841459 × √(0.16 + 0.960365)
    expect(cy!.low).toBeCloseTo(0.561965 - 0.428501, 5);
    // n = 2: centre (0.25 + 0.960365) ÷ 2.920729, half 1.959964 ÷ 2.920729 × √(0.09375 + 0.240091)
    expect(di!.low).toBeCloseTo(0.414405 - 0.387728, 5);
    expect(di!.high).toBeCloseTo(0.414405 + 0.387728, 5);
  });

  test('on so few items nobody stands apart, not even Di with a quarter of two', async () => {
    // four reps: z = 2.498. Di 0.25 of 2 items reaches 0.86; the others, 1,640 of 1,800 on 1,800² ÷ 510,000 = 6.35
    // items, may be as low as 0.42: they differ by 0.66, chance by √(0.61² + 0.49²) = 0.78
    const standing = (await rows()).slice(0, 4).map((row) => row.standing);
    expect(standing).toEqual(['level', 'level', 'level', 'level']);
  });

  test('what stands beside: period rate, overdue, items due, target attainment', async () => {
    const beside = Object.fromEntries((await rows()).map((row) => [row.rep, row.beside]));
    // Ana: 1,000 + 400 from before ÷ 1,000 invoiced; ÷ targets of 1,500
    expect(beside.Ana).toMatchObject({ collection_rate: 1.4, due_item_count: 4 });
    expect(beside.Ana!.target_attainment).toBeCloseTo(1400 / 1500, 12);
    // Di: 100 + 200 of this period's items and 200 of the old one are still open and late
    expect(beside.Di).toMatchObject({ overdue_amount: 50_000, due_item_count: 2 });
    expect(beside.Bo).toMatchObject({ overdue_amount: 10_000 });
    expect(beside.Idle).toMatchObject({ target_attainment: 0 });
  });

  test('the course by month of the due date: Ana 250 of 250, 500 of 500, 250 of 250', async () => {
    const course = Object.fromEntries(
      (await rows()).map((row) => [row.rep, row.months.map(({ rate }) => rate)]),
    );
    expect(course.Ana).toEqual([1, 1, 1]);
    expect(course.Di).toEqual([null, 0.25, null]);
  });
});

test('the table prints it, a link on each name', async () => {
  const { table } = await folder.draw('reps');
  const cells = cellsOf(table!).map((row) => row.slice(0, 6));
  expect(cells).toEqual([
    ['Ana', '1', '+2', '100.0%', '51% – 100%', 'level'],
    ['Bo', '2', '−1', '80.0%', '18% – 99%', 'level'],
    ['Cy', '2', '–', '80.0%', '13% – 99%', 'level'],
    ['Di', '4', '−2', '25.0%', '3% – 80%', 'level'],
    ['Ed', 'not ranked', '–', '100.0%', '21% – 100%', ''],
    ['Idle', 'not ranked', '–', '–', '–', ''],
  ]);
  expect(table!.querySelector('tbody a')!.getAttribute('href')).toBe('../rep/?rep=Ana');
});

test('a rep’s own page says the same', async () => {
  const { answer, trend } = await folder.draw('rep', 'rep=Bo');
  expect(answer!.textContent).toContain(
    'Bo collected 80.0% of what fell due in Jan 2026 – Mar 2026 (95% interval 18% – 99%), level with 3 of the other 3 reps.',
  );
  expect(answer!.textContent).toContain('down 1 place vs a quarter ago');
  expect(cellsOf(trend!).map((row) => row[1])).toEqual(['–', '80.0%', '–']);
});
