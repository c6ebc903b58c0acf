/** The statement of account on the hand-made ledger: worked out on paper, tied to the aging, as CSV. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sheetCsv } from '../../../src/client/export/csv.ts';
import { tableSheet } from '../../../src/client/export/table-sheet.ts';
import { readStatements } from '../../../src/report/customer/statement.ts';
import { type FolderReport, openFolder } from '../from-folder.ts';

let folder: FolderReport;
beforeAll(async () => {
  folder = await openFolder(new URL('../../publish/hand-ledger', import.meta.url).pathname);
});
afterAll(() => folder.close());

const draw = async (query: string): Promise<Element> =>
  (await folder.draw('customer', query)).statement!;
const lines = (sheet: Element, within = '.movements'): string[] =>
  [...sheet.querySelectorAll(`${within} :is(tbody, tfoot) tr`)].map((line) =>
    [...line.querySelectorAll('th, td')].map((cell) => cell.textContent).join(' | '),
  );

describe('a customer’s statement', () => {
  test('runs from the opening to the closing balance, to the cent', async () => {
    const sheet = await draw('customer=A');
    expect(lines(sheet)).toEqual([
      '1 Jan 2026 | Opening balance |  |  |  |  | 2,000.00',
      '15 Jan 2026 | Payment | I2 |  |  | 500.00 | 1,500.00',
      '10 Feb 2026 | Invoice | I6 | 12 Mar 2026 | 1,800.00 |  | 3,300.00',
      '10 Mar 2026 | Payment | I6 |  |  | 1,000.00 | 2,300.00',
      '15 Mar 2026 | Credit note |  |  |  | 60.00 | 2,240.00',
      '20 Mar 2026 | Invoice | I10 | 19 Apr 2026 | 700.00 |  | 2,940.00',
      '28 Mar 2026 | Discount | I10 |  |  | 14.00 | 2,926.00',
      '28 Mar 2026 | Payment | I10 |  |  | 686.00 | 2,240.00',
      '31 Mar 2026 | Closing balance |  |  |  |  | 2,240.00',
    ]);
    // 2,000 + (1,800 + 700) − (500 + 1,000 + 60 + 14 + 686) = 2,240
    expect(sheet.textContent).toContain('2,000.00 + 2,500.00 − 2,260.00 = 2,240.00');
  });

  test('ties to the ageing: 1,500 is 90 days late, 800 not due, less the credit note of 60', async () => {
    const tie = (await draw('customer=A')).querySelector('.tie')!;
    expect(tie.getAttribute('data-tie')).toBe('yes');
    expect(tie.textContent).toContain('Not due 800.00 + 61–90 days 1,500.00');
    expect(tie.textContent).toContain('60.00 = 2,240.00 · ties to the ageing');
  });

  test('opens with its parties, its date, what is due and how old that is', async () => {
    const sheet = await draw('customer=A');
    const texts = (selector: string): (string | null)[] =>
      [...sheet.querySelectorAll(selector)].map((element) => element.textContent);
    expect(texts('.statement-date')).toEqual(['Statement date: 31 Mar 2026']);
    expect(texts('.statement-parties')[0]).toMatch(/ → A/);
    // due by then: the 1,500 of I2; not due: 800 of I6; the credit note of 60 is applied to nothing
    expect(texts('.statement-strip > div')).toEqual([
      'Balance¥2,240.00',
      'Of which overdue¥1,500.00',
      'Not due800.00',
      '1–30 days0.00',
      '31–60 days0.00',
      '61–90 days1,500.00',
      '90+ days0.00',
      'Unapplied credit−60.00',
    ]);
  });

  test('has a form with what is open alone, the oldest first', async () => {
    expect(lines(await draw('customer=A'), '.open-items')).toEqual([
      'I2 | 1 Dec 2025 | 31 Dec 2025 | 90 | 2,000.00 | 1,500.00',
      'I6 | 10 Feb 2026 | 11 Apr 2026 | −11 | 900.00 | 800.00',
      'Total |  |  |  |  | 2,300.00',
    ]);
    const earlier = await draw('customer=A&from=2026-02&to=2026-02');
    expect(lines(earlier, '.open-items')).toHaveLength(4);
  });

  test('goes to a spreadsheet with plain amounts and dates', async () => {
    const drawn = (await draw('customer=A')).querySelector('.movements table')!;
    const spec = { title: 'S', about: [], currency: 'CNY', idHead: String };
    const csv = await (await sheetCsv(tableSheet(drawn as HTMLTableElement, spec))).text();
    const [, , head, ...lines] = csv.trimEnd().split('\r\n');
    expect(head!.split(',')).toHaveLength(7);
    expect(lines.slice(0, 3)).toEqual([
      '2026-01-01,Opening balance,,,,,2000.00',
      '2026-01-15,Payment,I2,,,500.00,1500.00',
      '2026-02-10,Invoice,I6,2026-03-12,1800.00,,3300.00',
    ]);
  });

  test('of an earlier period ends, and ties, on that period’s last day', async () => {
    const sheet = await draw('customer=A&from=2026-02&to=2026-02');
    expect(lines(sheet)).toEqual([
      '1 Feb 2026 | Opening balance |  |  |  |  | 1,500.00',
      '10 Feb 2026 | Invoice | I6 | 12 Mar 2026 | 1,800.00 |  | 3,300.00',
      '28 Feb 2026 | Closing balance |  |  |  |  | 3,300.00',
    ]);
    expect(sheet.querySelector('.tie')!.getAttribute('data-tie')).toBe('yes');
  });

  test('of a customer without anything says so', async () => {
    expect((await draw('customer=B&rep=R1')).textContent).toContain('Nothing moved');
  });
});

describe('reading lines', () => {
  const row = (more: object) => ({
    currency: 'CNY',
    date: '2026-01-01',
    balance_minor: 0,
    ...more,
  });

  test('a missing line shows as a difference, never as a balance that foots', () => {
    const [statement] = readStatements([
      row({ line: 'opening', balance_minor: 100 }),
      row({ line: 'movement', kind: 'invoice', debit_minor: 50, balance_minor: 150 }),
      row({ line: 'closing', balance_minor: 175 }),
    ]);
    expect(statement).toMatchObject({ opening: 100, debits: 50, closing: 175, difference: -25 });
  });

  test('currencies are statements of their own', () => {
    const statements = readStatements([
      row({ line: 'opening' }),
      row({ line: 'opening', currency: 'USD' }),
    ]);
    expect(statements.map(({ currency }) => currency)).toEqual(['CNY', 'USD']);
  });
});

describe('in a report of one currency, a customer with dollars and yuan', () => {
  let mixed: FolderReport;
  beforeAll(async () => {
    mixed = await openFolder({
      'report.yml': 'report_currency: CNY\nrates: { USD: 7 }\nas_of: 2026-03-01\n',
      'invoices.csv':
        'invoice_id,customer_id,issue_date,due_date,amount,currency\nA1,C1,2026-01-05,2026-02-05,1000.00,USD\nA2,C1,2026-01-06,2026-02-06,500.00,CNY\n',
      'payments.csv': 'invoice_id,date,amount,currency\nA1,2026-02-20,400.00,USD\n',
      'disputes.csv': 'invoice_id,opened\nA1,2026-02-10\n',
      'promises.csv': 'invoice_id,made_on,due_on,amount\nA1,2026-02-12,2026-02-25,600.00\n',
    });
  });
  afterAll(() => mixed.close());

  test('the statement keeps the documents’ currency and says so; it is not tied to what is converted', async () => {
    const { statement } = await mixed.draw('customer', 'customer=C1');
    const text = statement!.textContent!;
    expect(text).toContain('In USD, as the documents say it');
    expect(text).toContain('1,000.00');
    expect(text).toContain('500.00');
    expect(statement!.querySelector('[data-tie]')).toBeNull();
    expect(text).not.toContain('does not tie');
    const chinese = (await mixed.draw('customer', 'customer=C1', 'zh')).statement!.textContent;
    expect(chinese).toContain('本对账单按单据币种美元列示');
  });

  test('items, disputes and promises are converted and say so', async () => {
    const drawn = await mixed.draw('customer', 'customer=C1');
    // open: (1,000 − 400) × 7; promised: 600 × 7, of which 400 × 7 came
    expect(drawn.items!.textContent).toContain('4,200.00');
    expect(drawn.disputes!.textContent).toContain('4,200.00');
    expect(drawn.promises!.textContent).toMatch(/4,200\.00.*2,800\.00/);
    for (const part of [drawn.items, drawn.disputes, drawn.promises])
      expect(part!.textContent).toContain('Amounts are converted to CNY');
  });
});
