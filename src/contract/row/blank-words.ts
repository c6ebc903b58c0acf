/** Blank types and kinds in a column that spells out the usual word elsewhere: there a blank says nothing, so it is told. */
import { text } from '../../i18n/locale.ts';
import type { FilePlan } from '../../intake/plan-file.ts';
import { type Problem, problem } from '../rules/problem.ts';

export class BlankWords {
  #usual = 0;
  #blank = 0;
  #firstRow = 0;
  #index = -1;

  /** A row that is counted as the usual: an invoice, or cash; `index` is the column that says so, or is blank. */
  noteUsual(index: number, text: string, row: number): void {
    if (text.trim() !== '') {
      this.#usual++;
      return;
    }
    if (this.#blank++ === 0) this.#firstRow = row;
    this.#index = index;
  }

  /** Where most such rows have the word; elsewhere a blank is how the system writes it. */
  problems({ source, headers, table }: FilePlan): Problem[] {
    if (this.#blank === 0 || this.#blank >= this.#usual) return [];
    const usual = table === 'payment' ? text('cash', '回款') : text('an invoice', '发票');
    const place = { file: source.name, row: this.#firstRow, column: headers[this.#index] ?? null };
    const expected = text(
      `a word, as in ${this.#usual} other rows; each of ${this.#blank} is counted as ${usual.en}`,
      `与其他 ${this.#usual} 行一样填写；空白的 ${this.#blank} 行各按${usual.zh}计`,
    );
    return [problem('blank_word', { ...place, value: `${this.#blank}`, expected })];
  }
}
