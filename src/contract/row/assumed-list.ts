/** A list that nothing but its shape makes one of payments: its rows and money are asked about as a whole. */

import { text } from '../../i18n/locale.ts';
import { settingsLine } from '../../settings/settings-line.ts';
import { listQuestion } from '../questions/file-questions.ts';
import {
  type AmountIn,
  addAmount,
  amountText,
  type ExampleRow,
  exampleRow,
  MAX_EXAMPLE_ROWS,
} from '../questions/question.ts';
import { type Problem, problem, rowCount } from '../rules/problem.ts';
import type { AskingRow, OpenQuestions } from './open-questions.ts';

export class AssumedList {
  readonly #current: AskingRow;
  readonly #questions: OpenQuestions;
  readonly #amounts: AmountIn[] = [];
  readonly #examples: ExampleRow[] = [];
  #rows = 0;

  constructor(current: AskingRow, questions: OpenQuestions) {
    this.#current = current;
    this.#questions = questions;
  }

  /** The amount of a row that counts as cash. */
  count(minor: number): void {
    const { cells, row } = this.#current;
    this.#rows++;
    addAmount(this.#amounts, { currency: this.#questions.currency(), minor });
    if (this.#examples.length < MAX_EXAMPLE_ROWS) this.#examples.push(exampleRow(cells, row));
  }

  problems(): Problem[] {
    if (this.#rows === 0) return [];
    const { plan, settings } = this.#current;
    const amounts = this.#amounts
      .map((amount) => amountText(amount, settings.currency ?? null))
      .join(', ');
    const question = listQuestion(plan, {
      rows: this.#rows,
      amounts: this.#amounts,
      examples: this.#examples,
    });
    return [
      problem('assumed_payments', {
        file: plan.source.name,
        row: plan.headerRow,
        value: plan.headers.filter((header) => header !== '').join(', '),
        expected: text(
          `a name or a column that says so: ${rowCount(this.#rows)}, ${amounts}`,
          `能说明种类的名称或列：${this.#rows} 行，${amounts}`,
        ),
        line: settingsLine(question.answers[0]!.settings),
        question,
      }),
    ];
  }
}
