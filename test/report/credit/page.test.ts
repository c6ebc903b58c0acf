/** The page of credit on a book written by hand: over the limit since a day, after a break, and nobody over it. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { creditExposure } from '../../../src/report/credit/exposure.ts';
import { creditPage } from '../../../src/report/credit/page.ts';
import { blocksOf } from '../../../src/report/missing-inputs.ts';
import { viewFrom } from '../../../src/view/address.ts';
import { cellsOf, type FolderReport, openFolder } from '../from-folder.ts';

const CUSTOMERS = [
  'customer_id,name,credit_limit,currency,terms',
  'C1,Ahorn,1000.00,CNY,30',
  'C2,Birke,1000.00,CNY,30',
  'C3,Zeder,,CNY,30',
].join('\n');
/** Ahorn owes 600 from 10 Jan, 1,300 from 15 Feb, 900 from 5 Mar, 1,100 from 20 Mar. Birke owes 500. */
const INVOICES = [
  'invoice_id,customer_id,issue_date,due_date,amount,currency',
  'I1,C1,2026-01-10,2026-02-09,600.00,CNY',
  'I2,C1,2026-02-15,2026-03-17,700.00,CNY',
  'I3,C1,2026-03-20,2026-04-19,200.00,CNY',
  'I4,C2,2026-02-01,2026-03-03,500.00,CNY',
  'I5,C3,2026-02-01,2026-03-03,900.00,CNY',
].join('\n');
const PAYMENTS = [
  'payment_id,date,amount,invoice_id,customer_id,currency',
  'P1,2026-03-05,400.00,I1,C1,CNY',
].join('\n');
/** Birke passes its limit only with what is not invoiced: 500 + 400 + 200; Ahorn is over anyway. */
const UNBILLED = [
  'customer_id,unbilled_since,reference,unbilled_amount,currency',
  'C1,2026-03-20,S1,50.00,CNY',
  'C2,2026-03-25,S2,400.00,CNY',
  'C2,2026-03-30,S3,200.00,CNY',
  'C3,2026-03-30,S4,70.00,CNY',
].join('\n');
const SETTINGS = `as_of: 2026-03-31
period_months: 3
credit_review: { months: 3, min_items: 1 }
alerts: { limit_near: 0.5 }
`;

let folder: FolderReport;
beforeAll(async () => {
  folder = await openFolder({
    'customers.csv': CUSTOMERS,
    'invoices.csv': INVOICES,
    'payments.csv': PAYMENTS,
    'unbilled.csv': UNBILLED,
    'report.yml': SETTINGS,
  });
});
afterAll(() => folder.close());

const first = (block: Element | undefined): string =>
  block!.querySelector('.answer')!.textContent ?? '';

describe('the answer', () => {
  test('who is over, by how much and since when; whoever has no limit is not counted', async () => {
    expect(first((await folder.draw('credit')).answer)).toBe(
      '1 of 2 customers with a limit is over it, by ¥100 in all. Ahorn has been over since 20 Mar 2026 (11 days), with 110% of its limit used.',
    );
    expect(first((await folder.draw('credit', '', 'zh')).answer)).toBe(
      '2 家有额度的客户中，1 家超出额度，共超 ¥100。Ahorn 自 2026年3月20日起超额（11 天），已用额度的 110%。',
    );
  });

  test('on a day on which nobody is', async () => {
    expect(first((await folder.draw('credit', 'as_of=2026-02-10')).answer)).toBe(
      'None of the 2 customers with a limit is over it; Ahorn is nearest, with 60% of its limit used.',
    );
    expect(first((await folder.draw('credit', 'as_of=2026-02-10', 'zh')).answer)).toBe(
      '2 家有额度的客户均未超额；最接近的是 Ahorn，已用额度的 60%。',
    );
  });

  test('of one customer', async () => {
    const of = async (query: string) => first((await folder.draw('credit', query)).answer);
    expect(await of('customer=C1')).toBe(
      'Ahorn: Open receivables are ¥100 over the limit of ¥1,000, since 20 Mar 2026 (11 days).',
    );
    expect(await of('customer=C2')).toBe('Birke: 50% of the limit of ¥1,000 is used.');
    expect(await of('customer=C3')).toBe('Zeder: There is no customer with a credit limit here.');
  });
});

test('the list foots, and counts the month ends: February with 1,300 and March with 1,100', async () => {
  const { list } = await folder.draw('credit');
  expect(cellsOf(list!)).toEqual([
    ['Ahorn C1', '110.0%', '1,100.00', '1,000.00', '100.00', '20 Mar 2026 · 11 days', '2'],
    ['Birke C2', '50.0%', '500.00', '1,000.00', '–', '–', '–'],
  ]);
  const total = [...list!.querySelectorAll('tfoot :is(th, td)')].map((cell) => cell.textContent);
  expect(total).toEqual(['2 customers', '80.0%', '1,600.00', '2,000.00', '100.00', '', '']);
});

