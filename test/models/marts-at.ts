/** What the marts say at a date, in plain queries: for tests only. */
import { type Row, sqlDate } from '../../src/engine/engine.ts';
import type { NativeEngine } from '../../src/engine/native.ts';

const isOpen = (d: string): string =>
  `p.issue_date <= ${sqlDate(d)} and (p.end_date is null or p.end_date > ${sqlDate(d)})`;

export async function one(engine: NativeEngine, sql: string): Promise<number> {
  const [row] = await engine.query(sql);
  return Object.values(row!)[0] as number;
}

/** Open items at a date, in the order of the data: only those with a balance. */
export function openItems(engine: NativeEngine, d: string): Promise<Row[]> {
  return engine.query(`select i.invoice_id, i.instalment_no, i.customer, i.rep,
      i.amount_doc_minor as amount, sum(p.amount_doc_minor)::bigint as open
    from mart_piece p join fct_item i using (item_key) where ${isOpen(d)}
    group by i.item_key, i.invoice_id, i.instalment_no, i.customer, i.rep, i.amount_doc_minor, i.row
    having open <> 0 order by i.row`);
}

export const openTotal = (engine: NativeEngine, d: string, column = 'amount_minor') =>
  one(
    engine,
    `select coalesce(sum(${column}), 0)::bigint as n from mart_piece p where ${isOpen(d)}`,
  );

export const unapplied = (engine: NativeEngine, d: string) =>
  one(
    engine,
    `select coalesce(sum(amount_minor), 0)::bigint as n from mart_credit
      where known_until is null and start_date <= ${sqlDate(d)} and (end_date is null or end_date > ${sqlDate(d)})`,
  );

export const netOpen = async (engine: NativeEngine, d: string) =>
  (await openTotal(engine, d)) - (await unapplied(engine, d));

/** Open amount by bucket id at a date; buckets with nothing open are absent. */
export async function buckets(
  engine: NativeEngine,
  d: string,
  basis: 'due' | 'issue' = 'due',
): Promise<Record<string, number>> {
  const bucket =
    basis === 'due'
      ? `bucket_of(${sqlDate(d)} - p.due_date)`
      : `bucket_of_age(${sqlDate(d)} - p.issue_date)`;
  const rows = await engine.query(`select ${bucket} as bucket, sum(amount_minor)::bigint as open
    from mart_piece p where ${isOpen(d)} group by all having open <> 0`);
  return Object.fromEntries(rows.map((row) => [row.bucket as string, row.open as number]));
}

/** Σ movements by kind up to a date, refunds as negative cash. */
export async function movements(engine: NativeEngine, d: string): Promise<Record<string, number>> {
  const rows = await engine.query(`select kind, sum(amount_minor)::bigint as amount
    from mart_movement where known_until is null and date <= ${sqlDate(d)} group by kind`);
  const sums: Record<string, number> = {};
  for (const { kind, amount } of rows) {
    const name = kind === 'refund' ? 'cash' : (kind as string);
    sums[name] = (sums[name] ?? 0) + (kind === 'refund' ? -(amount as number) : (amount as number));
  }
  return sums;
}
