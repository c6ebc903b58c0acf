/**
 * Cells by the number of an account: a pack knows the customer, rep, region, segment and currency of most rows by one
 * number. Adding up by it, the engine compares no texts and hands none over; the names are read once.
 */
import { columnsFrom } from '../engine/columns.ts';
import type { Engine } from '../engine/engine.ts';
import { SETTLEMENTS } from '../metrics/ask/fragments.ts';
import type { Measure } from '../metrics/define.ts';
import { FILTER_KEYS, type FilterKey } from '../metrics/types.ts';

/** Columns with such numbers: of all dimensions, and of all but the customer. */
export type AccountNumber = 'account' | 'without_customer';

/** What the numbers of a column stand for. */
export interface Accounts {
  /** One more than the largest number. */
  size: number;
  value(dimension: FilterKey, number: number): string | null;
}

/** Columns of the views `account_item`, `account_piece` and `account_movement`. */
const COLUMNS: Record<string, string[]> = {
  item: `item_key invoice_key issue_date due_date is_due_assumed amount_minor amount_doc_minor settled_date
    reopened_date delivery_date terms_days discount_rate discount_days`.split(/\s+/),
  piece: `item_key invoice_key issue_date due_date amount_minor amount_doc_minor end_date end_kind
    method`.split(/\s+/),
  movement: 'date kind amount_minor amount_doc_minor item_key method known_from known_until'.split(
    ' ',
  ),
};

/** The measure over rows that have such a number; null where its rows have none. `dates`: further SQL over them. */
export function byAccount(
  measure: Measure,
  dimensions: readonly FilterKey[],
  dates: string[],
): { measure: Measure; number: AccountNumber } | null {
  const { from, where, value, expressions, instant } = measure;
  const [head, mart] = /^mart_(item|piece|movement) p\b/.exec(from) ?? [];
  const rows = head ?? (from === SETTLEMENTS ? SETTLEMENTS : null);
  if (!rows || measure.dimensions) return null;
  const text = [where, value, ...Object.values(expressions ?? {}), ...dates].join(' ');
  const used = [...text.matchAll(/\bp\.(\w+)/g)].map(([, column]) => column!);
  const isKey = (column: string) => (FILTER_KEYS as readonly string[]).includes(column);
  const own = COLUMNS[mart ?? 'item']!;
  if (!used.every((column) => own.includes(column) || isKey(column))) return null;
  const number = dimensions.includes('customer') ? 'account' : 'without_customer';
  const numbered = rows.replace(/\bmart_(?=item|piece|movement)/g, 'account_');
  // a rate is found by the currency
  const isNamed = number !== 'account' || instant || used.some(isKey);
  const named = isNamed ? `(select * from ${numbered} join account using (account)) p` : numbered;
  return { measure: { ...measure, from: from.replace(rows, () => named) }, number };
}

/** Reads what the numbers stand for. */
export async function readAccounts(engine: Engine): Promise<Record<AccountNumber, Accounts>> {
  const columns = await columnsFrom(
    engine,
    `select account, without_customer, ${FILTER_KEYS.join(', ')} from account order by account`,
    'open',
  );
  const names: Names = new Map(FILTER_KEYS.map((key) => [key, shared(columns.texts(key))]));
  return {
    account: numbered(columns.numbers('account'), names),
    without_customer: numbered(columns.numbers('without_customer'), names),
  };
}

/** By dimension the value of each row. */
type Names = Map<FilterKey, (string | null)[]>;

function numbered(numbers: Float64Array, names: Names): Accounts {
  let size = 0;
  for (const number of numbers) size = Math.max(size, number + 1);
  const rows = new Int32Array(size);
  for (const [row, number] of numbers.entries()) rows[number] = row;
  return { size, value: (dimension, number) => names.get(dimension)![rows[number]!]! };
}

/** Each text once in memory. */
function shared(texts: (string | null)[]): (string | null)[] {
  const known = new Map<string | null, string | null>();
  return texts.map((text) => {
    if (!known.has(text)) known.set(text, text);
    return known.get(text)!;
  });
}
