/** One export from its text to canonical rows, in one go where the first rows already say how all are read. */
import type { FilePlan } from '../intake/plan-file.ts';
import { readRecords } from '../intake/records.ts';
import type { Settings } from '../settings/settings.ts';
import { Account } from './account.ts';
import { CanonicalRows, type IsExcluded, type ReadRows } from './canonical-rows.ts';
import { FileProfile } from './file-profile.ts';
import { idPair } from './plan-columns.ts';
import { type Reading, readsAlike } from './reading.ts';

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

/**
 * Reads the file through. How its cells are read is decided over all rows; the rows are read on the
 * way as the first ones suggest, and once more where the last word is another.
 */
export async function readFile(task: ReadTask, onRows: OnRows): Promise<ReadFile> {
  const { plan, settings, out } = task;
  const profile = new FileProfile(plan, settings);
  const decided = (unclosed: number | null): Reading => {
    const reading = profile.decide(unclosed);
    return task.isLinkedById ? { ...reading, invoiceId: idPair(plan)!.technical } : reading;
  };
  const guessed: { reading: Reading | null; rows: CanonicalRows | null } = {
    reading: null,
    rows: null,
  };
  const unclosed = await eachBatch(plan, onRows, (records, firstRow, isExcluded) => {
    for (const [i, record] of records.entries()) {
      if (firstRow + i > plan.headerRow && !isExcluded(i)) profile.weigh(record, firstRow + i);
    }
    if (guessed.reading === null) {
      guessed.reading = decided(null);
      if (guessed.reading.problems.length === 0)
        guessed.rows = new CanonicalRows(plan, settings, guessed.reading, out);
    }
    guessed.rows?.takeAll(records, firstRow, isExcluded);
  });
  const reading = decided(unclosed);
  const isRefused = reading.problems.length > 0;
  if (!isRefused && guessed.rows && readsAlike(guessed.reading!, reading))
    return { reading, ...guessed.rows.finish(reading) };
  guessed.rows?.discard();
  if (isRefused) return { reading, ...NO_ROWS, problems: reading.problems };
  const rows = new CanonicalRows(plan, settings, reading, out);
  await eachBatch(plan, onRows, (...batch) => rows.takeAll(...batch));
  return { reading, ...rows.finish(reading) };
}

const NO_ROWS: Omit<ReadRows, 'problems'> = {
  account: new Account().state,
  rows: {},
  clearing: null,
  rowIds: 0,
  brokenIds: new Set(),
};

/** Hands over the records in batches, mended by the plan's corrections; returns what `readRecords` returns. */
function eachBatch(
  { source, encoding, delimiter, headerRow, correct }: FilePlan,
  onRows: OnRows,
  onBatch: (records: string[][], firstRow: number, isExcluded: IsExcluded) => void,
): Promise<number | null> {
  return readRecords(source.path, encoding, delimiter, (records, firstRow, bytes) => {
    const excluded = new Set<number>();
    for (let i = Math.max(0, headerRow + 1 - firstRow); correct && i < records.length; i++)
      if (correct(records[i]!, firstRow + i)) excluded.add(i);
    onBatch(records, firstRow, (i) => excluded.has(i));
    onRows(firstRow - 1 + records.length, bytes);
  });
}
