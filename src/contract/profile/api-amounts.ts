/** What the lists of an interface of a payment service say: amounts in whole cents, and rows that are only a test. */
import { counted } from '../../format/counted.ts';
import { hasRole } from '../../intake/headers/headers.ts';
import { hasMoreThanZero } from '../../intake/plain-text.ts';
import { type FilePlan, matchesName } from '../../intake/plan-file.ts';
import { readFlag } from '../../intake/vocabulary.ts';
import type { Settings } from '../../settings/settings.ts';
import { columnOf } from '../plan/plan-columns.ts';
import { unitsQuestion } from '../questions/setting-questions.ts';
import { type Problem, problem, rowCount } from '../rules/problem.ts';

export interface ApiReading {
  /** True where whole numbers are the smallest unit of their currency. */
  isMinor: boolean;
  /** Position of the column whose "false" makes a row a test, or null. */
  liveAt: number | null;
}

/** Of a list that a program asked for: 1767607200, and codes in small letters. */
const UNIX_SECONDS = /^1[5-9]\d{8}$/;
const SMALL_CODE = /^[a-z]{3}$/;
const OF_PROGRAMS = /\.(?:json|jsonl|ndjson)$/i;
const HAS_FRACTION = /\d[.,]\d{1,2}\D*$/;

export class ApiAmounts {
  readonly #plan: FilePlan;
  /** What report.yml says of the file, or the invoices that its payments name. */
  readonly #said: 'minor' | 'major' | undefined;
  readonly #liveAt: number;
  readonly #isMarked: boolean;
  readonly #isOfProgram: boolean;
  readonly #amountAt: number;
  readonly #currencyAt: number;
  #hasFraction = false;
  #isProgrammed = false;
  #amounts = 0;
  #first: string | null = null;
  #live = 0;
  #tests = 0;

  constructor(plan: FilePlan, { amount_units }: Settings) {
    this.#plan = plan;
    const setting = Object.entries(amount_units).find(([pattern]) =>
      matchesName(pattern, plan.source.name),
    )?.[1];
    this.#said = setting ?? (plan.isMinor ? 'minor' : undefined);
    this.#liveAt = plan.headers.findIndex((header) => hasRole('live_mark', header));
    this.#isOfProgram = OF_PROGRAMS.test(plan.source.file);
    this.#isMarked =
      this.#liveAt >= 0 ||
      (this.#isOfProgram && plan.headers.some((header) => hasRole('minor_unit_mark', header)));
    const isList = plan.table === 'invoice' || plan.table === 'payment';
    this.#amountAt = isList && plan.power === 0 ? columnOf(plan, 'amount') : -1;
    this.#currencyAt = columnOf(plan, 'currency');
  }

  observe(record: readonly string[]): void {
    if (!this.#isMarked && !this.#isOfProgram) return;
    const amount = record[this.#amountAt] ?? '';
    if (hasMoreThanZero(amount)) {
      this.#amounts++;
      this.#first ??= amount;
      if (!this.#hasFraction && HAS_FRACTION.test(amount)) this.#hasFraction = true;
    }
    this.#isProgrammed ||=
      SMALL_CODE.test(record[this.#currencyAt] ?? '') ||
      record.some((cell) => UNIX_SECONDS.test(cell));
    if (this.#liveAt < 0) return;
    const flag = readFlag(record[this.#liveAt] ?? '');
    if (flag === true) this.#live++;
    else if (flag === false) this.#tests++;
  }

  decide(): ApiReading {
    const isMinor = this.#said ? this.#said === 'minor' : this.#isMarked && !this.#hasFraction;
    return { isMinor, liveAt: this.#live > 0 && this.#tests > 0 ? this.#liveAt : null };
  }

  /** What is assumed of the file. */
  problems(): Problem[] {
    const file = this.#plan.source.name;
    const found: Problem[] = [];
    const isOpen = this.#isOfProgram && this.#isProgrammed && !this.#isMarked;
    if (isOpen && this.#said === undefined && this.#amounts > 0 && !this.#hasFraction) {
      const [column, value] = [this.#plan.headers[this.#amountAt] ?? null, this.#first!];
      const question = unitsQuestion(file, value, 'major');
      const place = { file, column, value, question };
      found.push(
        problem('units_open', { ...place, expected: counted(this.#amounts, 'whole number') }),
      );
    }
    if (this.#live === 0 && this.#tests > 0) {
      const column = this.#plan.headers[this.#liveAt]!;
      found.push(problem('test_data', { file, column, value: rowCount(this.#tests) }));
    }
    return found;
  }
}
