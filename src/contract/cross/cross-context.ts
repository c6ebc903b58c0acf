/** What every check across rows is given, and the SQL that they share. */
import type { NativeEngine } from '../../engine/native.ts';
import type { TableName } from '../../intake/table-names.ts';
import type { Account } from '../account.ts';
import type { Problem } from '../rules/problem.ts';

export interface CrossContext {
  engine: NativeEngine;
  accounts: ReadonlyMap<string, Account>;
  report(problem: Problem): void;
  /** Of amounts that name no currency. */
  defaultCurrency: string | null;
  /** Files whose rows only apply the payments of another file. */
  applications: ReadonlySet<string>;
  /** Header of a raw column in a file. */
  header(file: string, column: string): string;
}

/** SQL expression of whom a document is with. */
export const CUSTOMER = 'coalesce(customer_id, customer_name)';

/**
 * Rows of a raw table that share a key with another row, by the key's hash: nearly none of them, so
 * that what is costly is asked of these alone. `having` narrows the keys further.
 */
export const sharing = (
  table: TableName,
  key: readonly string[],
  where = 'true',
  having = 'count(*) > 1',
): string => `(
  select * from raw_${table} where ${where} and hash(${key.join(', ')}) in (
    select hash(${key.join(', ')}) from raw_${table} where ${where} group by 1 having ${having}))`;
