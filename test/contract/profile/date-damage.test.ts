import { describe, expect, it } from 'vitest';
import { csv, imported } from '../folder.ts';

const HEADER = 'invoice_id,customer_id,issue_date,due_date,amount';
const row = (id: number, issue: string, due = '') => `A${id},C1,${issue},${due},5`;
const dates = 'select issue_date::varchar as d from raw_invoice order by row_id';

describe('dates', () => {
  it('in three formats of one column, each clear by itself', async () => {
    const { rows } = await imported(
      {
        'invoices.csv': csv(
          HEADER,
          row(1, '13/02/2026'),
          row(2, '02/14/2026'),
          row(3, '2026-02-15'),
          row(4, '16-Feb-2026'),
          row(5, '2026-02-17T00:00:00.0000000Z'),
          row(6, '2026年2月18日'),
          row(7, '20260219.0'),
        ),
      },
      dates,
    );
    expect(rows.map((r) => r.d)).toEqual(
      [13, 14, 15, 16, 17, 18, 19].map((day) => `2026-02-${day}`),
    );
  });

  it('of which a spreadsheet turned the readable ones around are refused', async () => {
    // 5 March, 6 April, 7 May 2026 written day first: taken for real dates with month and day swapped
    const { problems, refused } = await imported({
      'invoices.csv': csv(
        HEADER,
        row(1, '2026-05-03'),
        row(2, '2026-06-04'),
        row(3, '2026-07-05'),
        row(4, '13/03/2026'),
        row(5, '25/03/2026'),
        row(6, '30/04/2026'),
      ),
    });
    expect(refused).toBe(true);
    expect(problems).toMatchObject([
      { rule: 'damaged_dates', row: 2, column: 'issue_date', value: '2026-05-03' },
    ]);
    expect(problems[0]!.expected).toContain('3 are real dates');
  });

  it('that run backwards, and forwards with day and month swapped, are refused', async () => {
    const good = Array.from({ length: 12 }, (_, i) =>
      row(i, `2026-01-${i + 14}`, `2026-02-${i + 14}`),
    );
    // issued on 5 March, written 2026-05-03, due 4 April as 2026-04-04 …
    const bad = [
      row(91, '2026-05-03', '2026-04-04'),
      row(92, '2026-06-03', '2026-04-05'),
      row(93, '2026-07-03', '2026-04-06'),
    ];
    const { problems } = await imported({ 'invoices.csv': csv(HEADER, ...good, ...bad) });
    expect(problems).toMatchObject([
      { severity: 'refused', rule: 'damaged_dates', row: 14, value: '2026-05-03 … 2026-04-04' },
    ]);
  });

  it('that contradict their terms unless swapped are refused', async () => {
    const { problems } = await imported({
      'invoices.csv': csv(
        `${HEADER},terms`,
        ...[1, 2, 3, 4].map((i) => `A${i},C1,2026-0${i}-05,2026-0${i}-25,5,Net 20`),
        // 1 February plus 20 days is 21 February: the issue date is there as 2 January
        'B1,C1,2026-01-02,2026-02-21,5,Net 20',
        // 1 March + 20 is 21 March, 1 April + 20 is 21 April
        'B2,C1,2026-01-03,2026-03-21,5,Net 20',
        'B3,C1,2026-01-04,2026-04-21,5,Net 20',
      ),
    });
    expect(problems).toMatchObject([{ rule: 'damaged_dates', row: 6 }]);
    expect(problems[0]!.expected).toBe(
      'a due date 20 days after the issue date: 3 rows are so only with day and month swapped',
    );
  });

  it('with a few due dates too early are only a warning', async () => {
    const { rules, refused } = await imported({
      'invoices.csv': csv(
        HEADER,
        row(1, '2026-03-20', '2026-03-02'),
        row(2, '2026-03-20', '2026-04-20'),
      ),
    });
    expect([rules.includes('due_before_issue'), refused]).toEqual([true, false]);
  });
});

describe('amounts', () => {
  it.each([
    ['1 200,50 руб.', 120050, 'RUB', null],
    ['CNY 1200.5', 120050, 'CNY', null],
    ['¥ 1200.50', 120050, null, null],
    ['1.2万', 1200000, null, null],
    ['Оплата 1 200,50 руб. по счёту № 55', 120050, null, 'number_in_text'],
    ['1.2005E3', 120050, null, 'exponent_read'],
    ['1 200.50', 120050, null, null],
    ['₹ 1,10,775.00', 11077500, 'INR', null],
  ])('%s', async (text, minor, currency, rule) => {
    const file = csv('invoice_id,customer_id,issue_date,amount', `A1,C1,2026-01-05,"${text}"`);
    const sql = 'select amount_minor, currency from raw_invoice';
    const { rows, rules } = await imported({ 'invoices.csv': file }, sql);
    expect(rows).toEqual([{ amount_minor: minor, currency }]);
    expect(rules.filter((r) => r !== 'no_payments')).toEqual(rule === null ? [] : [rule]);
  });

  it('in cents where the settings or the system’s own columns say so', async () => {
    const sql = 'select amount_minor from raw_invoice';
    const file = csv(
      'invoice_id,customer_id,issue_date,amount,currency',
      'A1,C1,2026-01-05,1234,JPY',
      'A2,C1,2026-01-05,1234,EUR',
    );
    const reported = await imported({ 'invoices.csv': file }, sql, {
      amount_units: { 'inv*': 'minor' },
    });
    expect(reported.rows).toEqual([{ amount_minor: 1234 }, { amount_minor: 1234 }]);
    const stripe = csv(
      'invoice_id,customer_id,issue_date,amount,livemode',
      'A1,C1,2026-01-05,1234,true',
    );
    const found = await imported({ 'invoices.csv': stripe }, sql);
    expect(found.rows).toEqual([{ amount_minor: 1234 }]);
    expect(found.rules).toContain('minor_units');
  });

  it('shortened by a spreadsheet are set aside', async () => {
    const file = csv('invoice_id,customer_id,issue_date,amount', 'A1,C1,2026-01-05,1.42E+05');
    expect((await imported({ 'invoices.csv': file })).rules).toContain('number_shortened');
  });
});
