/** Columns that no field uses and whose values, in all rows of the file, look as if they mattered: each is named with why. */
import { type Localised, text } from '../../i18n/locale.ts';
import { hasRole } from '../../intake/headers/headers.ts';
import { mapColumns } from '../../intake/map-columns.ts';
import { isOutHeader } from '../../intake/payment-words.ts';
import type { FilePlan } from '../../intake/plan-file.ts';
import type { TableName } from '../../intake/table-names.ts';
import type { Settings } from '../../settings/settings.ts';
import { dayInEitherOrder } from '../plan/by-values/days.ts';
import { openColumns } from '../plan/by-values/open-columns.ts';
import { numberColumns, numberIn, ROWS_SEEN } from '../plan/by-values/sample.ts';
import { columnOf } from '../plan/plan-columns.ts';
import { type ValueWords, valueWords } from '../plan/value-words.ts';
import { unreadColumnQuestion } from '../questions/column-questions.ts';
import { type Problem, problem, rowCount } from '../rules/problem.ts';
import { factorsOf, QuantitySign } from './quantity-sign.ts';
import { Halves, PartOfAmount } from './unused-amounts.ts';

/** Fewer rows show no pattern. */
const FEWEST_ROWS = 2;
/** A column of so many different words has no status. */
const MOST_WORDS = 20;

type Row = readonly string[];

interface UnusedColumn {
  index: number;
  header: string;
  /** The first cell that says something. */
  shown: string | undefined;
  /** What the column may still be; null once its values have said that it is not. */
  part: PartOfAmount | null;
  days: { filled: number; misses: number; later: number } | null;
  words: Set<string> | null;
}

/** Why a column may matter, and the fields that it may be. */
interface Matter {
  reason: Localised;
  fields: readonly string[];
  mayBeOwed?: boolean;
}

/** What a part of the amount may be. */
const PARTS: Partial<Record<TableName, readonly string[]>> = {
  invoice: ['open_amount', 'paid_amount', 'credited_amount'],
  payment: ['refunded_amount'],
};

/** A mistyped day, or the line below a list, is no reason to pass a column over. */
const isFew = (misses: number, all: number): boolean => misses * 100 <= all;

/** True for the name of a rate, which is no amount. */
const isRate = (header: string): boolean =>
  mapColumns([header], 'invoice').some(({ field }) => field === 'fx_rate') ||
  mapColumns([header], 'rate').some(({ field }) => field === 'rate');

/** Observes row by row; a column of which nothing can come any more costs nothing. */
export class UnusedColumns {
  readonly #plan: FilePlan;
  readonly #settings: Settings;
  readonly #words: ValueWords;
  readonly #amountAt: number;
  readonly #issueAt: number;
  /** The first rows by their numbers, which say how amounts are written; null once they have. */
  #first: [Row, number][] | null = [];
  #columns: UnusedColumn[];
  /** Columns of which nothing can come, but a half of the amount. */
  #halves: Halves | null = null;
  /** Only in a list of documents that has quantities. */
  #quantities: QuantitySign | null = null;
  readonly #typeAt: number;
  #amountOf: (row: Row) => number | null = () => null;
  #rows = 0;
  #rowsWithAmount = 0;

