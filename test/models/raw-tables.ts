/** The raw tables for tests, empty, and a way to fill them by hand. */
import type { Cell } from '../../src/engine/engine.ts';
import { sqlText } from '../../src/engine/engine.ts';
import { type NativeEngine, openNative } from '../../src/engine/native.ts';

const PLACE = 'row_id INTEGER, file VARCHAR, sheet VARCHAR, row INTEGER';
const TABLES: Record<string, string> = {
  raw_invoice: `invoice_id VARCHAR, instalment_no INTEGER, account VARCHAR, doc_type VARCHAR,
    customer_id VARCHAR, customer_name VARCHAR, issue_date DATE, due_date DATE, terms_days INTEGER,
    amount_minor BIGINT, currency VARCHAR, fx_rate DOUBLE, applies_to VARCHAR, rep VARCHAR,
    region VARCHAR, segment VARCHAR, product VARCHAR, department VARCHAR, contract_no VARCHAR,
    delivery_date DATE, discount_rate DOUBLE, discount_days INTEGER, paid_minor BIGINT,
    credited_minor BIGINT, open_minor BIGINT, settled_date DATE, is_disputed BOOLEAN, note VARCHAR`,
  raw_payment: `payment_id VARCHAR, pay_date DATE, amount_minor BIGINT, kind VARCHAR, invoice_id VARCHAR,
    account VARCHAR, customer_id VARCHAR, customer_name VARCHAR, applied_date DATE, currency VARCHAR,
    method VARCHAR, bank_ref VARCHAR`,
  raw_customer: `customer_id VARCHAR, name VARCHAR, region VARCHAR, segment VARCHAR, rep VARCHAR,
    credit_limit_minor BIGINT, currency VARCHAR, terms_days INTEGER, rating VARCHAR, parent VARCHAR`,
  raw_rep: 'rep_id VARCHAR, name VARCHAR, team VARCHAR, region VARCHAR',
  raw_target: `month VARCHAR, rep VARCHAR, region VARCHAR, amount_minor BIGINT, rate DOUBLE,
    currency VARCHAR`,
  raw_dispute: `dispute_id VARCHAR, invoice_id VARCHAR, opened DATE, resolved DATE, amount_minor BIGINT,
    reason VARCHAR, outcome VARCHAR`,
  raw_activity: `date DATE, customer_id VARCHAR, customer_name VARCHAR, invoice_id VARCHAR,
    channel VARCHAR, stage VARCHAR, outcome VARCHAR, rep VARCHAR, cost_minor BIGINT`,
  raw_promise: `invoice_id VARCHAR, customer_id VARCHAR, customer_name VARCHAR, made_on DATE, due_on DATE,
    amount_minor BIGINT, status VARCHAR`,
  raw_rate: 'currency VARCHAR, date DATE, rate DOUBLE',
};

export type RawRow = Record<string, Cell | undefined>;
export type RawData = Partial<Record<string, RawRow[]>>;

const DEFAULTS: Record<string, RawRow> = {
  raw_invoice: { doc_type: 'invoice', customer_id: 'C1' },
  raw_payment: { kind: 'cash' },
};

const literal = (value: Cell | undefined): string =>
  value === null || value === undefined
    ? 'null'
    : typeof value === 'string'
      ? sqlText(value)
      : String(value);

/** Creates every raw table, empty. */
export async function createRawTables(engine: NativeEngine): Promise<void> {
  for (const [table, columns] of Object.entries(TABLES))
    await engine.run(`create or replace table ${table} (${PLACE}, ${columns})`);
  await engine.run(`create or replace table raw_file (file VARCHAR, sheet VARCHAR, table_name VARCHAR,
    decided_by VARCHAR, encoding VARCHAR, delimiter VARCHAR, rows_read INTEGER, rows_used INTEGER,
    rows_set_aside INTEGER, rows_not_data INTEGER, amount_read_minor BIGINT, amount_used_minor BIGINT,
    amount_set_aside_minor BIGINT, amount_not_data_minor BIGINT, first_date DATE, last_date DATE,
    columns_unused VARCHAR, is_open_items_only BOOLEAN)`);
  await engine.run(`create or replace table raw_problem (severity VARCHAR, rule VARCHAR, file VARCHAR,
    sheet VARCHAR, row INTEGER, column_name VARCHAR, value VARCHAR, expected VARCHAR, mend VARCHAR)`);
}

/** An engine in memory whose raw tables hold these rows; row ids run over all tables in the order given. */
export async function openRaw(data: RawData): Promise<NativeEngine> {
  const engine = await openNative();
  await createRawTables(engine);
  let rowId = 0;
  for (const [table, rows] of Object.entries(data)) {
    const values = (rows ?? []).map((row, i) => {
      const full: RawRow = {
        row_id: ++rowId,
        file: `${table}.csv`,
        row: i + 2,
        ...DEFAULTS[table],
        ...row,
      };
      return full;
    });
    if (values.length === 0) continue;
    const columns = [...new Set(values.flatMap((row) => Object.keys(row)))];
    for (let at = 0; at < values.length; at += 500) {
      const tuples = values
        .slice(at, at + 500)
        .map((row) => `(${columns.map((column) => literal(row[column])).join(', ')})`);
      await engine.run(`insert into ${table} (${columns.join(', ')}) values ${tuples.join(', ')}`);
    }
  }
  return engine;
}
