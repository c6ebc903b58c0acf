/** What the status of a row says beside its amounts: asked about where nobody can know, told where the amounts decide. */
import { moneyStatus, speaksOfRefund } from '../../intake/status-words.ts';
import { isPaidStatus, isPartlyPaid, readFlag } from '../../intake/vocabulary.ts';
import { settingsLine } from '../../settings/settings-line.ts';
import type { CanonicalRow } from './canonical-row.ts';
import type { RowInProgress } from './row-in-progress.ts';
import { statusAgainstMoney } from './status-against-money.ts';
import { statusMarks } from './status-marks.ts';

export class RowStatus {
  /** Rows that only their status says are paid. */
  readonly paidRows: number[] = [];
  /** Position of the status of documents and payments; else -1. */
  readonly at: number;

  readonly #current: RowInProgress;
  readonly #isInvoice: boolean;
  readonly #askMark: ReturnType<typeof statusMarks>;
  readonly #againstMoney: ReturnType<typeof statusAgainstMoney> | null;
  readonly #paidAt: number;

  constructor(current: RowInProgress) {
    const { table } = current.plan;
    this.#current = current;
    this.#isInvoice = table === 'invoice';
    this.at = this.#isInvoice || table === 'payment' ? current.at('status') : -1;
    this.#askMark = this.at < 0 ? null : statusMarks(current, this.at);
    this.#againstMoney =
      this.at >= 0 && this.#isInvoice ? statusAgainstMoney(current, this.at) : null;
    this.#paidAt = current.at('paid_amount');
  }

  /** Notes what the status of a row that is used says of its payment. */
  note(values: CanonicalRow): void {
    if (!this.#isInvoice) return;
    this.#againstMoney?.(values);
    if (this.at >= 0 || this.#current.plan.paidFlag !== undefined) this.#notePaid(values);
    if (this.#paidAt >= 0) this.#notePaidInFull(values);
  }

  /** A status on no list: asked about unless the row is plainly live, as something is open or was paid. */
  ask({ open_minor, paid_minor, refunded_minor }: CanonicalRow, sourceAmount: number): void {
    const { cells, words, questions, plan, counter, row } = this.#current;
    const at = this.at;
    if (at < 0) return;
    const isMoved = Number(open_minor ?? 0) > 0 || Number(paid_minor ?? 0) > 0;
    if (words.status(cells[at] ?? '') !== 'unknown') {
      questions.noteAnswered('status', at, sourceAmount);
      if (!isMoved) this.#askMark?.(sourceAmount);
      return;
    }
    const text = cells[at] ?? '';
    const isGivenBack = Number(refunded_minor ?? 0) !== 0 && speaksOfRefund(text);
    const isKnown = plan.table === 'payment' && (isGivenBack || moneyStatus(text) !== null);
    if (isKnown) return;
    if (!isMoved) {
      questions.ask('status', at, sourceAmount);
      return;
    }
    const line = settingsLine({ values: { status: { [text.trim()]: 'void' } } });
    // "due in 12 days" is one word with "due in 13 days"
    const word = text.replace(/\p{N}+/gu, '9');
    counter.add('live_by_money', row, plan.headers[at] ?? null, text.trim(), word, line);
  }

  /** An invoice whose status alone says that it was paid. */
  #notePaid(values: CanonicalRow): void {
    const { cells, row, plan } = this.#current;
    const flag = plan.paidFlag;
    const isSilent =
      values.doc_type === 'invoice' &&
      values.settled_date === null &&
      values.paid_minor === null &&
      values.open_minor === null;
    const isPaid =
      isPaidStatus(cells[this.at] ?? '') ||
      isPartlyPaid(cells[this.at] ?? '') ||
      (flag !== undefined && readFlag(cells[flag.index] ?? '') === flag.paid);
    if (isSilent && isPaid) this.paidRows.push(row);
  }

  /** A day of payment beside a blank amount, in a list that says elsewhere how much was paid: all of it counts as paid. */
  #notePaidInFull(values: CanonicalRow): void {
    const { doc_type, settled_date, paid_minor, open_minor, is_written_off } = values;
    const { row, plan, counter, cells } = this.#current;
    const isSilent = doc_type === 'invoice' && paid_minor === null && open_minor === null;
    if (!isSilent || settled_date === null || is_written_off === true) return;
    const day = cells[this.#current.at('settled_date')] ?? '';
    counter.add('paid_amount_blank', row, plan.headers[this.#paidAt] ?? null, day);
  }
}
