/** One export from its text to canonical rows: what its columns say together, then each record to a row or to a problem. */
import type { TableName } from '../intake/aliases.ts';
import type { FilePlan } from '../intake/plan-file.ts';
import { readRecords } from '../intake/records.ts';
import type { Settings } from '../settings/settings.ts';
import { Account, type AccountState } from './account.ts';
import { type Problem, problem } from './problem.ts';
import { idPair, profileFile, type Reading } from './profile.ts';
import { RowFile, type WrittenRows } from './row-file.ts';
import { rowReader } from './row-reader.ts';
import type { WritableCell } from './table-writer.ts';
import { TABLES } from './tables.ts';

/** What is read; it passes from one thread to another, but for the plan's corrections. */
export interface ReadTask {
  plan: FilePlan;
  settings: Settings;
  /** True where payments name the invoices of this file by its technical id. */
  isLinkedById: boolean;
  /** Beginning of the paths under which the rows are left. */
  out: string;
}

/** What became of a file. Problems stand in the order of their rows; a refused file has no rows. */
export interface ReadFile {
  reading: Reading;
  problems: Problem[];
  account: AccountState;
  rows: Partial<Record<TableName, WrittenRows>>;
  clearing: WrittenRows | null;
  /** Rows are numbered from 0 up to here. */
  rowIds: number;
  /** Documents of which a line was set aside; only where lines are added up. */
  brokenIds: ReadonlySet<string>;
}

/** Rows and bytes read since it was called last; a file is read twice. */
export type OnRows = (rows: number, bytes: number) => void;

/** Reads the file through; with `onRows` counted over both passes. */
export async function readFile(task: ReadTask, onRows: OnRows): Promise<ReadFile> {
  const { plan, settings } = task;
  const reading = await profileFile(plan, settings, onRows);
  if (task.isLinkedById) reading.invoiceId = idPair(plan)!.technical;
  if (reading.problems.length > 0) {
    const { problems } = reading;
    const account = new Account().state;
    return {
      reading,
      problems,
      account,
      rows: {},
      clearing: null,
      rowIds: 0,
      brokenIds: new Set(),
    };
  }
  return readRows(task, reading, onRows);
}

async function readRows(task: ReadTask, reading: Reading, onRows: OnRows): Promise<ReadFile> {
  const { plan, settings, out } = task;
  const problems: Problem[] = [];
  const report = (found: Problem): void => {
    problems.push(found);
  };
  const reader = rowReader(plan, reading, settings, report);
  const account = new Account();
  const files = new Map<TableName, RowFile>();
  const clearing = new RowFile(`${out}-clearing.txt`);
  const columns = new Map<TableName, string[]>();
  let rowIds = 0;
  const append = (table: TableName, row: number, values: Record<string, WritableCell>): void => {
    let file = files.get(table);
    if (!file) {
      file = new RowFile(`${out}-${table}.txt`);
      files.set(table, file);
      columns.set(
        table,
        TABLES[table].columns.map(({ name }) => name),
      );
    }
    const cells: WritableCell[] = [rowIds++, row];
    for (const name of columns.get(table)!) cells.push(values[name]!);
    cells.push(values.source_minor!);
    file.append(cells);
  };
  const { path, bytes: size } = plan.source;
  await readRecords(path, plan.encoding, plan.delimiter, (records, firstRow, bytes) => {
    for (let i = 0; i < records.length; i++) {
      const record = records[i]!;
      const row = firstRow + i;
      const isExcluded = row > plan.headerRow && plan.correct?.(record, row);
      if (plan.badBytes > 0) tellBadBytes(plan, report, record, row);
      if (row === plan.headerRow) continue;
      if (row < plan.headerRow) {
        account.add('not_data', 0);
        continue;
      }
      const outcome = reader.read(record, row, isExcluded);
      account.add(outcome.fate, outcome.source);
      if (outcome.values === null) continue;
      outcome.values.source_minor = outcome.source;
      append(outcome.table ?? plan.table, row, outcome.values);
      if (outcome.clearing) clearing.append([rowIds - 1, outcome.clearing]);
    }
    onRows(records.length, size + bytes);
  });
  reader.finish();
  return {
    reading,
    problems,
    account: account.state,
    rows: Object.fromEntries([...files].map(([table, file]) => [table, file.close()])),
    clearing: clearing.close(),
    rowIds,
    brokenIds: reader.brokenIds,
  };
}

function tellBadBytes(
  plan: FilePlan,
  report: (problem: Problem) => void,
  record: readonly string[],
  row: number,
): void {
  const file = plan.source.name;
  for (const [i, value] of record.entries()) {
    const column = plan.headers[i] ?? null;
    if (value.includes('\ufffd')) report(problem('bad_byte', { file, row, column, value }));
  }
}
