/** The rows of one export into the raw tables, and its lines added up where a document has several. */

import { sqlText } from '../../engine/engine.ts';
import type { NativeEngine } from '../../engine/native.ts';
import type { FilePlan } from '../../intake/plan-file.ts';
import type { TableName } from '../../intake/table-names.ts';
import { Account } from '../account.ts';
import { type Problem, problem } from '../rules/problem.ts';
import { sqlType, TABLES } from '../tables.ts';
import { sumLines } from './lines.ts';
import type { ReadFile } from './read-file.ts';
import { insertRows } from './row-file.ts';

export interface LoadContext {
  plan: FilePlan;
  engine: NativeEngine;
  report(problem: Problem): void;
  /** Numbers the rows of all tables in read order. */
  rowIds: { next: number };
}

/** Inserts what was read (money in a list of documents goes to raw_payment); returns the file's account. */
export async function loadFile(context: LoadContext, read: ReadFile): Promise<Account> {
  const { plan, engine, rowIds } = context;
  const firstId = rowIds.next;
  const account = new Account(read.account);
  for (const [table, rows] of Object.entries(read.rows)) {
    const columns = TABLES[table as TableName].columns.map((c) => [c.name, sqlType(c)] as const);
    await insertRows(
      engine,
      {
        name: `raw_${table}`,
        columns: [
          ['row_id', 'INTEGER'],
          ['row', 'INTEGER'],
          ...columns,
          ['source_minor', 'BIGINT'],
        ],
        firstId,
        same: { file: sqlText(plan.source.name) },
      },
      rows,
    );
  }
  if (read.clearing)
    await insertRows(
      engine,
      {
        name: 'raw_clearing',
        columns: [
          ['row_id', 'INTEGER'],
          ['doc', 'VARCHAR'],
        ],
        firstId,
        same: {},
      },
      read.clearing,
    );
  rowIds.next += read.rowIds;
  if (read.reading.documents.lines === 'summed') await addLines(context, account, read.brokenIds);
  return account;
}

/** One row a document; a document with an unreadable line is set aside whole. */
async function addLines(
  { plan, engine, report }: LoadContext,
  account: Account,
  brokenIds: ReadonlySet<string>,
): Promise<void> {
  const file = plan.source.name;
  const column = plan.columns.find(({ field }) => field === 'invoice_id')?.header ?? null;
  for (const { row, id, source } of await sumLines(engine, file, brokenIds)) {
    account.move('set_aside', source);
    report(problem('line_set_aside', { file, row, column, value: id }));
  }
}
