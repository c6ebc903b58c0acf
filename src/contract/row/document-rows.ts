/** The rules of a list of documents: what a row is, and what an invoice says beside its amount. */
import { CREDIT_NOTE_FILE } from '../../intake/table-names.ts';
import { documentWord, readFlag, readTerms } from '../../intake/vocabulary.ts';
import { dueFromBaseline } from './baseline-date.ts';
import { type Meaning, meaningOf } from './meaning.ts';
import type { CanonicalRow, RowInProgress } from './row-in-progress.ts';
import type { RowMoney } from './row-money.ts';

export interface DocumentRules {
  /** What the row is; its amount becomes positive. Null where it has none. */
  meaningRules(values: CanonicalRow): Meaning | null;
  invoiceRules(values: CanonicalRow): void;
}

export function documentRules(current: RowInProgress, money: RowMoney): DocumentRules {
  const { plan, reading } = current;
  const { documents } = reading;
  const at = (field: string): number => current.at(field);
  const [status, docType, terms] = [at('status'), at('doc_type'), at('terms')];
  const [noteAt, lostAt, idAt] = [at('note'), at('dispute_lost'), at('invoice_id')];
  const defaultWord = CREDIT_NOTE_FILE.test(plan.source.name) ? 'credit_note' : 'invoice';
  const netDueDate = dueFromBaseline(plan, reading);
  const customerColumn = at('customer_id') < 0 ? 'customer_name' : 'customer_id';
  // Xero writes how much foreign currency one unit of its own currency buys
  const isInverseRate = /^currency[ _]?rate$/i.test(plan.headers[at('fx_rate')] ?? '');

  function meaningRules(values: CanonicalRow): Meaning | null {
    const amount = money.debitOrCredit(values);
    if (amount === 0) current.reportProblem('amount_zero', current.place('amount_minor'));
    if (!amount) return null;
    const typeText = docType < 0 ? null : (current.cells[docType] ?? '');
    const side = money.side();
    const isCreditSide = money.hasCreditColumn && amount < 0;
    const meaning = meaningOf(
      typeText,
      defaultWord,
      isCreditSide ? -amount : amount,
      isCreditSide ? -1 : side,
      noteAt < 0 ? '' : (current.cells[noteAt] ?? ''),
      documents,
    );
    if (typeText !== null && documentWord(typeText) === 'unknown')
      current.counter.add(
        'unknown_doc_type',
        current.row,
        plan.headers[docType] ?? null,
        typeText,
        typeText,
      );
    if (meaning.rule) {
      const place = current.place(docType < 0 ? 'amount_minor' : 'doc_type');
      current.counter.add(meaning.rule, current.row, place.column ?? null, place.value ?? '');
    }
    if (meaning.amount < 0)
      current.reportProblem(
        meaning.table === 'payment' ? 'negative_adjustment' : 'amount_negative',
        current.place('amount_minor'),
      );
    values.amount_minor = Math.abs(meaning.amount);
    if (meaning.type !== 'invoice' || side < 0) {
      for (const name of ['open_minor', 'paid_minor', 'credited_minor']) {
        if (typeof values[name] === 'number') values[name] = Math.abs(values[name] as number);
      }
    }
    return meaning;
  }

  function invoiceRules(values: CanonicalRow): void {
    if (isInverseRate && values.fx_rate !== null) values.fx_rate = 1 / (values.fx_rate as number);
    if (values.due_date === null && netDueDate) values.due_date = netDueDate(current.cells);
    if (lostAt >= 0 && readFlag(current.cells[lostAt] ?? '') === true) {
      if (values.settled_date === null) values.is_disputed = true;
      else {
        values.credited_minor = values.amount_minor!;
        values.paid_minor = 0;
        current.counter.add(
          'dispute_lost',
          current.row,
          plan.headers[lostAt] ?? null,
          current.cells[idAt] ?? '',
        );
      }
    }
    if (
      status >= 0 &&
      values.settled_date === null &&
      /^disputed$|争议/i.test(current.cells[status] ?? '')
    )
      values.is_disputed = true;
    if (values.customer_id === null && values.customer_name === null)
      current.reportProblem('missing_customer', current.place(customerColumn));
    if (terms >= 0 && values.discount_rate === null) {
      const read = readTerms(current.cells[terms] ?? '');
      if (read?.discountRate) {
        values.discount_rate = read.discountRate;
        values.discount_days = read.discountDays;
      }
    }
    const [issue, due] = [values.issue_date, values.due_date] as (number | null)[];
    if (issue !== null && due !== null && due! < issue!)
      current.reportProblem('due_before_issue', current.place('due_date'));
  }

  return { meaningRules, invoiceRules };
}
