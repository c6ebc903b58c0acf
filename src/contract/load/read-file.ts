/** One export from its text to canonical rows, in one go where the first rows already say how all are read. */
import { joinCells } from '../../intake/joined-cells.ts';
import type { FilePlan } from '../../intake/plan-file.ts';
import { readRecords } from '../../intake/records.ts';
import type { MergedFill } from '../../intake/sheets/merged-cells.ts';
import type { Settings } from '../../settings/settings.ts';
import { FileReconciliation } from '../file-reconciliation.ts';
import { idPair } from '../plan/plan-columns.ts';
import { FileProfile } from '../profile/file-profile.ts';
import { type Reading, readsAlike } from '../profile/reading.ts';
import { CanonicalRows, type IsExcluded, type ReadRows } from './canonical-rows.ts';
import { mergedProblems, mergedRows } from './merged-rows.ts';

/** What is read; it passes from one thread to another, but for the plan's corrections. */
export interface ReadTask {
  plan: FilePlan;
  settings: Settings;
  /** True where payments name the invoices of this file by its technical id. */
  isLinkedById: boolean;
  /** Beginning of the paths under which the rows are left. */
  out: string;
}

/** What became of a file; a refused one has no rows. */
export interface ReadFile extends ReadRows {
  reading: Reading;
}

/** Rows and bytes of the file read so far. */
export type OnRows = (rows: number, bytes: number) => void;

interface Batch {
  records: string[][];
  /** 1-based, in the file. */
  firstRow: number;
  isExcluded: IsExcluded;
}

const MB = 1024 * 1024;

/**
 * Reads the file through. How its cells are read is decided over all rows; the rows are read on the
 * way as the first ones suggest, and once more where the last word is another.
 */
export async function readFile(task: ReadTask, onRows: OnRows): Promise<ReadFile> {
  const { plan, settings, out } = task;
  const profile = new FileProfile(plan, settings);
  const merged = mergedRows(plan);
  const decided = (unclosed: number | null = null): Reading => {
    const reading = profile.decide(unclosed);
    if (merged) reading.problems.push(...mergedProblems(plan, merged, 'merged_amount'));
    return task.isLinkedById ? { ...reading, invoiceId: idPair(plan)!.technical } : reading;
  };
  const rowsUnder = (reading: Reading): CanonicalRows =>
    new CanonicalRows(plan, settings, reading, out);
  const waiting: Batch[] = [];
  const guess: { reading: Reading | null; rows: CanonicalRows | null } = {
    reading: null,
    rows: null,
  };
  const unclosed = await eachBatch(plan, merged, onRows, (batch, bytes) => {
    observe(profile, plan, batch);
    if (guess.reading !== null) {
      guess.rows?.takeAll(batch.records, batch.firstRow, batch.isExcluded);
      return;
    }
    waiting.push(batch);
    if (bytes < MB) return;
    guess.reading = decided();
    if (guess.reading.problems.length === 0) {
      guess.rows = rowsUnder(guess.reading);
      takeAll(guess.rows, waiting);
    }
    waiting.length = 0;
  });
  const reading = decided(unclosed);
  if (reading.problems.length > 0) {
    guess.rows?.discard();
    return { reading, ...NO_ROWS, problems: reading.problems };
  }
  const finished = (rows: CanonicalRows): ReadFile => {
    const read = rows.finish(reading);
    if (merged) read.problems.push(...mergedProblems(plan, merged, 'merged_cells'));
    return { reading, ...read };
  };
  if (guess.rows && readsAlike(guess.reading!, reading)) return finished(guess.rows);
  guess.rows?.discard();
  const rows = rowsUnder(reading);
  if (guess.reading === null) takeAll(rows, waiting);
  else await eachBatch(plan, mergedRows(plan), onRows, (batch) => takeAll(rows, [batch]));
  return finished(rows);
}

const NO_ROWS: Omit<ReadRows, 'problems'> = {
  reconciliation: new FileReconciliation().state,
  rows: {},
  clearing: null,
  rowCount: 0,
  incompleteIds: new Set(),
  paidRows: [],
  depositRows: [],
  currencyMarks: { codes: [], bySign: [], open: [] },
};

function observe(profile: FileProfile, plan: FilePlan, batch: Batch): void {
  const { records, firstRow, isExcluded } = batch;
  for (let i = Math.max(0, plan.headerRow + 1 - firstRow); i < records.length; i++)
    if (!isExcluded(i)) profile.observe(records[i]!, firstRow + i);
}

function takeAll(rows: CanonicalRows, batches: readonly Batch[]): void {
  for (const { records, firstRow, isExcluded } of batches)
    rows.takeAll(records, firstRow, isExcluded);
}

/** Hands over the records in batches, mended by the plan's corrections, with the bytes so far; returns what `readRecords` returns. */
async function eachBatch(
  { source, encoding, delimiter, headerRow, correct, joined }: FilePlan,
  merged: MergedFill | null,
  onRows: OnRows,
  onBatch: (batch: Batch, bytes: number) => void,
): Promise<number | null> {
  let reportedBytes = 0;
  let rows = 0;
  const above = (source.firstRow ?? 1) - 1;
  const unclosed = await readRecords(
    source.path,
    encoding,
    delimiter,
    (records, firstOfText, bytes) => {
      const firstRow = above + firstOfText;
      const excluded = new Set<number>();
      const first = Math.max(0, headerRow + 1 - firstRow);
      for (let i = first; merged && i < records.length; i++) merged.fill(records[i]!, firstRow + i);
      for (let i = first; correct && i < records.length; i++)
        if (correct(records[i]!, firstRow + i)) excluded.add(i);
      for (let i = first; joined.length > 0 && i < records.length; i++)
        joinCells(records[i]!, joined);
      onBatch({ records, firstRow, isExcluded: (i) => excluded.has(i) }, bytes);
      rows = firstOfText - 1 + records.length;
      if (bytes < reportedBytes + MB) return;
      reportedBytes = bytes;
      onRows(rows, bytes);
    },
  );
  onRows(rows, source.bytes);
  return unclosed === null ? null : above + unclosed;
}