  constructor(plan: FilePlan, settings: Settings) {
    this.#plan = plan;
    this.#settings = settings;
    this.#words = valueWords(settings, plan);
    this.#amountAt = columnOf(plan, 'amount');
    this.#typeAt = columnOf(plan, 'doc_type');
    this.#issueAt = plan.table === 'invoice' ? columnOf(plan, 'issue_date') : -1;
    const isList = plan.table === 'invoice' || plan.table === 'payment';
    const hasStatus = plan.table === 'invoice' && columnOf(plan, 'status') >= 0;
    this.#columns = (isList ? openColumns(plan, { settings }).free : []).map((index) => ({
      index,
      header: plan.headers[index]!,
      shown: undefined,
      part: null,
      days: this.#issueAt < 0 ? null : { filled: 0, misses: 0, later: 0 },
      words: hasStatus ? new Set() : null,
    }));
  }

  /** One row below the header. */
  observe(row: Row, number: number): void {
    if (
      (this.#columns.length === 0 && this.#quantities === null) ||
      !row.some((cell) => cell.trim() !== '')
    )
      return;
    if (this.#first === null) this.#take(row, number);
    else if (this.#first.push([row, number]) === ROWS_SEEN) this.#start();
  }

  /** May be called at any time. */
  problems(): Problem[] {
    this.#start();
    const { source, headerRow, table } = this.#plan;
    const halves = this.#halves?.reasons(this.#rowsWithAmount);
    const unread = this.#columns.flatMap((column) => {
      const half = halves?.get(column.index);
      const matter =
        this.#wordsOf(column) ??
        (half && { ...half, fields: this.#partFields() }) ??
        (this.#rows < FEWEST_ROWS ? null : this.#matter(column));
      if (matter === null) return [];
      const { header } = column;
      const fields = matter.mayBeOwed ? [...matter.fields, 'amount'] : matter.fields;
      const question = unreadColumnQuestion(source.name, header, table, fields);
      const place = { file: source.name, row: headerRow, column: header, value: column.shown };
      return [problem('column_matters', { ...place, expected: matter.reason, question })];
    });
    return [...unread, ...(this.#quantities?.problems(source.name) ?? [])];
  }

  #start(): void {
    const first = this.#first;
    if (first === null) return;
    this.#first = null;
    this.#readAmounts(first.map(([row]) => row));
    for (const [row, number] of first) this.#take(row, number);
  }

  /** Finds out which columns may hold amounts, and how they are written. */
  #readAmounts(rows: readonly Row[]): void {
    const [at, plan] = [this.#amountAt, this.#plan];
    if (at < 0) return;
    const indexes = [at, ...this.#columns.map(({ index }) => index)];
    const sample = { plan, rows, isWhole: false };
    const numbers = numberColumns(sample, indexes, this.#settings.decimal_sign);
    const amount = numbers.find(({ index }) => index === at);
    if (!amount) return;
    this.#amountOf = (row) => numberIn(row[at], amount.separator);
    const factors = factorsOf(numbers, amount);
    const quantities = new QuantitySign(numbers, amount, factors);
    const hasSides = columnOf(plan, 'debit_credit') >= 0 || columnOf(plan, 'credit_amount') >= 0;
    if (plan.table === 'invoice' && !hasSides && !quantities.isIdle) this.#quantities = quantities;
    for (const column of this.#columns) {
      const { index, header } = column;
      const own = numbers.find((one) => one.index === index);
      const isBlank = rows.every((row) => (row[index] ?? '').trim() === '');
      if ((!own && !isBlank) || hasRole('tax_amount', header) || isRate(header)) continue;
      if (factors.has(index)) continue;
      column.part = new PartOfAmount(index, header, own?.separator ?? amount.separator);
    }
    const has = (field: string): boolean => columnOf(plan, field) >= 0;
    if (plan.table === 'invoice' && !has('paid_amount') && !has('open_amount'))
      this.#halves = new Halves(
        amount.header,
        this.#columns.flatMap(({ part }) => part ?? []),
      );
  }

  #take(row: Row, number: number): void {
    this.#rows++;
    const amount = this.#amountOf(row) ?? 0;
    if (this.#quantities !== null && this.#isInvoice(row))
      this.#quantities.observe(row, number, amount);
    if (amount !== 0) {
      this.#rowsWithAmount++;
      this.#halves?.observe(row, amount);
    }
    let isAnyGone = false;
    for (const column of this.#columns) {
      const cell = row[column.index];
      if (!cell || cell.trim() === '') continue;
      if (column.shown === undefined && /[1-9\p{L}]/u.test(cell)) column.shown = cell;
      if (column.part?.observe(cell, amount) === false) column.part = null;
      if (column.days) this.#observeDay(column, row);
      if (column.words?.add(cell.trim()).size === MOST_WORDS) column.words = null;
      if (!column.part && !column.days && !column.words) isAnyGone = true;
    }
    if (isAnyGone) this.#forget();
  }

  #isInvoice(row: Row): boolean {
    return this.#typeAt < 0 || this.#words.document(row[this.#typeAt] ?? '') === 'invoice';
  }

  #forget(): void {
    this.#columns = this.#columns.filter(
      ({ index, part, days, words }) => part || days || words || this.#halves?.mayBe(index),
    );
  }

  /** A day on or after that of the document. */
  #observeDay(column: UnusedColumn, row: Row): void {
    const days = column.days!;
    days.filled++;
    const day = dayInEitherOrder(row[column.index]!);
    const issued = day === null ? null : dayInEitherOrder(row[this.#issueAt] ?? '');
    if (day !== null && issued !== null && day > issued) days.later++;
    if (day !== null && issued !== null && day >= issued) return;
    days.misses++;
    if (days.misses > 3 && !isFew(days.misses, days.filled)) column.days = null;
  }

  /** Nothing says when the documents are due. */
  get #isWithoutDue(): boolean {
    return ['due_date', 'terms'].every((field) => columnOf(this.#plan, field) < 0);
  }

  /** Fields that no column has yet. */
  #partFields(): string[] {
    return (PARTS[this.#plan.table] ?? []).filter((field) => columnOf(this.#plan, field) < 0);
  }

  #matter({ part, days }: UnusedColumn): Matter | null {
    const { headers } = this.#plan;
    const [rows, amounts] = [this.#rows, this.#rowsWithAmount];
    const isOut = this.#plan.table === 'payment' && part !== null && isOutHeader(part.header);
    if (part?.isInPlace && !isOut) {
      const amount = headers[this.#amountAt];
      const reason = text(
        `amounts in ${rowCount(part.alone)} in which ${amount} is 0 or blank: is it the amount of these rows?`,
        `${amount} 为零或空白的 ${part.alone} 行在此列有金额：是否为这些行的金额？`,
      );
      return { reason, fields: ['amount', ...this.#partFields()] };
    }
    if (part?.isPart(amounts) || (this.#halves !== null && part?.isOfMost(amounts))) {
      const amount = headers[this.#amountAt];
      const reason = text(
        `amounts up to ${amount} in ${part.some} of ${rowCount(amounts)}: what was paid, refunded or credited, or is open?`,
        `${amounts} 行中有 ${part.some} 行的金额不超过 ${amount}：是已收、已退、已冲减还是未收？`,
      );
      return { reason, fields: this.#partFields() };
    }
    if (!days || days.filled === 0 || !isFew(days.misses, days.filled)) return null;
    const issued = headers[this.#issueAt];
    if (this.#isWithoutDue && days.later * 2 > days.filled) {
      const reason = text(
        `days on or after ${issued} in ${days.filled} of ${rowCount(rows)}, and no due date: when it is due, or was paid or cancelled?`,
        `${rows} 行中有 ${days.filled} 行的日期不早于 ${issued}，且无到期日：是到期、收款还是作废的日期？`,
      );
      return { reason, fields: ['due_date', 'settled_date', 'deleted'] };
    }
    if (days.filled < rows) {
      const reason = text(
        `days on or after ${issued} in ${days.filled} of ${rowCount(rows)}: when it was paid or cancelled?`,
        `${rows} 行中有 ${days.filled} 行的日期不早于 ${issued}：是收款还是作废的日期？`,
      );
      return { reason, fields: ['settled_date', 'deleted'] };
    }
    return null;
  }

  /** Words that leave a row out of the books, beside the status that is used. */
  #wordsOf({ words }: UnusedColumn): Matter | null {
    const out = [...(words ?? [])].find((text) => !this.#words.mayBeLive(text));
    if (out === undefined) return null;
    const reason = text(
      `words such as ${out} beside the status: is it void?`,
      `状态列之外另有“${out}”一类的词：是否已作废？`,
    );
    return { reason, fields: ['status'] };
  }
}
