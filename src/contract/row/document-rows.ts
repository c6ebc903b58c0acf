/** The rules of a list of documents: what a row is, and what an invoice says beside its amount. */
import { kindOfName } from '../../intake/kind-words.ts';
import { isCreditNoteList } from '../../intake/table-names.ts';
import { type DocumentWord, readFlag, readTerms, stageOf } from '../../intake/vocabulary.ts';
import { settingsLine } from '../../settings/settings-line.ts';
import { dueFromBaseline } from './baseline-date.ts';
import type { CanonicalRow } from './canonical-row.ts';
import { type Meaning, meaningOf } from './meaning.ts';
import type { RowInProgress } from './row-in-progress.ts';
import type { RowMoney } from './row-money.ts';
import type { Section } from './sections.ts';

/** What the heading above a row says, where it is known. */
const wordOf = (section: Section | null, other: DocumentWord): DocumentWord =>
  section === null || section.word === 'out' || section.word === 'unknown' ? other : section.word;

/** A credit under the number of a debit, in a list without types. */
const settlement = (amount: number): Meaning => ({
  table: 'payment',
  type: 'cash',
  amount,
  rule: 'credit_settles',
});

function reportMeaning(
  current: RowInProgress,
  { rule, amount, table }: Meaning,
  typeAt: number,
): void {
  if (rule) {
    const place = current.place(typeAt < 0 ? 'amount_minor' : 'doc_type');
    current.counter.add(rule, current.row, place.column ?? null, place.value ?? '');
  }
  if (amount < 0)
    current.reportProblem(
      table === 'payment' ? 'negative_adjustment' : 'amount_negative',
      current.place('amount_minor'),
    );
}

type RowRule = (values: CanonicalRow) => void;

/** Decides what the row that `current` holds is, and makes its amount positive; null for a row without an amount. */
export function meaningRules(
  current: RowInProgress,
  money: RowMoney,
): (values: CanonicalRow) => Meaning | null {
  const { plan, reading } = current;
  const [docType, noteAt] = [current.at('doc_type'), current.at('note')];
  const said = current.words.said('doc_type', plan.source.name) as DocumentWord | null;
  const line = settingsLine({ values: { doc_type: { [plan.source.name]: 'invoice' } } });
  const named =
    said ??
    kindOfName(plan.source.file, plan.source.sheet) ??
    (isCreditNoteList(plan.source.file, plan.source.sheet) ? 'credit_note' : null);
  const defaultWord: DocumentWord = named ?? 'invoice';
  const stages = new Set<string>();
  /** Tells of a list that has both what is asked for in advance and what is asked for at last. */
  const noteStage = (typeText: string): void => {
    const stage = stageOf(typeText);
    if (stage === null) return;
    stages.add(stage);
    if (stage === 'deposit') current.deposits.push(current.row);
    else current.hasFinals = true;
    const header = plan.headers[docType] ?? null;
    if (stages.size > 1) current.counter.add('deposit_and_final', current.row, header, typeText);
  };
  return (values) => {
    const amount = money.debitOrCredit(values);
    if (amount === 0) current.rejectZero(money.isNone());
    if (!amount) return null;
    const unreadSide = money.unreadSide();
    const isPlain =
      docType < 0 || current.words.document(current.cells[docType] ?? '') === 'invoice';
    // a mark that says neither debit nor credit is asked about as a type is
    const typeAt = unreadSide >= 0 && isPlain ? unreadSide : docType;
    const typeText = typeAt < 0 ? null : (current.cells[typeAt] ?? '');
    const side = money.side();
    const isCreditSide = money.hasCreditColumn && amount < 0;
    const isCredit =
      plan.creditsAt !== undefined && (current.cells[plan.creditsAt] ?? '').trim() !== '';
    const beside = current.typeBeside as DocumentWord | null;
    const untyped = isCredit ? 'credit_note' : (beside ?? wordOf(current.section, defaultWord));
    const isUntyped = typeText === null || (beside !== null && typeText.trim() === '');
    const word = isUntyped ? untyped : current.words.document(typeText);
    const settles =
      isCreditSide && word === 'invoice' && reading.documents.debits.has(String(values.invoice_id));
    const meaning = settles
      ? settlement(-amount)
      : meaningOf(
          word,
          typeText !== null && typeText.trim() !== '' && word !== 'unknown',
          isCreditSide ? -amount : amount,
          isCreditSide ? -1 : side,
          noteAt < 0 ? '' : (current.cells[noteAt] ?? ''),
          reading.documents,
        );
    if (typeText !== null && meaning.type === 'invoice') noteStage(typeText);
    if (word === 'unknown') current.questions.ask('doc_type', typeAt, amount);
    else current.questions.noteAnswered('doc_type', typeAt, amount);
    if (typeText !== null && meaning.type === 'invoice' && side === 0)
      current.blanks.noteUsual(typeAt, typeText, current.row);
    if (typeText === null && named !== null && said === null)
      current.counter.add('kind_by_name', current.row, null, plan.source.name, named, line);
    reportMeaning(current, meaning, docType);
    values.amount_minor = Math.abs(meaning.amount);
    if (meaning.type !== 'invoice' || side < 0) {
      for (const name of ['open_minor', 'paid_minor', 'credited_minor']) {
        if (typeof values[name] === 'number') values[name] = Math.abs(values[name] as number);
      }
    }
    return meaning;
  };
}

