/** Words of deciding columns that are on no list: each with its rows and its money, asked about once a file. */
import { currencyDigits } from '../../format/currency-digits.ts';
import type { FilePlan } from '../../intake/plan-file.ts';
import type { Settings } from '../../settings/settings.ts';
import type { Reading } from '../profile/reading.ts';
import { type Problem, problem } from '../rules/problem.ts';
import type { RuleId } from '../rules/rules.ts';

export type AskedField = 'kind' | 'status' | 'doc_type';

const RULE_OF: Record<AskedField, RuleId> = {
  kind: 'unknown_kind',
  status: 'unknown_status',
  doc_type: 'unknown_doc_type',
};
/** Of these a wrong guess changes the headline: with too much money under them nothing is published. */
const MUST_ANSWER: ReadonlySet<AskedField> = new Set(['kind', 'status']);
const EXAMPLE: Record<AskedField, string> = {
  kind: 'cash',
  status: 'live',
  doc_type: 'invoice',
};

/** The row that is being read, and its file. */
interface AskingRow {
  readonly cells: readonly string[];
  readonly row: number;
  readonly plan: FilePlan;
  readonly settings: Settings;
  readonly reading: Reading;
}

interface Asked {
  field: AskedField;
  column: string | null;
  value: string;
  row: number;
  rows: number;
  minor: number;
}

export class OpenQuestions {
  readonly #current: AskingRow;
  readonly #asked = new Map<string, Asked>();
  #total = 0;

  constructor(current: AskingRow) {
    this.#current = current;
  }

  /** The amount of any row of the file. */
  count(minor: number): void {
    this.#total += Math.abs(minor);
  }

  ask(field: AskedField, index: number, minor: number | null): void {
    const { cells, row, plan } = this.#current;
    const value = (cells[index] ?? '').trim();
    const key = `${field}\u0000${value}`;
    const amount = Math.abs(minor ?? 0);
    const known = this.#asked.get(key);
    if (known) {
      known.rows++;
      known.minor += amount;
    } else {
      const column = plan.headers[index] ?? null;
      this.#asked.set(key, { field, column, value, row, rows: 1, minor: amount });
    }
  }

  /** Most money first. */
  problems(): Problem[] {
    const all = [...this.#asked.values()].toSorted((a, b) => b.minor - a.minor);
    const most = this.#current.settings.max_set_aside * this.#total;
    const tooMuch = (['kind', 'status'] as const).filter(
      (field) => all.reduce((sum, one) => sum + (one.field === field ? one.minor : 0), 0) > most,
    );
    return all.map((one) => {
      const found = this.#problem(one);
      const isRefused = MUST_ANSWER.has(one.field) && tooMuch.some((field) => field === one.field);
      return isRefused ? { ...found, severity: 'refused' } : found;
    });
  }

  #problem({ field, column, value, row, rows, minor }: Asked): Problem {
    const { plan, settings, reading } = this.#current;
    const digits = currencyDigits(reading.currency ?? settings.currency ?? null);
    const money = (amount: number): string => (amount / 10 ** digits).toFixed(digits);
    const line = `values: { ${field}: { ${JSON.stringify(value)}: ${EXAMPLE[field]} } }`;
    return problem(RULE_OF[field], {
      file: plan.source.name,
      row,
      column,
      value: rows === 1 ? value : `${value} and ${rows - 1} more`,
      expected: `a known word: ${rows} ${rows === 1 ? 'row' : 'rows'}, ${money(minor)} of ${money(this.#total)}; ${line}`,
    });
  }
}
