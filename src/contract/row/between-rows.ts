/** The rows between the rows of data: headings, totals, repeated headers and footers are reported, and say something of the others. */
import { isBalanceText, isOpeningText, isTotalLike } from '../../intake/vocabulary.ts';
import { problem } from '../rules/problem.ts';
import type { RuleId } from '../rules/rules.ts';
import type { CanonicalRow } from './canonical-row.ts';
import { CellError } from './cells.ts';
import { type PrintedTotals, printedTotals } from './printed-totals.ts';
import type { RowInProgress } from './row-in-progress.ts';
import type { RowMoney } from './row-money.ts';
import { type EvidentKind, RowsByEvidence } from './rows-by-evidence.ts';
import { sectionOf } from './sections.ts';
import { isFilled, type SheetRowKind, SheetRows } from './sheet-rows.ts';

const RULE_OF_KIND: Partial<Record<SheetRowKind, RuleId>> = {
  total: 'total_row',
  heading: 'heading_row',
  opening: 'opening_balance',
  balance: 'balance_line',
  footer: 'footer_row',
  repeated_header: 'repeated_header',
  units: 'units_row',
};

/** The cell that says what a row is, where it need not be the first. */
const CELL_OF_KIND: Partial<Record<SheetRowKind, (cell: string) => boolean>> = {
  total: isTotalLike,
  opening: isOpeningText,
  balance: isBalanceText,
};

export class BetweenRows {
  readonly #current: RowInProgress;
  readonly #money: RowMoney;
  readonly #rows: SheetRows;
  readonly #printed: PrintedTotals;
  readonly #evidence: RowsByEvidence;
  readonly #customersAt: readonly number[];
  /** Columns of the first row of a group that hold for all of it. */
  readonly #carriedAt: ReadonlySet<number>;
  readonly #documentAt: readonly number[];
  /** Cells of the last row with a customer, while its group lasts. */
  #first: readonly string[] | null = null;

  constructor(current: RowInProgress, money: RowMoney) {
    const { plan } = current;
    const dates = current.columns.filter(
      ({ column }) => column.type === 'date' && column.isRequired,
    );
    this.#current = current;
    this.#money = money;
    this.#rows = new SheetRows(plan, (cells, first) =>
      dates.some(({ index, read }) => {
        if (index === first) return false;
        const value = read(cells[index] ?? '');
        // a name in the column of documents is no day
        return value !== null && !(plan.isGrouped && value instanceof CellError);
      }),
    );
    const datesAt = dates.map(({ index }) => index);
    this.#printed = printedTotals(current, money, datesAt);
    this.#evidence = new RowsByEvidence(current, money, this.#printed.totals, dates);
    const at = (fields: readonly string[]): number[] =>
      fields.map((field) => current.at(field)).filter((index) => index >= 0);
    this.#customersAt = at(['customer_id', 'customer_name']);
    this.#documentAt = at(['invoice_id', 'issue_date']);
    this.#carriedAt = new Set([...this.#customersAt, ...current.reading.groups.beside]);
  }

  /** Notes the customer of the current row, be it read or not. */
  start(): void {
    const { cells, reading } = this.#current;
    if (!reading.groups.isCarried) return;
    if (this.#customersAt.some((index) => isFilled(cells[index] ?? ''))) this.#first = cells;
  }

  /** What the current row is. */
  kind(): SheetRowKind | EvidentKind {
    const kind = this.#rows.kindOf(this.#current.cells);
    if (kind === 'data' && this.#isSumAbove()) return 'heading';
    if (kind === 'data')
      return this.#evidence.kind() ?? (this.#printed.isBareTotal() ? 'total' : 'data');
    return kind === 'opening' && this.#money.isNone() ? 'heading' : kind;
  }

  /** Reports the current row, which is no data, and checks the total that it prints. */
  report(kind: SheetRowKind | EvidentKind): void {
    if (kind === 'loose_amount') {
      this.#reportLooseAmount();
      return;
    }
    const rule = RULE_OF_KIND[kind];
    if (rule === undefined) return;
    const { cells, row, plan } = this.#current;
    const saysSo = cells.findIndex(CELL_OF_KIND[kind] ?? isFilled);
    const index = saysSo < 0 ? cells.findIndex(isFilled) : saysSo;
    const value = kind === 'units' ? cells.filter(isFilled).join(' | ') : cells[index]!;
    const column = plan.headers[index] ?? null;
    this.#current.report(problem(rule, { file: plan.source.name, row, column, value }));
    if (kind === 'footer') this.#current.section = sectionOf(this.#current);
    if (kind === 'total') {
      this.#current.section = null;
      this.#first = null;
      this.#printed.checkTotal(value);
    } else if (kind === 'heading') this.#printed.totals.boundary();
  }

  /** When all rows are read. */
  finish(): void {
    this.#printed.finish();
  }

  /** Neither a document nor the total of others. */
  #reportLooseAmount(): void {
    const { cells, table } = this.#current;
    const value = cells.filter(isFilled).join(' | ');
    const expected = this.#printed.shownBeside();
    this.#current.reportProblem(
      'loose_amount',
      this.#current.place(table.control, { value, expected }),
    );
  }

  /** Counts the amount of a row of data for the totals below it. */
  count(amount: number, currency: string | null, isUsed: boolean): void {
    this.#printed.totals.add(amount, currency, isUsed);
    this.#evidence.remember();
  }

  /** A customer with the sum of the documents below. */
  #isSumAbove(): boolean {
    const { cells, reading } = this.#current;
    const isIn = (index: number): boolean => isFilled(cells[index] ?? '');
    return (
      reading.groups.isSumAbove && this.#customersAt.some(isIn) && !this.#documentAt.some(isIn)
    );
  }

  /** The values of the first row of the group. */
  #carryFirst(values: CanonicalRow): void {
    const { columns, counter, row } = this.#current;
    const first = this.#first;
    if (first === null) return;
    for (const { column, index, read } of columns) {
      const value = this.#carriedAt.has(index) ? read(first[index] ?? '') : null;
      if (value instanceof CellError || value === null) continue;
      values[column.name] ??= value as string;
    }
    const shown = this.#customersAt.map((index) => (first[index] ?? '').trim());
    counter.add('customer_carried', row, null, shown.filter(isFilled).join(' '));
  }

  /** A document or payment without a customer takes the one of the heading above it, or of its group. */
  carryCustomer(values: CanonicalRow): void {
    const { heading } = this.#rows;
    if ((values.customer_id ?? null) !== null || (values.customer_name ?? null) !== null) return;
    if (heading === null) {
      this.#carryFirst(values);
      return;
    }
    values.customer_id = heading.code;
    values.customer_name = heading.name;
    this.#current.counter.add('customer_carried', this.#current.row, null, heading.name);
  }
}
