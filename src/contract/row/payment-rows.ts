/** The rules of a list of payments: of which kind each is, and what its sign means. */
import { kindOfName } from '../../intake/kind-words.ts';
import { isBlankValue } from '../../intake/number.ts';
import { flowOf, kindInText, speaksOfReturn } from '../../intake/payment-words.ts';
import { settingsLine } from '../../settings/settings-line.ts';
import { isBankCredit, isBankStatement } from '../plan/bank-statement.ts';
import type { CanonicalRow } from './canonical-row.ts';
import type { RowInProgress } from './row-in-progress.ts';
import type { RowMoney } from './row-money.ts';

const NO_CASH: ReadonlySet<string> = new Set(['credit_note', 'write_off', 'discount', 'refund']);
/** What the texts of a payment without a kind say that is no receipt: taken where they say nothing else, else asked about. */
function kindOfTexts(current: RowInProgress): (amount: number) => string | null {
  const { plan, words, reading } = current;
  const methodAt = current.at('method');
  const texts = ['bank_ref', 'invoice_id']
    .map((field) => current.at(field))
    .filter((at) => at >= 0);
  const isStatement = reading.flow.markAt !== null || isBankStatement(plan);
  return (amount) => {
    const method = methodAt < 0 ? '' : (current.cells[methodAt] ?? '');
    for (const at of texts) {
      const text = current.cells[at] ?? '';
      const found = kindInText(text);
      if (found === null || (isStatement && isBankCredit(found.word))) continue;
      const { word, kind, isAll } = found;
      const said = words.said('kind', word) ?? words.said('kind', text);
      if (said === null && isAll && method.trim() === '') {
        current.counter.add('kind_by_text', current.row, plan.headers[at] ?? null, text, kind);
        return kind;
      }
      current.questions.ask('kind', at, amount, { word, rule: 'kind_in_text' });
      return said ?? 'cash';
    }
    return null;
  };
}

/** The kind and the sign of the payment that `current` holds. */
export function paymentRules(
  current: RowInProgress,
  money: RowMoney,
): (values: CanonicalRow) => void {
  const { plan, reading } = current;
  const { markAt, ways } = reading.flow;
  // a column of debits and credits says no kind
  const kind = current.at('kind') === markAt ? -1 : current.at('kind');
  const methodAt = current.at('method');
  const noteAt = current.at('bank_ref');
  const said = current.words.said('kind', plan.source.name);
  const named = said ?? kindOfName(plan.source.file, plan.source.sheet);
  const line = settingsLine({ values: { kind: { [plan.source.name]: 'cash' } } });
  const isStatement = isBankStatement(plan);
  const kindOfText = kindOfTexts(current);
  const kindOfRow = (values: CanonicalRow): string => {
    const text = kind < 0 ? '' : (current.cells[kind] ?? '');
    if (text.trim() === '' && named !== null) {
      if (said === null)
        current.counter.add('kind_by_name', current.row, null, plan.source.name, '', line);
      return named;
    }
    const isCash = text === '' || (isStatement && isBankCredit(text));
    const word = isCash ? (current.words.said('kind', text) ?? 'cash') : current.words.kind(text);
    if (word === 'unknown') current.questions.ask('kind', kind, values.amount_minor as number);
    else {
      current.questions.noteAnswered('kind', kind, values.amount_minor as number);
      if (named !== null && word !== named)
        current.counter.add('kind_against_name', current.row, plan.headers[kind] ?? null, text);
    }
    return word === 'unknown' ? 'cash' : word;
  };
  /** What a way of paying says that is none: a credit note, a write-off, or nobody knows; a bank calls money that came so too. */
  const kindOfMethod = (values: CanonicalRow): string | null => {
    const text = methodAt < 0 ? '' : (current.cells[methodAt] ?? '');
    if (isBlankValue(text) || isBankCredit(text) || flowOf(text) !== 0) return null;
    const word = current.words.kind(text);
    const asked = word === 'unknown' || current.words.said('kind', text) !== null;
    if (asked && /\p{L}{2}|\p{Lo}/u.test(text))
      current.questions.ask('kind', methodAt, values.amount_minor as number);
    if (!NO_CASH.has(word)) return null;
    current.counter.add('kind_by_method', current.row, plan.headers[methodAt] ?? null, text);
    return word;
  };
  /** The kind of money that went out: a refund, unless nothing but a text says whose it was. */
  const kindOfOutgoing = (values: CanonicalRow): string => {
    const text = noteAt < 0 ? '' : (current.cells[noteAt] ?? '').trim();
    const isNamed = values.customer_id ?? values.customer_name ?? values.invoice_id ?? null;
    const isPlain = text === '' && isNamed === null && markAt === null && !money.hasCreditColumn;
    return isPlain || speaksOfReturn(text) ? 'refund' : 'outgoing';
  };
  return (values) => {
    values.kind = kindOfRow(values);
    if (values.kind === 'cash') values.kind = kindOfMethod(values) ?? 'cash';
    let amount = money.debitOrCredit(values);
    if (amount === null) return;
    const flow = markAt === null ? 0 : (ways.get((current.cells[markAt] ?? '').trim()) ?? 0);
    amount = flow === 0 ? amount * reading.signFactor : flow * Math.abs(amount);
    if (amount === 0) current.rejectZero(money.isNone());
    else if (amount < 0) {
      if (values.kind === 'cash') values.kind = kindOfOutgoing(values);
      if (values.kind !== 'refund' && values.kind !== 'outgoing')
        current.reportProblem('negative_adjustment', current.place('amount_minor'));
    } else if (values.kind === 'cash' && (kind < 0 || (current.cells[kind] ?? '').trim() === ''))
      values.kind = kindOfText(amount) ?? 'cash';
    if (kind >= 0 && values.kind === 'cash')
      current.blanks.noteUsual(kind, current.cells[kind] ?? '', current.row);
    if (plan.isAssumed && values.kind === 'cash') current.assumed.count(amount);
    values.amount_minor = Math.abs(amount);
    // the day comes from the payment that the row applies
    if (plan.isApplication) values.pay_date = 0;
  };
}
