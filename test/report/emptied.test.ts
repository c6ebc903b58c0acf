/** What filters have emptied says so and offers to take them away; what is whole stays whole under a filter. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PageId } from '../../src/report/page.ts';
import { type FolderReport, openFolder } from './from-folder.ts';

// North: C1 at R1 owes 100, and 60 at R2. South: C2 at R2 owes 40. Of 200 in all C1 owes 80 %.
const INVOICES = `invoice_id,customer_id,issue_date,due_date,amount,currency,rep,region
A,C1,2026-01-10,2026-02-09,100.00,CNY,R1,North
B,C1,2026-01-12,2026-02-09,60.00,CNY,R2,North
C,C2,2026-02-10,2026-03-12,40.00,CNY,R2,South
D,C2,2026-02-10,2026-03-12,9.00,CNY,R2,South
`;
const PAYMENTS = `payment_id,date,amount,invoice_id,customer_id,currency,kind
P,2026-03-01,9.00,D,C2,CNY,cash
`;
let folder: FolderReport;
beforeAll(async () => {
  folder = await openFolder({ 'invoices.csv': INVOICES, 'payments.csv': PAYMENTS });
});
afterAll(() => folder.close());

const EMPTIED: PageId[] = ['overview', 'trend', 'aging', 'change', 'customers', 'alerts'];

describe.each(EMPTIED)('%s', (page) => {
  test('shows one sentence and a button for each filter that emptied it', async () => {
    const { answer } = await folder.draw(page, 'rep=R1&region=South');
    expect(answer!.hasAttribute('data-empty-page')).toBe(true);
    expect(answer!.querySelector('.answer')!.textContent).toMatch(/^Nothing matches/);
    const buttons = [...answer!.querySelectorAll('button')];
    expect(
      buttons.map((button) => [button.getAttribute('data-remove-filter'), button.textContent]),
    ).toEqual([
      ['region', 'Remove Region'],
      ['rep', 'Remove Sales rep'],
    ]);
    expect(answer!.children).toHaveLength(2);
    const zh = (await folder.draw(page, 'rep=R1&region=South', 'zh')).answer!;
    expect(zh.querySelector('button')!.textContent).toBe('去掉区域');
  });

  test('is not empty where there is something', async () => {
    const { answer } = await folder.draw(page, 'rep=R1');
    expect(answer!.hasAttribute('data-empty-page')).toBe(false);
  });
});

test('the headline says whose figures they are, on each page that can be filtered', async () => {
  for (const page of [...EMPTIED, 'reps'] as const) {
    const first = async (query: string): Promise<string> =>
      (await folder.draw(page, query)).answer!.querySelector('.answer')!.textContent!;
    expect(await first('region=South'), page).toMatch(/^South: /);
    expect(await first(''), page).not.toContain('South');
  }
});

test('concentration is of the company’s book, also for one rep', async () => {
  const share = async (query: string): Promise<string[]> => {
    const { company } = await folder.draw('alerts', query);
    return [...company!.querySelectorAll('tr[data-key^="concentration:"]')].map((line) =>
      [...line.querySelectorAll('.value')].map((value) => value.textContent).join(' '),
    );
  };
  // 160 of 200; the rep R1 sold 100 of it, and to nobody else
  expect(await share('')).toEqual(['80.0% ¥160.00', '20.0% ¥40.00']);
  expect(await share('rep=R1')).toEqual(['80.0% ¥160.00']);
  // C2 has all of the South, and 20 % of the company
  expect(await share('region=South')).toEqual(['20.0% ¥40.00']);
  const { company } = await folder.draw('alerts', 'rep=R1');
  const figure = company!.querySelector(
    'tr[data-key^="concentration:"] [data-metric="open_amount"]',
  )!;
  expect(JSON.parse(figure.getAttribute('data-ask')!)).toEqual({ filter: { rep: '' } });
});
