/** Second pass over a file: each record to its canonical row in the raw table, or to a problem. */
import type { NativeEngine } from '../engine/native.ts';
import type { TableName } from '../intake/aliases.ts';
import type { FilePlan } from '../intake/plan-file.ts';
import { readRecords } from '../intake/records.ts';
import type { Settings } from '../settings/settings.ts';
import type { Account } from './account.ts';
import { sumLines } from './lines.ts';
import { type Problem, problem } from './problem.ts';
import type { Reading } from './profile.ts';
import { rowReader } from './row-reader.ts';
import { openWriter, type TableWriter, type WritableCell } from './table-writer.ts';
import { sqlType, TABLES } from './tables.ts';

export interface LoadContext {
  plan: FilePlan;
  reading: Reading;
  settings: Settings;
  engine: NativeEngine;
  account: Account;
  report(problem: Problem): void;
  /** Numbers the rows of all tables in read order. */
  rowIds: { next: number };
  onRows(rows: number, bytes: number): void;
}

/**
 * Appends the file's rows to its raw table (money in a list of documents to raw_payment) and counts
 * every record in the account. Returns the tables that got rows.
 */
export async function loadFile(context: LoadContext): Promise<Set<TableName>> {
  const { plan, account, rowIds, engine } = context;
  const reader = rowReader(plan, context.reading, context.settings, context.report);
  const file = plan.source.name;
  const writers = new Map<TableName, TableWriter>([
    [plan.table, await openWriter(engine.connection, `raw_${plan.table}`, rawTypes(plan.table))],
  ]);
  if (plan.table === 'invoice')
    writers.set('payment', await openWriter(engine.connection, 'raw_payment', rawTypes('payment')));
  const clearing = await openWriter(engine.connection, 'raw_clearing', ['INTEGER', 'VARCHAR']);
  const filled = new Set<TableName>([plan.table]);
  try {
    await readRecords(
      plan.source.path,
      plan.encoding,
      plan.delimiter,
      (records, firstRow, bytes) => {
        for (const [i, record] of records.entries()) {
          const row = firstRow + i;
          const isExcluded = row > plan.headerRow && plan.correct?.(record, row);
          if (plan.badBytes > 0) tellBadBytes(context, record, row);
          if (row === plan.headerRow) continue;
          if (row < plan.headerRow) {
            account.add('not_data', 0);
            continue;
          }
          const outcome = reader.read(record, row, isExcluded);
          account.add(outcome.fate, outcome.source);
          if (outcome.values === null) continue;
          const table = outcome.table ?? plan.table;
          filled.add(table);
          const cells: WritableCell[] = [rowIds.next++, file, null, row];
          for (const { name } of TABLES[table].columns) cells.push(outcome.values[name]!);
          cells.push(outcome.source);
          writers.get(table)!.append(cells);
          if (outcome.clearing) clearing.append([rowIds.next - 1, outcome.clearing]);
        }
        context.onRows(records.length, plan.source.bytes + bytes);
      },
    );
  } finally {
    for (const writer of writers.values()) writer.close();
    clearing.close();
  }
  reader.finish();
  if (context.reading.documents.lines === 'summed') await addLines(context, reader.brokenIds);
  return filled;
}

const rawTypes = (table: TableName): string[] => [
  'INTEGER',
  'VARCHAR',
  'VARCHAR',
  'INTEGER',
  ...TABLES[table].columns.map(sqlType),
  'BIGINT',
];

/** One row a document; a document with an unreadable line is set aside whole. */
async function addLines(context: LoadContext, brokenIds: ReadonlySet<string>): Promise<void> {
  const { plan, engine, account, report } = context;
  const file = plan.source.name;
  const column = plan.columns.find(({ field }) => field === 'invoice_id')?.header ?? null;
  for (const { row, id, source } of await sumLines(engine, file, brokenIds)) {
    account.move('set_aside', source);
    report(problem('line_set_aside', { file, row, column, value: id }));
  }
}

function tellBadBytes({ plan, report }: LoadContext, record: readonly string[], row: number): void {
  for (const [i, value] of record.entries()) {
    if (value.includes('\ufffd'))
      report(
        problem('bad_byte', {
          file: plan.source.name,
          row,
          column: plan.headers[i] ?? null,
          value,
        }),
      );
  }
}
