/** The page of terms on a book written by hand: late invoicing, discounts of the last quarter, days given and taken. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { lastQuarter } from '../../../src/report/terms/quarters.ts';
import { termsWhatIf } from '../../../src/report/terms/what-if.ts';
import { readWhatIf } from '../../../src/view/what-if.ts';
import { cellsOf, type FolderReport, openFolder } from '../from-folder.ts';
import { site } from '../invented.ts';

const INVOICES = [
  'invoice_id,customer_id,rep,issue_date,due_date,amount,currency,delivery_date,discount_rate,discount_days',
  // delivered 10 days before it was issued; 2% within 10 days taken on the 6th: 20 days early, 98.00 of 100.00 came
  'I1,C1,Ana,2026-04-11,2026-05-11,1000.00,CNY,2026-04-01,0.02,10',
  'I2,C2,Bo,2026-04-20,2026-05-20,3000.00,CNY,2026-04-20,,',
  'I3,C1,Ana,2026-05-10,2026-06-09,1000.00,CNY,2026-05-06,,',
  'I4,C2,Bo,2026-06-02,,500.00,CNY,2026-06-01,,',
].join('\n');
const PAYMENTS = [
  'payment_id,date,amount,kind,invoice_id,customer_id,currency',
  'P1,2026-04-21,980.00,cash,I1,C1,CNY',
  'P2,2026-04-21,20.00,discount,I1,C1,CNY',
  'P3,2026-06-09,2970.00,cash,I2,C2,CNY',
  'P4,2026-06-09,30.00,discount,I2,C2,CNY',
].join('\n');

let folder: FolderReport;
beforeAll(async () => {
  folder = await openFolder({
    'invoices.csv': INVOICES,
    'payments.csv': PAYMENTS,
    'report.yml': 'as_of: 2026-06-30\nperiod_months: 3\ncost_of_money: 0.1\n',
  });
});
afterAll(() => folder.close());

const first = (block: Element | undefined): string =>
  block!.querySelector('.answer')!.textContent ?? '';

describe('the answer', () => {
  // late: 2 of 4; by amount (10,000 + 0 + 4,000 + 500) ÷ 5,500 = 2.6 days; 20 + 30 of discount, 30 without one agreed;
  // settled are I1 and I2: (30 × 1,000 + 30 × 3,000) ÷ 4,000 = 30 days, taken (10 × 1,000 + 50 × 3,000) ÷ 4,000 = 40
  test('late invoicing and whose, discounts of the last quarter, days given and taken', async () => {
    expect(first((await folder.draw('terms')).answer)).toBe(
      'Invoicing is late: 50% of invoices go out more than 3 days after delivery, 2.6 days on average by amount. All 2 late ones are by Ana. Discounts cost ¥50 in Q2\u00a02026, ¥30 of it taken too late. Customers were given 30 days and took 40.',
    );
    expect(first((await folder.draw('terms', '', 'zh')).answer)).toContain(
      '开票偏慢：50% 的发票在发货 3 天后才开出',
    );
  });

  test('of a rep who invoices in time', async () => {
    expect(first((await folder.draw('terms', 'rep=Bo')).answer)).toContain(
      'Bo: Invoicing is in time: 0% of invoices go out more than 3 days after delivery, 0.1 days on average by amount. Discounts cost ¥30',
    );
  });
});

test('by rep the late ones first, with a total', async () => {
  const { reps } = await folder.draw('terms');
  expect(cellsOf(reps!).map((cells) => cells.slice(0, 5))).toEqual([
    ['Ana', '2', '2', '0.0%', '7.0'],
    ['Bo', '–', '2', '100.0%', '0.1'],
  ]);
  const total = [...reps!.querySelectorAll('tfoot :is(th, td)')].map((cell) => cell.textContent);
  // 14,500.00 × days over the 91 days of the quarter
  expect(total).toEqual(['Total', '2', '4', '50.0%', '2.6', '159.34']);
});

test('by rep and month: Ana 10 days in April and 4 in May, Bo in time', async () => {
  const folderBlocks = await folder.draw('terms');
  expect(cellsOf(folderBlocks['rep-months']!)).toEqual([
    ['Ana', '▲ 10.0', '▲ 4.0', '–'],
    ['Bo', '0.0', '–', '1.0'],
  ]);
});

test('discounts of the quarter: 20 in time brought 980 20 days early, 37.2% a year', async () => {
  const { discounts } = await folder.draw('terms');
  // 20 × 365 ÷ (980 × 20) = 37.2%
  expect(cellsOf(discounts!)[0]).toEqual([
    ...['Q2\u00a02026', '20.00', '50.00', '20.00', '30.00', '980.00', '20.0', '37.2%'],
  ]);
});

describe('what if a discount', () => {
  // 2,970.00 came 50 days after issue, 40 after the tenth: of 91 days, 11,912.64 a year, of which 40% are 4,765.06
  test('each rate by what it brings, costs and saves a year at 10%, beside what is taken today', async () => {
    const { 'what-if': block } = await folder.draw('terms');
    expect(block!.querySelector('h2')!.textContent).toBe(
      'A discount of 1% within 10 days would save ¥4 a year more interest than it costs',
    );
    expect(block!.querySelector('.note')!.textContent).toBe(
      'Paid later than 10 days after issue in Apr 2026 – Jun 2026: ¥2,970',
    );
    expect(cellsOf(block!)).toEqual([
      // 20.00 and 980.00 of 91 days; 3,930.77 × 20 ÷ 365 = 215.38; 80.22 ÷ 215.38; 21.54 saved
      ['Taken in time today', '¥3,931', '20.0 days', '¥215', '¥80', '37.2%', '¥22', '−¥59', '–'],
      // 47.65 less: 4,717.41 × 40 ÷ 365 = 516.98; 47.65 ÷ 516.98 = 9.2%; 51.70 saved
      [
        ...['1% within 10 days', '¥4,717', '40.0 days', '¥517', '¥48', '9.2%', '¥52', '¥4'],
        'Forecast with 1%',
      ],
      [
        ...['2% within 10 days', '¥4,670', '40.0 days', '¥512', '¥95', '18.6%', '¥51', '−¥44'],
        'Forecast with 2%',
      ],
      [
        ...['3% within 10 days', '¥4,622', '40.0 days', '¥507', '¥143', '28.2%', '¥51', '−¥92'],
        'Forecast with 3%',
      ],
    ]);
    // 4 ÷ 369
    expect(block!.textContent).toContain('up to a discount of 1.08% it pays');
    const links = [...block!.querySelectorAll('td a')].map((link) => link.getAttribute('href'));
    expect(links[1]).toBe('../forecast/?if_discount=2-10-40');
    const read = readWhatIf(new URL(links[1]!, 'https://x.test/en/terms/').searchParams, {
      ...{ asOf: '2026-06-30', isCustomer: () => true },
    });
    expect(read).toMatchObject({
      ...{ whatIf: { discount: { rate: 200, days: 10, taken: 4_000 } }, faults: [] },
    });
  });

  test('in Chinese', async () => {
    const { 'what-if': block } = await folder.draw('terms', '', 'zh');
    expect(block!.querySelector('h2')!.textContent).toBe(
      '10 天内付款给予 1% 折扣，每年节省的利息比折扣多 ¥4',
    );
    expect(block!.textContent).toContain('设置中的资金成本为每年 10%：折扣不超过 1.08% 才划算。');
  });

  test('that nothing came later', async () => {
    const { 'what-if': block } = await folder.draw('terms', 'customer=C1');
    expect(block!.textContent).toBe(
      'Nothing was paid later than 10 days after issue in Apr 2026 – Jun 2026: no discount would bring money forward.',
    );
  });

  test('dearer money, dear discounts, and none that is known', async () => {
    const { site: own, ask, context } = folder;
    const at = context('', 'en');
    const asked = Object.entries(termsWhatIf.questions(own, at.view));
    const answers = Object.fromEntries(
      await Promise.all(asked.map(async ([key, question]) => [key, await ask(question)])),
    );
    const said = (costOfMoney: number | undefined): Element => {
      const { costOfMoney: _, ...settings } = own.settings;
      const change = costOfMoney === undefined ? settings : { ...settings, costOfMoney };
      return termsWhatIf.render(answers, { ...at, site: { ...own, settings: change } });
    };
    expect(said(0.05).querySelector('h2')!.textContent).toBe(
      'None of these discounts within 10 days would pay: the cheapest costs 9.2% a year, borrowed money 5%',
    );
    const unknown = said(undefined);
    expect(unknown.querySelector('h2')!.textContent).toBe(
      'What a discount within 10 days would bring forward, and what it would cost',
    );
    expect(unknown.textContent).toContain('cost_of_money in report.yml');
    expect(cellsOf(unknown)[1]).toEqual([
      ...['1% within 10 days', '¥4,717', '40.0 days', '¥517', '¥48', '9.2%', 'Forecast with 1%'],
    ]);
  });
});

test('how long after delivery: one each on the day, after 1, 4 and 10 days', async () => {
  const { lags } = await folder.draw('terms');
  expect(cellsOf(lags!).map(([lag, items]) => [lag, items])).toEqual([
    ['same day', '1'],
    ['1 day', '1'],
    ['2 days', '0'],
    ['3 days', '0'],
    ['4–7 days', '1'],
    ['8–14 days', '1'],
    ['15 days or more', '0'],
  ]);
});

test('what does not say when it is due is counted and listed', async () => {
  const { without } = await folder.draw('terms');
  expect(without!.querySelector('h2')!.textContent).toBe(
    '1 of 4 invoices says nothing of when to pay: ¥500.00',
  );
  expect(cellsOf(without!)).toEqual([['I4', 'C2', '2 Jun 2026', '500.00']]);
});

test('the last quarter is one that is over, of the fiscal year', () => {
  const view = { ...{ period: site.defaultPeriod, filter: {}, basis: 'due' as const } };
  expect(lastQuarter(site, { ...view, asOf: '2026-06-30' }).key).toBe('2026-Q2');
  expect(lastQuarter(site, { ...view, asOf: '2026-06-29' }).key).toBe('2026-Q1');
  const july = { ...site, params: { ...site.params, fiscalYearStart: 2 } };
  expect(lastQuarter(july, { ...view, asOf: '2026-06-29' })).toEqual({
    ...{ key: 'FY2027-Q1', from: '2026-02-01', to: '2026-04-30' },
  });
});

describe('invoices that say neither when they were delivered nor when to pay', () => {
  let bare: FolderReport;
  beforeAll(async () => {
    bare = await openFolder({
      'invoices.csv':
        'invoice_id,customer_id,rep,issue_date,amount,currency\nI1,C1,Ana,2026-04-11,1000.00,CNY\n',
      'payments.csv':
        'payment_id,date,amount,invoice_id,customer_id,currency\nP1,2026-05-01,1000.00,I1,C1,CNY\n',
      'report.yml': 'as_of: 2026-06-30\nperiod_months: 3\n',
    });
  });
  afterAll(() => bare.close());

  // paid 20 days after issue; due on the day of issue where nothing is said
  test('no days are called granted', async () => {
    expect(first((await bare.draw('terms')).answer)).toBe(
      'No invoice says when it is to be paid; customers took 20 days.',
    );
    expect(first((await bare.draw('terms', '', 'zh')).answer)).toBe(
      '所有发票均未注明到期日或账期，客户实际用了 20 天。',
    );
  });

  test('that the day of delivery is missing is said once', async () => {
    const drawn = Object.values(await bare.draw('terms'));
    const said = drawn.filter((block) => block.textContent!.includes('add a delivery date'));
    expect(said).toHaveLength(1);
  });
});
