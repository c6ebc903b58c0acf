/** Problems that many rows of a column share, reported as one for each rule and column, with the first row and the count. */
import { andMore, type Problem, problem } from './problem.ts';
import type { RuleId } from './rules.ts';

interface Entry {
  rule: RuleId;
  column: string | null;
  row: number;
  value: string;
  line: string;
  count: number;
}

export class ProblemCounter {
  readonly #entries = new Map<string, Entry>();
  readonly #file: string;

  constructor(file: string) {
    this.#file = file;
  }

  /** `subKey` parts the counts further, such as one problem a document type; `line` of report.yml decides it. */
  add(
    rule: RuleId,
    row: number,
    column: string | null,
    value: string,
    subKey = '',
    line = '',
  ): void {
    const key = `${rule}\u0000${column}\u0000${subKey}`;
    const entry = this.#entries.get(key);
    if (entry) entry.count++;
    else this.#entries.set(key, { rule, column, row, value, line, count: 1 });
  }

  problems(): Problem[] {
    return [...this.#entries.values()].map(({ rule, row, column, value, line, count }) =>
      problem(rule, {
        file: this.#file,
        row,
        column,
        word: value,
        line,
        value: andMore(value, count),
      }),
    );
  }
}
