/** "1.2 Cr": 1.2 crore, which is ten millions each, or a credit of 1.20? What the rest of the column does not tell is refused. */
import type { FilePlan } from '../../intake/plan-file.ts';
import { readCurrency } from '../../intake/vocabulary.ts';
import type { Settings } from '../../settings/settings.ts';
import { columnDefinition, columnOf } from '../plan/plan-columns.ts';
import { valueWords } from '../plan/value-words.ts';
import { type Problem, problem } from '../rules/problem.ts';

/** Currencies of countries that count in lakh and crore. */
const OF_CRORES: ReadonlySet<string> = new Set(['INR', 'PKR', 'BDT', 'NPR', 'LKR']);
const LAKH_GROUPS = /\d,\d\d,\d{3}(?!\d)/;
const UNIT = /\d\s*(?:lakhs?|lacs?|crores?|l)\.?\s*$/i;
const CREDIT = /^\D*([\d.,]*\d)\s*cr\.?\s*$/i;
const DEBIT = /\d\s*dr\.?\s*$/i;
/** Below a hundred; with one decimal or none it is hardly an amount to the hundredth. */
const SHORT = /^\d{1,2}(?:[.,](\d\d?))?$/;

interface MoneyColumn {
  index: number;
  /** Amounts with a mark of debits, with a unit, and credits that are long, or short with two decimals, one or none. */
  debits: number;
  units: number;
  long: number;
  two: number;
  one: number;
  none: number;
  first: { row: number; value: string } | null;
}

/** True where the last letter may be that of such a mark. */
const mayBeMark = (cell: string): boolean => /[rsehl.]\s*$/i.test(cell.slice(-3));

export class CroreMarks {
  readonly #plan: FilePlan;
  readonly #columns: readonly MoneyColumn[];
  readonly #currencyAt: number;
  #isOfCrores: boolean;
  /** Where report.yml says what the mark means. */
  readonly #isCredit: boolean;
  /** A credit in another currency is no crore. */
  #isOther = false;

  constructor(plan: FilePlan, settings: Settings) {
    this.#plan = plan;
    this.#currencyAt = columnOf(plan, 'currency');
    this.#isOfCrores = OF_CRORES.has(settings.currency ?? '');
    this.#isCredit = valueWords(settings).said('doc_type', 'Cr') === 'credit_note';
    const none = { debits: 0, units: 0, long: 0, two: 0, one: 0, none: 0, first: null };
    this.#columns = plan.columns
      .filter(({ field }) => columnDefinition(plan, field)?.type === 'money')
      .map(({ index }) => ({ index, ...none }));
  }

  observe(record: readonly string[], row: number): void {
    for (const column of this.#columns) {
      const cell = record[column.index];
      if (!cell) continue;
      if (!this.#isOfCrores && cell.includes(',') && LAKH_GROUPS.test(cell))
        this.#isOfCrores = true;
      const last = cell.charCodeAt(cell.length - 1);
      if ((last >= 48 && last <= 57) || !mayBeMark(cell)) continue;
      this.#take(column, cell, row, record);
    }
  }

  #take(column: MoneyColumn, cell: string, row: number, record: readonly string[]): void {
    if (DEBIT.test(cell)) column.debits++;
    if (UNIT.test(cell)) column.units++;
    const number = CREDIT.exec(cell)?.[1];
    if (number === undefined) return;
    const code = readCurrency(record[this.#currencyAt] ?? '');
    if (code !== null && OF_CRORES.has(code)) this.#isOfCrores = true;
    else if (code !== null) this.#isOther = true;
    if (/₹|\brs\.?|\binr\b/i.test(cell)) this.#isOfCrores = true;
    const short = SHORT.exec(number);
    if (short?.[1]?.length === 2) column.two++;
    else if (short?.[1] !== undefined) column.one++;
    else if (short) column.none++;
    else column.long++;
    if (column.first === null || (short !== null && column.one + column.none + column.two === 1))
      column.first = { row, value: cell };
  }

  /** `currency` is that of the file. */
  problems(currency: string | null): Problem[] {
    const isOfCrores = this.#isOfCrores || (currency !== null && OF_CRORES.has(currency));
    if (this.#isCredit || (!isOfCrores && (this.#isOther || currency !== null))) return [];
    return this.#columns.flatMap(({ index, first, debits, units, long, two, one, none }) => {
      if (first === null || debits > 0) return [];
      const isShort = isOfCrores
        ? one + none > 0 || (two > 0 && long === 0)
        : one > 0 && two + long === 0;
      if (units === 0 && !isShort) return [];
      const column = this.#plan.headers[index] ?? null;
      const place = { file: this.#plan.source.name, column, ...first };
      return [problem('crore_or_credit', place)];
    });
  }
}
