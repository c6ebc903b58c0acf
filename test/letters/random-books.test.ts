/** On random books, at ten dates each: letters add up to the receivables, and a statement's foot is its closing balance. */
import { expect, test } from 'vitest';
import { letterQuestion, readAccounts } from '../../src/letters/account.ts';
import type { OpenReport } from '../../src/publish/open-report.ts';
import { readStatements } from '../../src/report/customer/statement.ts';
import { createAskRows } from '../../src/rows/ask-rows.ts';
import { dateOf, dice } from '../oracle/dice.ts';
import { randomBook } from '../oracle/random-book.ts';
import { bookFiles } from '../oracle/write-book.ts';
import { reportOf } from '../with-report.ts';

/** By customer and currency. */
type Balances = Map<string, number>;

/** Gross open less unapplied, as the metrics have it. */
async function netOf(report: OpenReport, asOf: string): Promise<Balances> {
  const { rows } = await report.ask({ metric: 'net_open_amount', by: ['customer'], asOf });
  return new Map(
    rows.flatMap(({ by, currency, value }) =>
      value ? [[`${by.customer} ${currency}`, value] as const] : [],
    ),
  );
}

async function lettersOf(report: OpenReport, asOf: string): Promise<Balances> {
  const { rows } = await createAskRows(report.engine, report)(letterQuestion(asOf));
  return new Map(
    readAccounts(rows, asOf, 14).flatMap(({ customer, currency, totalMinor }) =>
      totalMinor ? [[`${customer} ${currency}`, totalMinor] as const] : [],
    ),
  );
}

async function closingsOf(report: OpenReport, from: string, asOf: string): Promise<Balances> {
  const askRows = createAskRows(report.engine, report);
  const closings: Balances = new Map();
  for (const customer of ['C1', 'C2', 'C3', 'C4', 'C5', 'C6']) {
    const { rows } = await askRows({
      ...{ which: 'statement', filter: { customer }, period: { from, to: asOf } },
      ...{ asOf, limit: 5000 },
    });
    for (const { currency, closing, difference } of readStatements(rows)) {
      expect(difference).toBe(0);
      if (closing) closings.set(`${customer} ${currency}`, closing);
    }
  }
  return closings;
}

const sorted = (balances: Balances): [string, number][] => [...balances].sort();

test.each([11, 13])('book %d', async (seed) => {
  const roll = dice(seed);
  const report = await reportOf(bookFiles(randomBook(seed)), dateOf(440));
  for (let n = 0; n < 10; n++) {
    const day = roll(60, 440);
    const asOf = dateOf(day);
    const net = sorted(await netOf(report, asOf));
    expect(net.length).toBeGreaterThan(0);
    expect([asOf, sorted(await lettersOf(report, asOf))]).toEqual([asOf, net]);
    expect([asOf, sorted(await closingsOf(report, dateOf(day - roll(0, 50)), asOf))]).toEqual([
      asOf,
      net,
    ]);
  }
  await report.close();
});
