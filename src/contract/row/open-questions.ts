/** Words of deciding columns that are on no list: each with its rows and its money, asked about once a file. */
import { currencyDigits } from '../../format/currency-digits.ts';
import { text } from '../../i18n/locale.ts';
import type { FilePlan } from '../../intake/plan-file.ts';
import { readCurrency } from '../../intake/vocabulary.ts';
import type { Settings } from '../../settings/settings.ts';
import { settingsLine } from '../../settings/settings-line.ts';
import { columnOf } from '../plan/plan-columns.ts';
import type { ValueWords } from '../plan/value-words.ts';
import type { Reading } from '../profile/reading.ts';
import {
  type AmountIn,
  addAmount,
  amountText,
  type ExampleRow,
  exampleRow,
  MAX_EXAMPLE_ROWS,
  type Question,
} from '../questions/question.ts';
import { ASSUMED, type AskedField, valueAnswers } from '../questions/value-answers.ts';
import { andMore, type Problem, problem, rowCount } from '../rules/problem.ts';
import type { RuleId } from '../rules/rules.ts';

const RULE_OF: Record<AskedField, RuleId> = {
  kind: 'unknown_kind',
  status: 'unknown_status',
  doc_type: 'unknown_doc_type',
};
const FIELDS = Object.keys(RULE_OF) as AskedField[];

/** The row that is being read, and its file. */
export interface AskingRow {
  readonly cells: readonly string[];
  readonly row: number;
  readonly plan: FilePlan;
  readonly settings: Settings;
  readonly reading: Reading;
  readonly words: ValueWords;
}

interface Asked {
  field: AskedField;
  column: string | null;
  word: string;
  row: number;
  rows: number;
  minor: number;
  amounts: AmountIn[];
  examples: ExampleRow[];
  /** What report.yml says, or null. */
  answered: string | null;
  /** What holds while nobody has answered. */
  assumed: string;
  /** In place of the rule of unknown words: much money under it is published all the same. */
  rule: RuleId | null;
  holds: () => boolean;
}

/** A word that is asked about although it is on a list, or is only part of its cell. */
interface AskedSo {
  word?: string;
  /** Of its own; much money under it is published all the same. */
  rule?: RuleId;
  assumed?: string;
  /** Asked when all rows are read: false where it is no question after all. */
  holds?: () => boolean;
}

export class OpenQuestions {
  readonly #current: AskingRow;
  readonly #currencyAt: number;
  readonly #asked = new Map<string, Asked>();
  #total = 0;

  constructor(current: AskingRow) {
    this.#current = current;
    this.#currencyAt = columnOf(current.plan, 'currency');
  }

  /** The amount of any row of the file. */
  count(minor: number): void {
    this.#total += Math.abs(minor);
  }

  /** The row has a word that is on no list, or that report.yml decides. */
  ask(field: AskedField, index: number, minor: number | null, so?: AskedSo): void {
    const { cells, row, plan, words } = this.#current;
    const word = so?.word ?? (cells[index] ?? '').trim();
    const key = `${field}\u0000${word}`;
    let asked = this.#asked.get(key);
    if (!asked) {
      const column = plan.headers[index] ?? null;
      const answered = words.said(field, word);
      const none = { rows: 0, minor: 0, amounts: [], examples: [] };
      const { rule = null, assumed = ASSUMED[field], holds = () => true } = so ?? {};
      asked = { field, column, word, row, ...none, answered, assumed, rule, holds };
      this.#asked.set(key, asked);
    }
    asked.rows++;
    asked.minor += Math.abs(minor ?? 0);
    addAmount(asked.amounts, { currency: this.currency(), minor: Math.abs(minor ?? 0) });
    if (asked.examples.length < MAX_EXAMPLE_ROWS) asked.examples.push(exampleRow(cells, row));
  }

  /** Like `ask`, where report.yml decides the word. */
  noteAnswered(field: AskedField, index: number, minor: number | null): void {
    const { cells, words } = this.#current;
    if (index >= 0 && words.said(field, cells[index] ?? '') !== null) this.ask(field, index, minor);
  }

  /** Most money first; with too much money under the words of a column nothing is published. */
  problems(): Problem[] {
    const all = [...this.#asked.values()]
      .filter(({ answered, holds }) => answered !== null || holds())
      .toSorted((a, b) => b.minor - a.minor);
    const most = this.#current.settings.max_set_aside * this.#total;
    const open = all.filter(({ answered, rule }) => answered === null && rule === null);
    const tooMuch = new Set(
      FIELDS.filter(
        (field) => open.reduce((sum, one) => sum + (one.field === field ? one.minor : 0), 0) > most,
      ),
    );
    return all.map((one) => {
      const found = this.#problem(one);
      const isRefused = one.answered === null && one.rule === null && tooMuch.has(one.field);
      return isRefused ? { ...found, severity: 'refused' } : found;
    });
  }

  /** Of the row; null where nothing names one. */
  currency(): string | null {
    const { cells, reading, settings } = this.#current;
    const own = this.#currencyAt < 0 ? null : readCurrency(cells[this.#currencyAt] ?? '');
    return own ?? reading.currency ?? settings.currency ?? null;
  }

  #problem(one: Asked): Problem {
    const { plan, settings, reading } = this.#current;
    const { field, column, word, row, rows, minor, answered } = one;
    const named = one.amounts[0]?.currency ?? reading.currency ?? settings.currency ?? null;
    const digits = currencyDigits(named);
    const money = (amount: number): string => (amount / 10 ** digits).toFixed(digits);
    const decided = answered ?? one.assumed;
    // amounts of several currencies have no sum
    const sums = one.amounts.map((amount) => amountText(amount, settings.currency ?? null));
    const extent =
      sums.length > 1
        ? text(`${rowCount(rows)}, ${sums.join(', ')}`, `${rows} 行，${sums.join('、')}`)
        : text(
            `${rowCount(rows)}, ${money(minor)} of ${money(this.#total)}`,
            `${rows} 行，${money(this.#total)} 中的 ${money(minor)}`,
          );
    const rule = one.rule ?? RULE_OF[field];
    return problem(answered === null ? rule : 'answered', {
      file: plan.source.name,
      row,
      column,
      value: andMore(word, rows),
      expected:
        answered === null && one.rule === null
          ? text(`a known word: ${extent.en}`, `已知的词：${extent.zh}`)
          : extent,
      line: settingsLine({ values: { [field]: { [word]: decided } } }),
      question: this.#question(one),
    });
  }

  #question({ field, word, rows, amounts, examples, answered, assumed }: Asked): Question {
    const isPayment = this.#current.plan.table === 'payment';
    const answers = valueAnswers({ field, word, assumed }, amounts, isPayment);
    const id = `values.${field}.${word.normalize('NFKC').toLowerCase()}`;
    return { id, word, rows, amounts, examples, answers, assumed, answered };
  }
}