test('since when and how many month ends are told apart: by day since 20 March, at month ends since February', async () => {
  const { list } = await folder.draw('credit');
  const heads = [...list!.querySelectorAll('thead th')].map((cell) => cell.textContent);
  expect(heads.slice(5)).toEqual(['Over on every day since', 'Month ends in a row over the limit']);
  expect(list!.querySelector('.note')!.textContent).toContain('so it can reach further back');
  // a card a customer on a phone, with what each cell says
  const [since, ends] = [...list!.querySelectorAll('tbody tr:first-child td')].slice(-2);
  expect(since!.getAttribute('data-label')).toBe('Over on every day since');
  expect(ends!.getAttribute('data-label')).toBe('Month ends in a row over the limit');
  const chinese = (await folder.draw('credit', '', 'zh')).list!;
  expect(chinese.textContent).toContain('每日均超额，始于');
});

describe('exposure', () => {
  test('who passes the limit only with what is not invoiced yet comes first, and the total foots', async () => {
    const { exposure } = await folder.draw('credit');
    expect(exposure!.querySelector('h2')!.textContent).toBe(
      '1 customer passes its limit only when what is not invoiced yet is counted',
    );
    expect(exposure!.querySelector('.note')!.textContent).toContain('¥720.00');
    // 500 + 600 of 1,000; 1,100 + 50 of 1,000
    expect(cellsOf(exposure!)).toEqual([
      ['Birke C2', '500.00', '600.00', '1,100.00', '1,000.00', '110.0%', '100.00 (only so)'],
      ['Ahorn C1', '1,100.00', '50.00', '1,150.00', '1,000.00', '115.0%', '150.00'],
    ]);
    const total = [...exposure!.querySelectorAll('tfoot :is(th, td)')].map((c) => c.textContent);
    expect(total).toEqual([
      ...['2 customers', '1,600.00', '650.00', '2,250.00', '2,000.00', '112.5%', ''],
    ]);
  });

  test('on a day on which nobody does', async () => {
    const { exposure } = await folder.draw('credit', 'as_of=2026-03-26', 'zh');
    expect(exposure!.querySelector('h2')!.textContent).toBe(
      '计入未开票金额后，没有更多客户超出额度',
    );
  });

  test('without the list the page says which export is missing', async () => {
    const { site } = folder;
    const without = { ...site, inputs: { ...site.inputs, unbilled: false } };
    expect(creditExposure.questions(without, viewFrom({}, without))).toEqual({});
  });
});

test('month ends: nothing over in January, 300 in February, 100 in March', async () => {
  const { months } = await folder.draw('credit');
  expect(cellsOf(months!).map((cells) => cells.slice(0, 3))).toEqual([
    ['Jan 2026', '0.00', '0'],
    ['Feb 2026', '300.00', '1'],
    ['Mar 2026', '100.00', '1'],
  ]);
  expect(months!.querySelector('.message')!.textContent).toBe(
    'At the end of Mar 2026 1 customer owed ¥100 over the limit; it was most in Feb 2026 with ¥300',
  );
});

test('the review says why, from what, and what the rule gives', async () => {
  const { review } = await folder.draw('credit');
  // Ahorn: 1,500 in 3 months = 500 a month; 400 came 24 days late, 200 and 700 are late by 50 and 14: 29,400 ÷ 1,300
  // = 22.6 days; 500 × (30 + 22.6) ÷ 30 × 1 = 876.9, of two digits 880
  expect(cellsOf(review!)).toEqual([
    [
      ...['Ahorn C1', 'over its limit (110%), pays 23 days late', '¥1,000', '1,500.00', '30 days'],
      ...['22.6 days', '–', 'up to 30 days late, factor 1.0', '¥880', '30 days', ''],
    ],
    [
      ...['Birke C2', 'near its limit (50%), pays 28 days late', '¥1,000', '500.00', '30 days'],
      // 166.67 × 58 ÷ 30 × 1 = 322.22
      ...['28.0 days', '–', 'up to 30 days late, factor 1.0', '¥320', '30 days', ''],
    ],
  ]);
  expect(review!.querySelector('input')!.getAttribute('aria-label')).toBe('Agreed: Ahorn');
  expect(review!.querySelector('.note')!.textContent).toBe(
    'Suggested limit: a month’s billing (mean of 3 months) divided by 30, times the terms granted plus days late (0 to 30), times the factor of the payer’s class, to two digits. Classes by mean days late, with factor and longest terms: up to 5 days late: factor 1.5, 90 days; up to 15 days late: factor 1.2, 60 days; up to 30 days late: factor 1.0, 45 days; over 30 days late: factor 0.5, 30 days; one class worse where what falls due soon is at least 80% likely to be late. Who pays late, or later than before, is granted no more than now. Judged are customers with billing and at least 1 settled or overdue item, 0 of 2 are not; nothing is changed by this list.',
  );
});

test('who pays late is suggested no more than is granted now, whatever is billed', async () => {
  const tight = await openFolder({
    'customers.csv': CUSTOMERS.replace('Ahorn,1000.00', 'Ahorn,500.00'),
    'invoices.csv': INVOICES,
    'payments.csv': PAYMENTS,
    'report.yml': SETTINGS,
  });
  // the rule alone gives Ahorn 880
  const [ahorn] = cellsOf((await tight.draw('credit')).review!);
  await tight.close();
  expect([ahorn![2], ahorn![8]]).toEqual(['¥500', '¥500']);
});

test('without a credit limit the page has nothing to show', async () => {
  const { site } = folder;
  expect(blocksOf(creditPage, { ...site, inputs: { ...site.inputs, limit: false } })).not.toEqual(
    creditPage.blocks,
  );
});
