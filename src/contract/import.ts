/** Reads a folder of exports into the raw_* tables: plan each file, read it, check across rows, balance the account. */
import { existsSync, statSync } from 'node:fs';
import { sqlText } from '../engine/engine.ts';
import type { NativeEngine } from '../engine/native.ts';
import { changedSince, listExports } from '../intake/list-exports.ts';
import { TABLE_NAMES } from '../intake/table-names.ts';
import type { Settings } from '../settings/settings.ts';
import { ageingBalances } from './ageing-summary.ts';
import { ContractError } from './contract-error.ts';
import { crossRowChecks } from './cross/cross-row.ts';
import { countInto, datesInto } from './file-summary.ts';
import { missingProblems, setAsideProblem } from './folder-problems.ts';
import { type ImportResult, writeFiles, writeProblems } from './import-result.ts';
import type { KeptReads } from './load/kept-reads.ts';
import { type LoadedFiles, loadFiles } from './load/load-files.ts';
import { nameSheets } from './name-sheets.ts';
import { checkColumnSettings, headersWanted } from './plan/column-settings.ts';
import { Corrections } from './plan/corrections.ts';
import { correctionsFolder, readCorrections } from './plan/corrections-file.ts';
import { type OpenFolder, openFolder, type Scratch, scratchFolder } from './plan/open-folder.ts';
import { asOfOfPreambles, basisOfPreambles } from './plan/preamble-notes.ts';
import { unusedMappings } from './plan/unused-mapping.ts';
import { noProgress, type Progress } from './progress.ts';
import { type Problem, problem } from './rules/problem.ts';
import { rawDdl, TABLES } from './tables.ts';

export { textBytes } from '../intake/list-exports.ts';
export type { AgeingBalances } from './ageing-summary.ts';
export { ContractError } from './contract-error.ts';
export type { FileSummary, ImportResult } from './import-result.ts';
export { writeProblems } from './import-result.ts';
export type { Problem } from './rules/problem.ts';

/**
 * Fills all raw_* tables (created anew) from the exports in `dir`. What is wrong with the data is
 * in the result; throws ContractError where there is no folder or nothing in it to import, and
 * SettingsError where report.yml maps a column onto a field that does not exist. With `kept`, files
 * that are as they were at the import before are not read again.
 */
export async function importExports(
  dir: string,
  settings: Settings,
  engine: NativeEngine,
  progress: Progress = noProgress,
  kept?: KeptReads,
): Promise<ImportResult> {
  const scratch = scratchFolder();
  try {
    return await importFolder(dir, settings, engine, progress, scratch, kept);
  } finally {
    scratch.remove();
    kept?.sweep();
  }
}

async function importFolder(
  dir: string,
  settings: Settings,
  engine: NativeEngine,
  progress: Progress,
  scratch: Scratch,
  kept?: KeptReads,
): Promise<ImportResult> {
  checkColumnSettings(settings);
  if (!existsSync(dir) || !statSync(dir).isDirectory())
    throw new ContractError(`no such folder: ${dir}`, {
      expected: 'a folder of exports',
      hint: 'name the folder with the exports: --data DIR',
    });
  const listedAt = Date.now();
  const listing = listExports(dir);
  if (Object.values(listing).every((names) => names.length === 0))
    throw new ContractError(`no exports in ${dir}`, {
      expected: 'at least one .csv, .tsv, .txt, .xlsx or .json file',
      hint: 'put the exports of invoices and payments there as CSV files',
    });
  for (const statement of rawDdl()) await engine.run(statement);

  const problems: Problem[] = [];
  const report = (found: Problem): void => {
    problems.push(found);
  };
  const folder = await openFolder(listing, settings, scratch, { report, progress }, headersWanted);
  const { plans } = folder;
  const corrections = new Corrections(readCorrections(correctionsFolder(dir), report));
  const loading = { engine, settings, corrections, progress, kept, report };
  const loaded = await loadFiles(folder, { ...loading, scratchPath: scratch.path });
  const { files, accounts, filled } = loaded;

  const header = (file: string, column: string): string => {
    const plan = plans.get(file);
    const field = plan && TABLES[plan.table].columns.find((c) => c.name === column)?.field;
    return plan?.columns.find((c) => c.field === field)?.header ?? column;
  };
  const defaultCurrency = settings.currency ?? null;
  const applications = new Set(
    [...plans].filter(([, plan]) => plan.isApplication).map(([name]) => name),
  );
  const context = { engine, accounts, report, header, defaultCurrency, applications };
  await crossRowChecks(context, filled);
  for (const file of await changedSince(listing.exports, listedAt))
    report(problem('still_written', { file }));
  corrections.problems().forEach(report);
  unusedMappings(settings.columns, plans).forEach(report);
  await finish(engine, { settings, problems, folder, loaded, report });
  const isOpenOnly =
    files.every((f) => f.table !== 'payment') && files.some((f) => f.isOpenItemsOnly);
  const titleAsOf = isOpenOnly ? asOfOfPreambles([...plans.values()]) : null;
  const titleBasis = basisOfPreambles([...plans.values()]);
  const refused = isRefused(problems);
  const read = await Promise.all(folder.summaries.map((plan) => ageingBalances(plan, settings)));
  const summaries = read.filter((balances) => balances !== null);
  return {
    problems,
    files,
    refused,
    summaries,
    titleAsOf,
    titleBasis,
    corrections: corrections.uses(),
  };
}

const isRefused = (problems: readonly Problem[]): boolean =>
  problems.some(({ severity }) => severity === 'refused');

interface Unfinished {
  settings: Settings;
  problems: Problem[];
  folder: OpenFolder;
  loaded: LoadedFiles;
  report(problem: Problem): void;
}

/** True for a list of documents that has the settled ones too, and the money that settled them. */
async function holdsItsPayments(file: string, engine: NativeEngine): Promise<boolean> {
  const [found] = await engine.query(`
    select exists (from raw_payment where file = ${sqlText(file)} and kind = 'cash')
      and exists (from raw_invoice where file = ${sqlText(file)} and open_minor = 0) as is_whole`);
  return found!.is_whole === true;
}

/** Balances the account of each file, tells what the folder lacks, and writes both beside the data. */
async function finish(engine: NativeEngine, state: Unfinished): Promise<void> {
  const { problems, report, settings } = state;
  const { files, accounts } = state.loaded;
  for (const summary of files) {
    const account = accounts.get(summary.file)!;
    countInto(summary, account);
    const tooMany = setAsideProblem(summary.file, account, settings.max_set_aside);
    if (tooMany) report(tooMany);
    await datesInto(summary, engine);
    if (summary.isOpenItemsOnly && (await holdsItsPayments(summary.file, engine)))
      summary.isOpenItemsOnly = false;
  }
  const [payments] = await engine.query('select count(*)::integer as n from raw_payment');
  const plans = [...state.folder.plans.values()];
  missingProblems(plans, files, payments!.n as number, isRefused(problems)).forEach(report);
  for (const name of TABLE_NAMES)
    await engine.run(`alter table raw_${name} drop column source_minor`);
  await nameSheets(engine, state.folder.sources, [files, problems]);
  await writeFiles(engine, files);
  await writeProblems(engine, problems);
}
