/** The rows of one export into the raw tables, and its lines added up where a document has several. */

import { sqlText } from '../../engine/engine.ts';
import type { FilePlan } from '../../intake/plan-file.ts';
import type { TableName } from '../../intake/table-names.ts';
import { FileReconciliation } from '../file-reconciliation.ts';
import type { ImportContext } from '../import-context.ts';
import { problem } from '../rules/problem.ts';
import { sqlType, TABLES } from '../tables.ts';
import type { ReadFile } from './read-file.ts';
import { insertRows } from './row-file.ts';
import { sumLines } from './sum-lines.ts';

/**
 * Inserts what was read (payments in a list of documents go to raw_payment); returns the file's reconciliation.
 * `rowIds` numbers the rows of all tables in the order they are read.
 */
export async function loadFile(
  context: ImportContext,
  plan: FilePlan,
  read: ReadFile,
  rowIds: { next: number },
): Promise<FileReconciliation> {
  const { engine } = context;
  const firstId = rowIds.next;
  const reconciliation = new FileReconciliation(read.reconciliation);
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
        constants: { file: sqlText(plan.source.name) },
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
        constants: {},
      },
      read.clearing,
    );
  rowIds.next += read.rowCount;
  if (read.reading.documents.lines === 'summed')
    await addLines(context, plan, reconciliation, read.incompleteIds);
  return reconciliation;
}

/** One row a document; a document with an unreadable line is set aside whole. */
async function addLines(
  { engine, report }: ImportContext,
  plan: FilePlan,
  reconciliation: FileReconciliation,
  incompleteIds: ReadonlySet<string>,
): Promise<void> {
  const file = plan.source.name;
  const column = plan.columns.find(({ field }) => field === 'invoice_id')?.header ?? null;
  for (const { row, id, source } of await sumLines(engine, file, incompleteIds)) {
    reconciliation.move('set_aside', source);
    report(problem('line_set_aside', { file, row, column, value: id }));
  }
}