/** Completes an invoice from its other columns, and checks its customer and its dates. */
export function invoiceRules(current: RowInProgress): RowRule {
  const { plan, reading } = current;
  const netDueDate = dueFromBaseline(plan, reading);
  const customerColumn = current.at('customer_id') < 0 ? 'customer_name' : 'customer_id';
  // Xero writes how much foreign currency one unit of its own currency buys
  const isInverseRate = /^currency[ _]?rate$/i.test(plan.headers[current.at('fx_rate')] ?? '');
  const markDisputes = disputeRules(current);
  const takeDiscount = discountRules(current);
  return (values) => {
    if (isInverseRate && values.fx_rate !== null) values.fx_rate = 1 / (values.fx_rate as number);
    if (values.due_date === null && netDueDate) values.due_date = netDueDate(current.cells);
    markDisputes(values);
    if (values.customer_id === null && values.customer_name === null)
      current.reportProblem('missing_customer', current.place(customerColumn));
    takeDiscount(values);
    const [issue, due] = [values.issue_date, values.due_date] as (number | null)[];
    if (issue !== null && due !== null && due! < issue!)
      current.reportProblem('due_before_issue', current.place('due_date'));
  };
}

/** An invoice in dispute; where the dispute was lost and the invoice is settled, it was credited, not paid. */
function disputeRules(current: RowInProgress): RowRule {
  const [lostAt, statusAt] = [current.at('dispute_lost'), current.at('status')];
  const idAt = current.at('invoice_id');
  return (values) => {
    const { cells, row, plan } = current;
    const isOpen = values.settled_date === null;
    if (lostAt >= 0 && readFlag(cells[lostAt] ?? '') === true) {
      if (isOpen) values.is_disputed = true;
      else {
        values.credited_minor = values.amount_minor!;
        values.paid_minor = 0;
        current.counter.add('dispute_lost', row, plan.headers[lostAt] ?? null, cells[idAt] ?? '');
      }
    }
    if (statusAt >= 0 && isOpen && /^disputed$|争议/i.test(cells[statusAt] ?? ''))
      values.is_disputed = true;
  };
}

/** The discount for early payment that the terms name, where no column does. */
function discountRules(current: RowInProgress): RowRule {
  const termsAt = current.at('terms');
  return (values) => {
    if (termsAt < 0 || values.discount_rate !== null) return;
    const terms = readTerms(current.cells[termsAt] ?? '');
    if (!terms?.discountRate) return;
    values.discount_rate = terms.discountRate;
    values.discount_days = terms.discountDays;
  };
}
