/**
 * ENUM types for texts that very many rows share (customer, rep, currency, …): stored as small numbers in the order
 * of the texts, they compare, group and join as numbers and read as text.
 */
import { sqlText } from '../engine/engine.ts';
import type { NativeEngine } from '../engine/native.ts';
import { codeSelects, type StoredTable } from './coded-tables.ts';

/** What an event or a movement can be, in the order of the texts. */
const KINDS = ['cash', 'credit_note', 'discount', 'invoice', 'prepayment', 'refund', 'write_off'];

/** What may be wrong with the invoice that a receipt names. */
const MATCH_PROBLEMS = ['payment_ambiguous_invoice', 'payment_other_currency'];

const CUSTOMER = 'coalesce(customer_id, customer_name)';
const NAMING_FILES = [
  'raw_invoice',
  'raw_payment',
  'raw_dispute',
  'raw_promise',
  'raw_activity',
  'raw_action',
  'raw_confirmation',
  'raw_unbilled',
];
const inEach = (tables: string[], text: string): [string, string][] =>
  tables.map((table) => [table, text]);

/** For each type the tables whose texts it must hold, and the expression that gives them. */
const TEXT_SOURCES: Record<string, [table: string, text: string][]> = {
  customer: [
    ...inEach(
      [
        'raw_invoice',
        'raw_payment',
        'raw_activity',
        'raw_promise',
        'raw_action',
        'raw_confirmation',
        'raw_unbilled',
      ],
      CUSTOMER,
    ),
    ['raw_customer', 'customer_id'],
  ],
  rep: [
    ...inEach(['raw_invoice', 'raw_customer', 'raw_target', 'raw_activity'], 'rep'),
    ['raw_rep', 'rep_id'],
    ['stg_setting_rep', 'rep'],
  ],
  region: inEach(['raw_invoice', 'raw_customer', 'raw_rep', 'raw_target'], 'region'),
  segment: inEach(['raw_invoice', 'raw_customer'], 'segment'),
  currency: [
    ...inEach(
      [
        'raw_invoice',
        'raw_payment',
        'raw_customer',
        'raw_target',
        'raw_rate',
        'raw_activity',
        'raw_promise',
        'raw_action',
        'raw_confirmation',
        'raw_unbilled',
      ],
      'currency',
    ),
    ...inEach(['stg_setting', 'stg_setting_rate'], 'currency'),
    ['stg_setting', 'report_currency'],
  ],
  account: inEach(['raw_invoice', 'raw_payment'], 'account'),
  method: [['raw_payment', 'method']],
  product: [['raw_invoice', 'product']],
  department: [['raw_invoice', 'department']],
  file: inEach(NAMING_FILES, 'file'),
  sheet: inEach(NAMING_FILES, 'sheet'),
};

/** The tables of the contract and of the settings whose texts the types hold. */
const READ_TABLES = Object.values(TEXT_SOURCES).flatMap((places) => places.map(([table]) => table));

/**
 * Creates `customer_code`, `rep_code` and so on anew, from the texts of the raw tables and of the settings, or of `tables`
 * alone, and of the tables that lie `stored` and are to be loaded.
 */
export async function createTextCodes(
  engine: NativeEngine,
  tables: readonly string[] = READ_TABLES,
  stored: readonly StoredTable[] = [],
): Promise<void> {
  for (const [name, texts] of Object.entries({ kind: KINDS, match_problem: MATCH_PROBLEMS }))
    await engine.run(
      `create or replace type ${name}_code as enum (${texts.map(sqlText).join(', ')})`,
    );
  const storedTexts = codeSelects(stored);
  for (const [name, places] of Object.entries(TEXT_SOURCES)) {
    const selects = places
      .filter(([table]) => tables.includes(table))
      .map(([table, text]) => `select distinct ${text} as value from ${table}`);
    // a type must have a value
    selects.push(...(storedTexts.get(name) ?? []), `select '' as value`);
    await engine.run(`create or replace type ${name}_code as enum (
      select distinct value from (${selects.join(' union all ')}) where value is not null order by value)`);
  }
}
