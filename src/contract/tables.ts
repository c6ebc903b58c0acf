/** The canonical tables in one place: from each definition come the raw_* DDL, the zod schema and the readers. */
import { z } from 'zod';
import { TABLE_NAMES, type TableName } from '../intake/table-names.ts';

/** How a cell is read; the SQL type follows from it. */
export type ColumnType =
  | 'text'
  /** What a person wrote, to the letter, its line ends included. */
  | 'note'
  | 'currency'
  | 'date'
  | 'month'
  | 'money'
  | 'integer'
  | 'terms'
  | 'number'
  | 'share'
  | 'flag'
  | 'doc_type'
  | 'kind';

export interface Column {
  /** In the raw table. */
  name: string;
  /** In an export: the canonical header. */
  field: string;
  type: ColumnType;
  isRequired: boolean;
  /** An unreadable value leaves the cell blank with a warning instead of setting the row aside. */
  isLenient: boolean;
  schema: z.ZodType;
}

export interface TableDef {
  name: TableName;
  columns: readonly Column[];
  /** Columns that make a row the same document in another file; empty: no identity. */
  key: readonly string[];
  /** The amount whose sums are the file's control totals. */
  control: string | null;
  /** The date whose first and last value the data page shows. */
  dateColumn: string | null;
}

const DOC_TYPES = ['invoice', 'credit_note', 'prepayment'] as const;
/** What went out of a bank account is among them until the rows of all files are known: a refund, or nothing of ours. */
const PAYMENT_KINDS = [
  'cash',
  'credit_note',
  'write_off',
  'discount',
  'refund',
  'outgoing',
] as const;

const SQL_TYPE: Record<ColumnType, string> = {
  text: 'VARCHAR',
  note: 'VARCHAR',
  currency: 'VARCHAR',
  date: 'DATE',
  month: 'VARCHAR',
  money: 'BIGINT',
  integer: 'INTEGER',
  terms: 'INTEGER',
  number: 'DOUBLE',
  share: 'DOUBLE',
  flag: 'BOOLEAN',
  doc_type: 'VARCHAR',
  kind: 'VARCHAR',
};

const missing = { error: 'missing_value' };
const BASE: Record<ColumnType, () => z.ZodType> = {
  text: () => z.string(missing).min(1, 'missing_value'),
  note: () => z.string(missing).min(1, 'missing_value'),
  currency: () => z.string(missing).regex(/^[A-Z]{3}$/, 'unknown_currency'),
  date: () => z.int(missing),
  month: () => z.string(missing).regex(/^\d{4}-\d{2}$/, 'unreadable_month'),
  money: () => z.int(missing),
  integer: () => z.int(missing).min(-2147483648).max(2147483647, 'number_too_large'),
  terms: () => z.int(missing).min(0, 'terms_out_of_range').max(3650, 'terms_out_of_range'),
  number: () => z.number(missing),
  share: () => z.number(missing).min(0, 'share_out_of_range').max(2, 'share_out_of_range'),
  flag: () => z.boolean(missing),
  doc_type: () => z.enum(DOC_TYPES),
  kind: () => z.enum(PAYMENT_KINDS),
};

type More = { field?: string; lenient?: true; schema?: z.ZodType };
const optional = (type: ColumnType, name: string, more: More = {}): Column => ({
  name,
  field: more.field ?? name,
  type,
  isRequired: false,
  isLenient: more.lenient ?? false,
  schema: (more.schema ?? BASE[type]()).nullable(),
});
const required = (type: ColumnType, name: string, more: More = {}): Column => ({
  ...optional(type, name, more),
  isRequired: true,
  schema: more.schema ?? BASE[type](),
});
const texts = (...names: string[]): Column[] => names.map((name) => optional('text', name));

const positive = z.int(missing).positive('amount_not_positive');
const positiveNumber = z.number(missing).positive('rate_not_positive');
const notNegative = z.int(missing).min(0, 'amount_negative');

