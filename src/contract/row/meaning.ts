/** What one row of a list of documents is: an invoice, a credit note, or a payment listed among documents. */

import { saysReceipt } from '../../intake/payment-words.ts';
import type { DocumentWord } from '../../intake/vocabulary.ts';
import type { DocumentReading } from '../profile/document-profile.ts';
import type { RuleId } from '../rules/rules.ts';

export interface Meaning {
  table: 'invoice' | 'payment';
  /** doc_type of an invoice row, kind of a payment row. */
  type: string;
  /** Positive minor units; negative where the row contradicts its type. */
  amount: number;
  /** The rule that is reported once a file, or null. */
  rule: RuleId | null;
}

const KIND: Partial<Record<DocumentWord, string>> = {
  payment: 'cash',
  write_off: 'write_off',
  discount: 'discount',
  refund: 'refund',
};

/**
 * Reads one row. `word` is its type, of its own where `hasType`, else its list's; `minor` is the amount as written; `side` what a debit/credit column says (0 where
 * there is none); `text` the row's note, read only where a credit has no document type.
 */
export function meaningOf(
  word: DocumentWord,
  hasType: boolean,
  minor: number,
  side: 1 | -1 | 0,
  text: string,
  reading: DocumentReading,
): Meaning {
  const factor = reading.signs.get(word) ?? 1;
  const kind = KIND[word];
  if (kind !== undefined) {
    // a receipt is a credit; where a side is given it decides, else the sign most rows of the type have
    const credit = side === 0 ? minor * factor : -side * Math.abs(minor);
    if (kind === 'refund')
      return { table: 'payment', type: 'refund', amount: Math.abs(minor), rule: null };
    if (credit < 0 && kind === 'cash')
      return { table: 'payment', type: 'refund', amount: -credit, rule: null };
    return { table: 'payment', type: kind, amount: credit, rule: null };
  }
  if (word === 'journal') {
    const signed = side === 0 ? minor : side * Math.abs(minor);
    const type = signed < 0 ? 'credit_note' : 'invoice';
    return { table: 'invoice', type, amount: Math.abs(signed), rule: 'journal_entry' };
  }
  if (word === 'credit_note' || word === 'prepayment')
    return { table: 'invoice', type: word, amount: Math.abs(minor), rule: null };
  if (side < 0) {
    // a debit/credit column says credit although the type, if any, says invoice
    if (hasType)
      return {
        table: 'invoice',
        type: 'credit_note',
        amount: Math.abs(minor),
        rule: 'credit_side',
      };
    if (saysReceipt(text.normalize('NFKC').trim()))
      return { table: 'payment', type: 'cash', amount: Math.abs(minor), rule: null };
    return { table: 'invoice', type: 'credit_note', amount: Math.abs(minor), rule: 'credit_side' };
  }
  // no type contradicts the minus; in a list of mostly negative amounts it says nothing
  if (minor < 0 && !hasType && (word === 'unknown' || factor > 0))
    return { table: 'invoice', type: 'credit_note', amount: -minor, rule: 'negative_credit' };
  return { table: 'invoice', type: 'invoice', amount: minor, rule: null };
}
