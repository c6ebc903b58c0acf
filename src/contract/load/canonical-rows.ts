/** The rows of one export under one reading: each record to a row in a text file for DuckDB, to a problem, or to nothing. */
import { rmSync } from 'node:fs';
import type { FilePlan } from '../../intake/plan-file.ts';
import type { TableName } from '../../intake/table-names.ts';
import type { Settings } from '../../settings/settings.ts';
import { FileReconciliation, type ReconciliationState } from '../file-reconciliation.ts';
import type { CurrencyMarks } from '../profile/currency-profile.ts';
import type { Reading } from '../profile/reading.ts';
import { lineOf } from '../row/canonical-row.ts';
import { RowReader } from '../row/row-reader.ts';
import { type Problem, problem } from '../rules/problem.ts';
import { RowFile, type WrittenRows } from './row-file.ts';

/** What became of the rows. Problems stand in the order of their rows. */
export interface ReadRows {
  problems: Problem[];
  reconciliation: ReconciliationState;
  rows: Partial<Record<TableName, WrittenRows>>;
  clearing: WrittenRows | null;
  /** Of all tables together; the rows are numbered from 0. */
  rowCount: number;
  /** Documents of which a line was set aside; only where lines are added up. */
  incompleteIds: ReadonlySet<string>;
  /** Rows that only their status says are paid. */
  paidRows: readonly number[];
  /** Rows that ask for money in advance. */
  depositRows: readonly number[];
  /** What the currency column names. */
  currencyMarks: CurrencyMarks;
}

/** Whether corrections exclude a record, by its position in its batch. */
export type IsExcluded = (index: number) => boolean;

export class CanonicalRows {
  readonly #plan: FilePlan;
  readonly #out: string;
  readonly #reader: RowReader;
  readonly #reconciliation = new FileReconciliation();
  readonly #problems: Problem[] = [];
  readonly #targets = new Map<TableName, RowFile>();
  readonly #clearing: RowFile;
  #rowCount = 0;

  /** `out` is the beginning of the paths under which the rows are left. */
  constructor(plan: FilePlan, settings: Settings, reading: Reading, out: string) {
    this.#plan = plan;
    this.#out = out;
    this.#reader = new RowReader(plan, reading, settings, (found) => this.#problems.push(found));
    this.#clearing = new RowFile(`${out}-clearing.txt`);
  }

  /** The records of consecutive rows, the first by its 1-based number in the file; excluded ones are counted, and not read. */
  takeAll(records: readonly string[][], firstRow: number, isExcluded: IsExcluded): void {
    for (let i = 0; i < records.length; i++) this.#take(records[i]!, firstRow + i, isExcluded(i));
  }

  #take(record: readonly string[], row: number, isExcluded: boolean): void {
    const { headerRow, badBytes, table } = this.#plan;
    if (badBytes > 0) this.#reportBadBytes(record, row);
    if (row === headerRow) return;
    if (row < headerRow) {
      this.#reconciliation.add('not_data', 0);
      return;
    }
    const outcome = this.#reader.read(record, row, isExcluded);
    this.#reconciliation.add(outcome.disposition, outcome.sourceAmount);
    if (outcome.values === null) return;
    const line = lineOf(outcome.values);
    line[0] = this.#rowCount;
    line[1] = row;
    line[line.length - 1] = outcome.sourceAmount;
    this.#target(outcome.table ?? table).append(line);
    if (outcome.clearing) this.#clearing.append([this.#rowCount, outcome.clearing]);
    this.#rowCount++;
  }

  /** To be called once; `reading` is what all rows together have decided. */
  finish(reading: Reading): ReadRows {
    this.#reader.finish(reading);
    const written = [...this.#targets].map(([table, file]) => [table, file.close()]);
    return {
      problems: this.#problems,
      reconciliation: this.#reconciliation.state,
      rows: Object.fromEntries(written),
      clearing: this.#clearing.close(),
      rowCount: this.#rowCount,
      incompleteIds: this.#reader.incompleteIds,
      paidRows: this.#reader.paidRows,
      depositRows: this.#reader.depositRows,
      currencyMarks: this.#reader.currencyMarks,
    };
  }

  /** Leaves nothing behind. */
  discard(): void {
    const files = [this.#clearing, ...this.#targets.values()];
    for (const file of files) rmSync(file.close().path, { force: true });
  }

  #target(table: TableName): RowFile {
    const existing = this.#targets.get(table);
    if (existing) return existing;
    const target = new RowFile(`${this.#out}-${table}.txt`);
    this.#targets.set(table, target);
    return target;
  }

  #reportBadBytes(record: readonly string[], row: number): void {
    const { source, headers } = this.#plan;
    for (const [i, value] of record.entries()) {
      const place = { file: source.name, row, column: headers[i] ?? null, value };
      if (value.includes('\ufffd')) this.#problems.push(problem('bad_byte', place));
    }
  }
}
