/** One case: a book, written, damaged, imported; what is wrong with the outcome, in words. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { ContractError, type ImportResult, importExports } from '../../src/contract/import.ts';
import type { NativeEngine } from '../../src/engine/native.ts';
import { buildModels } from '../../src/models/build-models.ts';
import { settingsSchema } from '../../src/settings/settings.ts';
import { type Files, writeFiles } from '../contract/folder.ts';
import { ACCIDENTS } from './accidents.ts';
import type { Damage, Damaged, Next } from './damage.ts';
import { KINDS } from './kinds.ts';
import { isSaid } from './said.ts';
import { balanceOf, type Document, linesOf, sumsOf, trueBook } from './true-book.ts';
import { filesOf, tablesOf, writing } from './written-book.ts';

const DAMAGES: Record<string, Damage> = { ...ACCIDENTS, ...KINDS };

export const fuzzCase = fc.record({
  book: trueBook,
  style: writing,
  damage: fc.constantFrom(...Object.keys(DAMAGES)),
  draws: fc.array(fc.nat(99_999), { minLength: 16, maxLength: 16 }),
  maxSetAside: fc.constantFrom(0.01, 1, 1),
  /** The ledger too, where nothing is refused. */
  withModels: fc.nat(29).map((n) => n === 0),
});
export type FuzzCase = typeof fuzzCase extends fc.Arbitrary<infer T> ? T : never;

interface Outcome {
  /** null where there was nothing to import. */
  result: ImportResult | null;
  documents: Document[];
  /** After the ledger; null where it did not run. */
  balance: number | null;
}
const REFUSED = { documents: [], balance: null };

const DOCUMENTS = `
  select doc_type as kind, invoice_id as id, coalesce(customer_name, customer_id, '') as customer,
    issue_date::varchar as day, coalesce(due_date::varchar, '') as due, amount_minor::double as minor,
    coalesce(currency, '') as currency, '' as invoice
  from raw_invoice
  union all
  select kind, coalesce(payment_id, ''), coalesce(customer_name, customer_id, ''), pay_date::varchar, '',
    amount_minor::double, coalesce(currency, ''), coalesce(invoice_id, '')
  from raw_payment
  union all
  select 'cash', '', coalesce(customer_name, customer_id, ''), coalesce(settled_date::varchar, ''), '',
    coalesce(paid_minor, amount_minor)::double,
    coalesce(currency, ''), invoice_id
  from raw_invoice where (paid_minor > 0 or settled_date is not null) and doc_type = 'invoice'
    and not exists (from raw_payment where kind = 'cash')`;

const BALANCE = `
  select coalesce((select sum(amount_doc_minor) from mart_piece where end_date is null), 0)::double
    - coalesce((select sum(amount_doc_minor) from mart_credit
        where end_date is null and known_until is null), 0)::double as balance`;

async function importOf(files: Files, given: FuzzCase, engine: NativeEngine): Promise<Outcome> {
  const dir = mkdtempSync(join(tmpdir(), 'fuzz-'));
  try {
    writeFiles(dir, files);
    const settings = settingsSchema.parse({ max_set_aside: given.maxSetAside });
    const result = await importExports(dir, settings, engine);
    if (result.refused) return { result, ...REFUSED };
    const documents = (await engine.query(DOCUMENTS)) as unknown as Document[];
    // throws where opening and movements are not the closing balance
    if (!given.withModels) return { result, documents, balance: null };
    await buildModels(engine, settings);
    const [row] = await engine.query(BALANCE);
    return { result, documents, balance: row!.balance as number };
  } catch (error) {
    if (error instanceof ContractError) return { result: null, ...REFUSED };
    throw error;
  } finally {
    rmSync(dir, { recursive: true });
  }
}

/** Draws in their order, again from the first when they are used up. */
function drawing(draws: readonly number[]): Next {
  let used = 0;
  return (count) => draws[used++ % draws.length]! % count;
}

async function written(given: FuzzCase): Promise<{ whole: Files; files: Files } & Damaged> {
  const next = drawing(given.draws);
  const tables = tablesOf(given.book, given.style);
  const whole = await filesOf(tables, given.style);
  const damaged = structuredClone(tables);
  const known = DAMAGES[given.damage]!(damaged, next, given.style);
  const files = await filesOf(damaged, given.style);
  return { ...known, tables: damaged, whole, files: known.bytes?.(files) ?? files };
}

/** What is wrong; empty where the figures are right or the import says what is not. */
export async function faultsOf(given: FuzzCase, engine: NativeEngine): Promise<string[]> {
  const damaged = await written(given);
  const { files, whole, documents, mustSay, isOfSums } = damaged;
  const { result, documents: read, balance } = await importOf(files, given, engine);
  if (!result) return [];
  const faults = [...accountFaults(result), ...messageFaults(result)];
  if (result.refused)
    return given.damage === 'none' ? [...faults, 'refused although whole'] : faults;
  if (balance !== null && balance !== balanceOf(read))
    faults.push(`the ledger ends with ${balance}`);
  const isSame = isOfSums
    ? JSON.stringify(sumsOf(read)) === JSON.stringify(sumsOf(documents))
    : JSON.stringify(linesOf(read)) === JSON.stringify(linesOf(documents));
  if (isSame && !mustSay) return faults;
  const before = given.damage === 'none' ? null : await importOf(whole, given, engine);
  if (before?.result && isSaid(result.problems, before.result.problems, damaged, given))
    return faults;
  return [...faults, isSame ? 'says nothing of the damage' : 'other figures without a word'];
}

function accountFaults({ files }: ImportResult): string[] {
  return files
    .filter(
      (file) =>
        file.rowsUsed + file.rowsSetAside + file.rowsNotData !== file.rowsRead ||
        file.amountUsed + file.amountSetAside + file.amountNotData !== file.amountRead,
    )
    .map(({ file }) => `the account of ${file} does not add up`);
}

/** A placeholder that nothing filled, a trace of the program, a name of its insides. */
const BROKEN =
  /\{\w+\}(?!,)|\n\s+at \S+|node_modules|\[object |undefined|(?<![\w])NaN(?!\w)|file:\/\//;

const messageFaults = ({ problems }: ImportResult): string[] =>
  problems
    .filter(({ expected, mend, value }) =>
      [expected, mend].some((text) => BROKEN.test((text ?? '').replaceAll(value || '\0', ''))),
    )
    .map(({ rule, expected, mend }) => `broken message: ${rule}: ${expected} ${mend}`);
