/** A statement of account read from its rows: lines with running balance, and whether it ties to the aging. */

import type { IsoDate } from '../../format/date.ts';
import type { Row, RowsQuestion } from '../../rows/types.ts';
import type { View } from '../../view/view.ts';
import { numberOf, textOf } from '../parts/row-cells.ts';

export interface StatementLine {
  line: 'opening' | 'movement' | 'closing';
  date: IsoDate;
  /** invoice, cash, credit_note, write_off, discount, refund; null on balances. */
  kind: string | null;
  document: string | null;
  /** Its `invoice_key`; null on balances and where a payment went to several. */
  invoice: number | null;
  due: IsoDate | null;
  debit: number | null;
  credit: number | null;
  balance: number;
}

export interface Statement {
  currency: string | null;
  lines: StatementLine[];
  opening: number;
  debits: number;
  credits: number;
  closing: number;
  /** Opening + debits − credits − closing: 0, or a line is missing. */
  difference: number;
}

/** Lines that one statement holds; a longer one needs a shorter period. */
export const STATEMENT_LINES = 5000;

/** The day a statement ends on: the period's last day that has happened. */
export const statementEnd = ({ period, asOf }: Pick<View, 'period' | 'asOf'>): IsoDate =>
  period.to < asOf ? period.to : asOf;

export const statementQuestion = (view: View): RowsQuestion => ({
  which: 'statement',
  filter: view.filter,
  period: view.period,
  asOf: view.asOf,
  limit: STATEMENT_LINES,
});

/** One statement a currency, in the order of the rows. */
export function readStatements(rows: Row[]): Statement[] {
  const byCurrency = new Map<string | null, StatementLine[]>();
  for (const row of rows) {
    const currency = textOf(row, 'currency');
    const lines = byCurrency.get(currency) ?? [];
    lines.push(readLine(row));
    byCurrency.set(currency, lines);
  }
  return [...byCurrency].map(([currency, lines]) => {
    const sum = (key: 'debit' | 'credit'): number =>
      lines.reduce((total, line) => total + (line[key] ?? 0), 0);
    const opening = lines.find((line) => line.line === 'opening')?.balance ?? 0;
    const closing = lines.find((line) => line.line === 'closing')?.balance ?? 0;
    const [debits, credits] = [sum('debit'), sum('credit')];
    const difference = opening + debits - credits - closing;
    return { currency, lines, opening, debits, credits, closing, difference };
  });
}

function readLine(row: Row): StatementLine {
  return {
    line: textOf(row, 'line') as StatementLine['line'],
    date: textOf(row, 'date')!,
    kind: textOf(row, 'kind'),
    document: textOf(row, 'document'),
    invoice: numberOf(row, 'invoice_key'),
    due: textOf(row, 'due_date'),
    debit: numberOf(row, 'debit_minor'),
    credit: numberOf(row, 'credit_minor'),
    balance: numberOf(row, 'balance_minor') ?? 0,
  };
}
