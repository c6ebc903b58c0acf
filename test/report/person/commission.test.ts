/** Commission on the pages of reps: by month, by how late the money came, by rep; and where no rules are. */
import { afterEach, expect, test } from 'vitest';
import { cellsOf, type FolderReport, openFolder } from '../from-folder.ts';

let folder: FolderReport;
afterEach(() => folder.close());

const FILES = {
  'invoices.csv': `invoice_id,customer_id,rep,issue_date,due_date,amount,currency
I1,C1,Ana,2026-01-02,2026-01-31,1000.00,CNY
I2,C1,Ana,2026-01-02,2026-02-10,400.00,CNY
I3,C2,Bo,2026-01-02,2026-01-31,300.00,CNY
I4,C3,,2026-01-02,2026-01-31,70.00,CNY
`,
  'payments.csv': `payment_id,date,amount,invoice_id,customer_id,currency,kind
P1,2026-01-31,1000.00,I1,C1,CNY,cash
P2,2026-02-20,400.00,I2,C1,CNY,cash
P3,2026-03-15,100.00,I1,C1,CNY,refund
P4,2026-02-01,300.00,I3,C2,CNY,cash
P5,2026-02-01,70.00,I4,C3,CNY,cash
`,
  'report.yml': 'as_of: 2026-03-31\nperiod_months: 3\nmax_set_aside: 0\n',
};
const RULES = {
  'commission.yml': `late_days: [0, 30]
rules: [{ rates: [2%, 1%, 0%] }]
shared: [{ customer: C2, reps: { Ana: 25%, Bo: 75% } }]
`,
};

test('a rep earns by month and lateness, and loses what a refund gives back', async () => {
  folder = await openFolder({ ...FILES, ...RULES });
  const { commission } = await folder.draw('rep', 'rep=Ana');
  expect(cellsOf(commission!)).toEqual([
    // 2 % of 1,000; then 1 % of 400 and of her quarter of 300; then 2 % of the 100 given back
    ['Jan 2026', '1,000.00', '20.00', '–', '2.00%'],
    ['Feb 2026', '475.00', '4.75', '–', '1.00%'],
    ['Mar 2026', '−100.00', '−2.00', '2.00', '–'],
    ['On time', '900.00', '18.00', '2.00', '2.00%'],
    ['1–30 days', '475.00', '4.75', '–', '1.00%'],
  ]);
  const [months] = commission!.querySelectorAll('table');
  expect([...months!.querySelectorAll('tfoot th, tfoot td')].map((c) => c.textContent)).toEqual([
    ...['Total', '1,375.00', '22.75', '2.00', '1.65%'],
  ]);
  const text = commission!.textContent!;
  expect(text).toContain(
    'Ana earned ¥22.75 in Jan 2026 – Mar 2026, 1.65% of ¥1,375.00 collected; in Mar 2026 it was −¥2.00.',
  );
  expect(text).toContain('Refunds took back ¥2.00 in the period.');
  const january = await folder.draw('rep', 'rep=Ana&from=2026-01-01&to=2026-01-31');
  expect(january.commission!.textContent).toContain(
    'Ana earned ¥20.00 in Jan 2026, 2.00% of ¥1,000.00 collected.',
  );
});

test('without refunds none are spoken of, and no column has them; in Chinese too', async () => {
  folder = await openFolder({ ...FILES, ...RULES });
  const { commission } = await folder.draw('rep', 'rep=Bo', 'zh');
  expect(cellsOf(commission!)[0]).toEqual(['2026年2月', '225.00', '2.25', '1.00%']);
  expect(commission!.textContent).toContain(
    'Bo 在 2026年1月–2026年3月的提成为 ¥2.25，为计提回款 ¥225.00 的 1.00%；其中 2026年2月为 ¥2.25。',
  );
  expect(commission!.textContent).not.toContain('扣回 ¥');
  const empty = await folder.draw('rep', 'rep=Bo&from=2026-03-01&to=2026-03-31');
  expect(empty.commission!.textContent).toContain('Bo has earned no commission in this period.');
});

test('the ranking has what each rep earns; money of no rep earns nothing and ties', async () => {
  folder = await openFolder({ ...FILES, ...RULES });
  const { commission } = await folder.draw('reps');
  expect(cellsOf(commission!)).toEqual([
    ['Ana', '1,375.00', '22.75', '2.00', '1.65%'],
    ['Bo', '225.00', '2.25', '–', '1.00%'],
    ['(none)', '70.00', '0.00', '–', '0.00%'],
  ]);
});

test('without rules both pages say which file would bring them', async () => {
  folder = await openFolder(FILES);
  for (const [page, query] of [
    ['rep', 'rep=Ana'],
    ['rep', ''],
    ['reps', ''],
  ] as const) {
    const { commission } = await folder.draw(page, query);
    expect(commission!.textContent).toContain('write its rules into commission.yml');
    expect(commission!.querySelector('table')).toBeNull();
  }
  const { commission } = await folder.draw('reps', '', 'zh');
  expect(commission!.textContent).toContain('commission.yml 中写明规则');
});
