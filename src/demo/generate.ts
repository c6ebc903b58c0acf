/**
 * Generates a fictional company's exports: three years of invoices and all that follows from them, the
 * same bytes for the same seed and size. Works day by day, so memory holds only what is still to come.
 */
import { AS_OF_DAY, activityOn, FIRST_DAY, iso } from './calendar.ts';
import { type Customer, makeCompany, type Story } from './company.ts';
import { writeConfirmations } from './confirmations.ts';
import { unpostedDocument } from './document.ts';
import { ExportFiles, foreignFiles } from './export-files.ts';
import { playInvoice } from './invoice-story.ts';
import { writeMasterData, writeTargets } from './master-data.ts';
import { writeMeetings } from './meetings.ts';
import { Random } from './random.ts';
import { strayReceipt } from './receipt.ts';
import { Agenda } from './tables.ts';
import { writeUnbilled } from './unbilled.ts';
import { type RowCounts, Writer } from './writer.ts';

export const DEFAULT_INVOICES = 6000;
export const DEFAULT_SEED = 164;

export interface DemoOptions {
  /** Invoices to issue (instalments, credit notes, void and draft rows come on top); from 1. */
  invoices?: number;
  /** Any safe integer. */
  seed?: number;
  /** What happens to the company; a large customer going bad where unset. */
  story?: Story;
  /** Folder to write; made if missing. */
  out: string;
  /** Called now and then with the invoices issued so far. */
  onProgress?: (invoices: number) => void;
}

export interface DemoSummary {
  files: string[];
  customers: number;
  reps: number;
  /** Rows written, by table. */
  rows: RowCounts;
}

/** The folder holds files that are not a demo's. */
export class ForeignFilesError extends Error {}

/** Invoices issued up to and with each day, so that exactly `invoices` are spread over the three years. */
function schedule(invoices: number): number[] {
  const busy: number[] = [];
  let sum = 0;
  for (let day = FIRST_DAY; day <= AS_OF_DAY; day++) {
    sum += activityOn(day);
    busy.push(sum);
  }
  return busy.map((upTo) => Math.round((invoices * upTo) / sum));
}

/** Sells day by day, to customers by their share, and writes what each day brings. */
function trade(
  random: Random,
  words: Random,
  customers: Customer[],
  invoices: number,
  writer: Writer,
  onProgress?: (invoices: number) => void,
): Agenda {
  let sum = 0;
  const shares = customers.map((customer) => {
    sum += customer.countShare;
    return sum;
  });
  const agenda = new Agenda();
  const upTo = schedule(invoices);
  let issued = 0;
  let dead = 0;
  for (let day = FIRST_DAY; day <= AS_OF_DAY; day++) {
    const year = iso(day).slice(0, 4);
    const isRecent = day > AS_OF_DAY - 12;
    for (; issued < upTo[day - FIRST_DAY]!; issued++) {
      const customer = customers[random.index(shares)]!;
      const id = `INV-${year}-${String(issued + 1).padStart(6, '0')}`;
      playInvoice(random, words, agenda, day, id, customer);
      strayReceipt(random, agenda, day, customer);
      if (!random.chance(isRecent ? 0.08 : 0.005)) continue;
      const deadId = `INV-${year}-X${String(++dead).padStart(5, '0')}`;
      unpostedDocument(random, agenda, day, deadId, customer, isRecent ? 'draft' : 'void');
    }
    writer.day(day, agenda);
    onProgress?.(issued);
  }
  return agenda;
}

/**
 * Writes the exports into `out`; they appear only when complete. Throws ForeignFilesError when the folder
 * holds files of another origin, and a plain Error when `invoices` or `seed` is not an integer in range.
 */
export function generateDemo(options: DemoOptions): DemoSummary {
  const { invoices = DEFAULT_INVOICES, seed = DEFAULT_SEED, out, onProgress } = options;
  const { story = 'customer_goes_bad' } = options;
  if (!Number.isSafeInteger(invoices) || invoices < 1) {
    throw new Error('invoices: expected an integer from 1');
  }
  if (!Number.isSafeInteger(seed)) throw new Error('seed: expected an integer');
  const foreign = foreignFiles(out);
  if (foreign.length > 0) {
    const names = foreign.slice(0, 3).join(', ') + (foreign.length > 3 ? ', …' : '');
    throw new ForeignFilesError(
      `${out} holds files that are not a demo's (${names}): demo rows would mix with them. ` +
        'Move them away or choose another folder with --out.',
    );
  }
  const { reps, customers } = makeCompany(new Random(seed, 1), invoices, FIRST_DAY, story);
  const files = new ExportFiles(out);
  try {
    const writer = new Writer(files);
    writeMasterData(writer, reps, customers);
    writeTargets(writer, new Random(seed, 3), reps, customers);
    const words = new Random(seed, 4);
    const agenda = trade(new Random(seed, 2), words, customers, invoices, writer, onProgress);
    writeMeetings(writer, new Random(seed, 5), agenda.overdue);
    writeConfirmations(writer, new Random(seed, 31), customers);
    writeUnbilled(writer, new Random(seed, 41), customers);
    const { rows } = writer;
    return { files: files.finish(), customers: customers.length, reps: reps.length, rows };
  } catch (error) {
    files.abandon();
    throw error;
  }
}
