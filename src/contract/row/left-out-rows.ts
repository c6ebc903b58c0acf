/** Rows of data that are not in the books: suppliers' bills, void and draft documents, reversed ones. */

import { isNoDate, readDate } from '../../intake/date.ts';
import { isPlaceholderDate } from '../../intake/dates/placeholder-date.ts';
import type { FilePlan } from '../../intake/plan-file.ts';
import { moneyStatus } from '../../intake/status-words.ts';
import { isDraftType, readFlag } from '../../intake/vocabulary.ts';
import { settingsLine } from '../../settings/settings-line.ts';
import { columnOf } from '../plan/plan-columns.ts';
import type { ValueWords } from '../plan/value-words.ts';
import { isBill, reversalOf } from '../profile/document-profile.ts';
import type { Reading } from '../profile/reading.ts';
import type { RuleId } from '../rules/rules.ts';

export interface LeftOutRow {
  rule: RuleId;
  /** Position of the cell that says so. */
  index: number;
}

/** The line of report.yml with which void or draft rows count after all; `word` is what the cell says. */
export function countingLine({ index }: LeftOutRow, plan: FilePlan, word: string): string {
  if (index === columnOf(plan, 'status'))
    return settingsLine({ values: { status: { [word.trim()]: 'live' } } });
  if (index === columnOf(plan, 'doc_type'))
    return settingsLine({ values: { doc_type: { [word.trim()]: 'invoice' } } });
  return settingsLine({
    columns: { [plan.source.name]: { [plan.headers[index] ?? '']: 'ignore' } },
  });
}

/** Says of a row why it is left out, or null. `id` is the position of the document's number. */
export function leftOutRows(
  plan: FilePlan,
  { documents: { reversed, areBillsOurs }, dateOrder, liveAt }: Reading,
  id: number,
  words: ValueWords,
): (record: readonly string[]) => LeftOutRow | null {
  const [docType, kind] = [columnOf(plan, 'doc_type'), columnOf(plan, 'kind')];
  const [status, deleted] = [columnOf(plan, 'status'), columnOf(plan, 'deleted')];
  const reversal = columnOf(plan, 'reversal');
  const type = docType >= 0 ? docType : kind;
  const isPayment = plan.table === 'payment' && status >= 0;
  const hasRefunds = columnOf(plan, 'refunded_amount') >= 0;
  // a day on which it was cancelled, or a mark
  const isDeleted = (text: string): boolean =>
    readFlag(text) === true ||
    (/\d/.test(text) &&
      !isNoDate(text) &&
      !isPlaceholderDate(text, dateOrder) &&
      readDate(text, dateOrder, 'serial') !== null);
  return (record) => {
    const cell = (index: number): string => record[index] ?? '';
    if (liveAt !== null && readFlag(cell(liveAt)) === false)
      return { rule: 'test_row', index: liveAt };
    const isPayable = type >= 0 && words.document(cell(type)) === 'payable';
    if (isPayable && !(areBillsOurs && isBill(cell(type)))) return { rule: 'payable', index: type };
    if (
      docType >= 0 &&
      isDraftType(cell(docType)) &&
      words.said('doc_type', cell(docType)) === null
    )
      return { rule: 'void_or_draft', index: docType };
    const word = status < 0 ? 'live' : words.status(cell(status));
    // it stays invoiced, and its day may be that on which it was cancelled
    const isWrittenOff = word === 'written_off' && plan.table === 'invoice';
    const isLive = word === 'live' || word === 'unknown' || isWrittenOff;
    if (!isWrittenOff && deleted >= 0 && isDeleted(cell(deleted).trim()))
      return { rule: 'void_or_draft', index: isLive ? deleted : status };
    if (!isLive && plan.table === 'promise') return null;
    if (isLive && isPayment && words.said('status', cell(status)) === null) {
      const money = moneyStatus(cell(status));
      if (money === 'not_received') return { rule: 'not_received', index: status };
      // where the amounts given back have a column, each counts as a refund
      if (money === 'given_back' && !hasRefunds) return { rule: 'given_back', index: status };
    }
    if (!isLive)
      return { rule: word === 'written_off' ? 'written_off' : 'void_or_draft', index: status };
    const isReversed =
      (reversal >= 0 && reversalOf(cell(reversal)) !== null) ||
      (reversed.size > 0 && reversed.has(cell(id).trim()));
    return isReversed ? { rule: 'reversed', index: reversal } : null;
  };
}
