/** Every column that a row can have: its kind, and its place from left to right. */
import { FILTER_KEYS } from '../metrics/types.ts';
import { ownerColumn } from './listed-rows.ts';
import type { RowColumn, RowKind } from './types.ts';

const KINDS: [RowKind, string[]][] = [
  ['word', ['line']],
  ['text', ['document']],
  ['minor', ['contribution']],
  ['count', ['instalment_no']],
  ['word', ['kind', 'source_kind', 'kept', 'done']],
  ['date', ['date', 'decided_on']],
  ['text', ['customer']],
  ['date', ['issue_date', 'due_date']],
  ['days', ['days_late']],
  ['share', ['late_chance']],
  ['rate', ['commission_rate', 'commission_share']],
  ['date', ['expected_date']],
  ['date', ['delivery_date', 'settled_date', 'start_date', 'end_date']],
  ['date', ['pay_date', 'applied_date', 'made_on', 'due_on', 'again_on', 'opened', 'resolved']],
  ['date', ['next_date']],
  ['date', ['balance_date', 'sent_on', 'answered_on', 'unbilled_since']],
  ['text', ['month', 'reference']],
  ['word', ['decision', 'channel', 'stage', 'outcome', 'reason', 'status', 'method']],
  ['word', ['confirmation']],
  ['days', ['terms_days', 'days_open']],
  ['minor', ['amount_minor', 'promised_minor', 'paid_minor', 'cost_minor', 'credit_limit_minor']],
  ['minor', ['paid_later_minor', 'missing_minor', 'received_minor']],
  ['minor', ['claimed_minor', 'disputed_minor']],
  ['minor', ['open_minor', 'applied_minor', 'unapplied_minor', 'debit_minor', 'credit_minor']],
  ['minor', ['balance_minor', 'confirmed_minor', 'difference_minor']],
  ['text', ['owner', 'decided_by', 'note']],
  ['text', ['currency', 'rep', 'region', 'segment', 'file', 'sheet']],
  ['count', ['row']],
  ['key', ['customer_id', 'rep_id', 'item_key', 'invoice_key', 'source_row_id', 'seq']],
  ['key', FILTER_KEYS.map(ownerColumn)],
];

const ORDER = KINDS.flatMap(([kind, ids]) => ids.map((id): RowColumn => ({ id, kind })));
const byId = new Map(ORDER.map((column) => [column.id, column]));

export const isRowColumn = (id: string): boolean => byId.has(id);

/** The columns of these names in the order in which tables show them. Throws on an unknown one. */
export function orderedColumns(ids: Iterable<string>): RowColumn[] {
  const wanted = new Set(ids);
  for (const id of wanted) if (!byId.has(id)) throw new Error(`unknown row column ${id}`);
  return ORDER.filter(({ id }) => wanted.has(id));
}
