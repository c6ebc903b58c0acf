/** Second pass over a file: each record to its canonical row in the raw table, or to a problem. */
import type { NativeEngine } from '../engine/native.ts';
import type { FilePlan } from '../intake/plan-file.ts';
import { readRecords } from '../intake/records.ts';
import type { Settings } from '../settings/settings.ts';
import type { Account } from './account.ts';
import { type Problem, problem } from './problem.ts';
import type { Reading } from './profile.ts';
import { rowReader } from './row-reader.ts';
import { openWriter, type WritableCell } from './table-writer.ts';
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

/** Appends the file's rows to its raw table and counts every record in the account. */
export async function loadFile(context: LoadContext): Promise<void> {
  const { plan, account, rowIds } = context;
  const table = TABLES[plan.table];
  const names = table.columns.map((column) => column.name);
  const reader = rowReader(plan, context.reading, context.settings, context.report);
  const writer = await openWriter(context.engine.connection, `raw_${table.name}`, [
    'INTEGER',
    'VARCHAR',
    'VARCHAR',
    'INTEGER',
    ...table.columns.map(sqlType),
    'BIGINT',
  ]);
  const file = plan.source.name;
  try {
    await readRecords(
      plan.source.path,
      plan.encoding,
      plan.delimiter,
      (records, firstRow, bytes) => {
        for (const [i, record] of records.entries()) {
          const row = firstRow + i;
          if (plan.badBytes > 0) tellBadBytes(context, record, row);
          if (row === plan.headerRow) continue;
          if (row < plan.headerRow) {
            account.add('not_data', 0);
            continue;
          }
          const { fate, values, source } = reader.read(record, row);
          account.add(fate, source);
          if (values === null) continue;
          const cells: WritableCell[] = [rowIds.next++, file, null, row];
          for (const name of names) cells.push(values[name]!);
          cells.push(source);
          writer.append(cells);
        }
        context.onRows(records.length, plan.source.bytes + bytes);
      },
    );
  } finally {
    writer.close();
  }
  reader.finish();
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
