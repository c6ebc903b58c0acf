/** A book written as exports and opened as a report, beside its plain ledger. */
import { askTogether } from '../metrics/ask-together.ts';
import { reportOf } from '../with-report.ts';
import type { Case } from './compare.ts';
import { dateOf } from './dice.ts';
import { plainLedger } from './plain-ledger.ts';
import type { Book } from './random-book.ts';
import { bookFiles } from './write-book.ts';

interface Opening {
  /** Last day of the period, and the as-of date. */
  to: number;
  /** Days from the period's first day to its last. */
  back?: number;
  /** Text of report.yml. */
  settings: string;
  files?: (book: Book) => Record<string, string>;
}

/** To be closed by its report. */
export async function openBook(
  book: Book,
  { to, back = 0, settings, files = bookFiles }: Opening,
): Promise<Case> {
  const report = await reportOf({ ...files(book), 'report.yml': settings }, dateOf(to));
  const from = Math.max(1, to - back);
  return { report, ask: askTogether(report), book, ledger: plainLedger(book), from, to };
}

export async function withBook<T>(
  book: Book,
  opening: Opening,
  use: (given: Case) => Promise<T>,
): Promise<T> {
  const given = await openBook(book, opening);
  try {
    return await use(given);
  } finally {
    await given.report.close();
  }
}