const DEFINITIONS: Record<TableName, Omit<TableDef, 'name'>> = {
  invoice: {
    columns: [
      required('text', 'invoice_id'),
      optional('integer', 'instalment_no', { lenient: true }),
      ...texts('account'),
      required('doc_type', 'doc_type'),
      ...texts('customer_id', 'customer_name'),
      required('date', 'issue_date'),
      optional('date', 'due_date'),
      optional('terms', 'terms_days', { field: 'terms', lenient: true }),
      required('money', 'amount_minor', { field: 'amount', schema: positive }),
      optional('currency', 'currency'),
      optional('number', 'fx_rate', { lenient: true, schema: positiveNumber }),
      ...texts('applies_to', 'rep', 'region', 'segment', 'product', 'department', 'contract_no'),
      optional('date', 'delivery_date', { lenient: true }),
      optional('share', 'discount_rate', { lenient: true }),
      optional('integer', 'discount_days', { lenient: true }),
      optional('money', 'paid_minor', { field: 'paid_amount' }),
      optional('money', 'credited_minor', { field: 'credited_amount' }),
      optional('money', 'open_minor', { field: 'open_amount' }),
      optional('date', 'settled_date'),
      optional('flag', 'is_disputed', { field: 'disputed', lenient: true }),
      optional('flag', 'is_written_off', { lenient: true }),
      optional('date', 'written_off_date', { lenient: true }),
      optional('money', 'written_off_minor', { field: 'written_off_amount', lenient: true }),
      ...texts('note'),
    ],
    key: ['invoice_id', 'doc_type', 'customer_id', 'customer_name', 'account', 'instalment_no'],
    control: 'amount_minor',
    dateColumn: 'issue_date',
  },
  payment: {
    columns: [
      ...texts('payment_id'),
      required('date', 'pay_date', { field: 'date' }),
      required('money', 'amount_minor', { field: 'amount', schema: positive }),
      required('kind', 'kind'),
      ...texts('invoice_id', 'account', 'customer_id', 'customer_name'),
      optional('date', 'applied_date'),
      optional('currency', 'currency'),
      ...texts('method', 'bank_ref'),
      // of the amount, what went to the invoice
      optional('money', 'applied_minor', { field: 'applied_amount' }),
      // of the amount, what was given back
      optional('money', 'refunded_minor', { field: 'refunded_amount', lenient: true }),
      optional('date', 'refunded_date', { lenient: true }),
      // beside the amount, what was taken off the invoice with it
      optional('money', 'discount_minor', { field: 'discount_beside', lenient: true }),
      optional('money', 'written_off_minor', { field: 'written_off_beside', lenient: true }),
    ],
    key: ['payment_id', 'invoice_id', 'kind'],
    control: 'amount_minor',
    dateColumn: 'pay_date',
  },
  customer: {
    columns: [
      required('text', 'customer_id'),
      ...texts('name', 'region', 'segment', 'rep'),
      optional('money', 'credit_limit_minor', {
        field: 'credit_limit',
        lenient: true,
        schema: notNegative,
      }),
      optional('currency', 'currency'),
      optional('terms', 'terms_days', { field: 'terms', lenient: true }),
      ...texts('rating', 'parent'),
    ],
    key: ['customer_id'],
    control: null,
    dateColumn: null,
  },
  rep: {
    columns: [required('text', 'rep_id'), ...texts('name', 'team', 'region')],
    key: ['rep_id'],
    control: null,
    dateColumn: null,
  },
  target: {
    columns: [
      required('month', 'month'),
      ...texts('rep', 'region'),
      optional('money', 'amount_minor', { field: 'amount', schema: notNegative }),
      optional('share', 'rate'),
      optional('currency', 'currency'),
    ],
    key: ['month', 'rep', 'region', 'currency'],
    control: 'amount_minor',
    dateColumn: null,
  },
  dispute: {
    columns: [
      ...texts('dispute_id'),
      required('text', 'invoice_id'),
      required('date', 'opened'),
      optional('date', 'resolved'),
      optional('money', 'amount_minor', { field: 'amount' }),
      ...texts('reason', 'outcome'),
    ],
    key: ['dispute_id'],
    control: 'amount_minor',
    dateColumn: 'opened',
  },
  activity: {
    columns: [
      required('date', 'date'),
      ...texts('customer_id', 'customer_name', 'invoice_id'),
      required('text', 'channel'),
      ...texts('stage', 'outcome', 'rep'),
      optional('currency', 'currency'),
      optional('money', 'cost_minor', { field: 'cost', lenient: true, schema: notNegative }),
    ],
    key: [],
    control: null,
    dateColumn: 'date',
  },
  promise: {
    columns: [
      ...texts('invoice_id', 'customer_id', 'customer_name'),
      required('date', 'made_on'),
      required('date', 'due_on'),
      optional('currency', 'currency'),
      optional('money', 'amount_minor', { field: 'amount', schema: positive }),
      ...texts('status'),
    ],
    key: [],
    control: 'amount_minor',
    dateColumn: 'made_on',
  },
  rate: {
    columns: [
      required('currency', 'currency'),
      required('date', 'date'),
      required('number', 'rate', { schema: positiveNumber }),
    ],
    key: ['currency', 'date'],
    control: null,
    dateColumn: 'date',
  },
  action: {
    columns: [
      ...texts('action_id'),
      required('date', 'decided_on'),
      ...texts('customer_id', 'customer_name'),
      optional('currency', 'currency'),
      ...texts('decision', 'owner'),
      optional('date', 'next_date', { lenient: true }),
      optional('money', 'promised_minor', {
        field: 'promised_amount',
        lenient: true,
        schema: positive,
      }),
      ...texts('decided_by'),
      optional('note', 'note'),
    ],
    key: ['action_id'],
    control: null,
    dateColumn: 'decided_on',
  },
  confirmation: {
    columns: [
      ...texts('customer_id', 'customer_name'),
      required('date', 'balance_date'),
      optional('date', 'sent_on', { lenient: true }),
      optional('currency', 'currency'),
      optional('money', 'confirmed_minor', { field: 'confirmed_amount' }),
      optional('date', 'answered_on', { lenient: true }),
      ...texts('answer', 'reason'),
    ],
    key: ['customer_id', 'customer_name', 'balance_date', 'currency'],
    control: null,
    dateColumn: 'balance_date',
  },
  unbilled: {
    columns: [
      ...texts('customer_id', 'customer_name'),
      required('date', 'unbilled_since'),
      ...texts('reference'),
      required('money', 'amount_minor', { field: 'unbilled_amount' }),
      optional('currency', 'currency'),
    ],
    key: [],
    control: 'amount_minor',
    dateColumn: 'unbilled_since',
  },
};

export const TABLES = Object.fromEntries(
  TABLE_NAMES.map((name) => [name, { name, ...DEFINITIONS[name] }]),
) as Record<TableName, TableDef>;

export const sqlType = (column: Column): string => SQL_TYPE[column.type];

const rowSchemas = new Map<TableName, z.ZodType>();

/**
 * The zod schema of one canonical row; an issue's message is the id of the rule that it breaks. Compiled: a million
 * rows pass in a tenth of the time, and `strict` throws where zod would quietly return to its slow way.
 */
export function rowSchema({ name, columns }: TableDef): z.ZodType {
  let schema = rowSchemas.get(name);
  if (!schema) {
    const shape = Object.fromEntries(columns.map((column) => [column.name, column.schema]));
    schema = z.compile(z.object(shape), { strict: true });
    rowSchemas.set(name, schema);
  }
  return schema;
}

/** Where a row comes from; the first columns of every raw table. */
const ORIGIN = 'row_id INTEGER, file VARCHAR, sheet VARCHAR, "row" INTEGER';

const FILE_COLUMNS = `file VARCHAR, sheet VARCHAR, table_name VARCHAR, decided_by VARCHAR,
  encoding VARCHAR, delimiter VARCHAR, rows_read INTEGER, rows_used INTEGER,
  rows_set_aside INTEGER, rows_not_data INTEGER, amount_read_minor BIGINT,
  amount_used_minor BIGINT, amount_set_aside_minor BIGINT, amount_not_data_minor BIGINT,
  first_date DATE, last_date DATE, columns_unused VARCHAR, is_open_items_only BOOLEAN`;

const PROBLEM_COLUMNS = `severity VARCHAR, rule VARCHAR, file VARCHAR, sheet VARCHAR,
  "row" INTEGER, column_name VARCHAR, value VARCHAR, expected VARCHAR, mend VARCHAR,
  expected_zh VARCHAR, mend_zh VARCHAR`;

/** `create table` statements of all raw tables. `source_minor`, the amount as signed in the file, is dropped at the end. */
export function rawDdl(): string[] {
  const tables = TABLE_NAMES.map((name) => {
    const columns = TABLES[name].columns.map((c) => `"${c.name}" ${sqlType(c)}`);
    return `create or replace table raw_${name} (${[ORIGIN, ...columns, 'source_minor BIGINT'].join(', ')})`;
  });
  return [
    ...tables,
    `create or replace table raw_file (${FILE_COLUMNS})`,
    `create or replace table raw_problem (${PROBLEM_COLUMNS})`,
    // outside them lie dates far from all others; no row where there are none
    'create or replace table raw_plausible_days (first_day DATE, last_day DATE)',
    'create or replace temp table raw_clearing (row_id INTEGER, doc VARCHAR)',
    // payments whose invoice was found in their text although such payments name none
    'create or replace table raw_text_reference (row_id INTEGER)',
  ];
}
