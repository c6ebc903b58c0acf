/** Reads a folder of exports into the raw_* tables: plans each file, reads it, checks across rows, reconciles rows and amounts. */
import { existsSync, statSync } from 'node:fs';
import { sqlText } from '../engine/engine.ts';
import type { NativeEngine } from '../engine/native.ts';
import { changedSince, type FolderListing, listExports } from '../intake/list-exports.ts';
import type { FilePlan } from '../intake/plan-file.ts';
import { TABLE_NAMES } from '../intake/table-names.ts';
import type { Settings } from '../settings/settings.ts';
import { agingBalances } from './aging-summary.ts';
import { ContractError } from './contract-error.ts';
import { crossRowChecks } from './cross/cross-row.ts';
import { countInto, datesInto } from './file-summary.ts';
import { missingProblems, setAsideProblem, sumProblem } from './folder-problems.ts';
import type { ImportContext } from './import-context.ts';
import { type ImportResult, insertFiles, insertProblems } from './import-result.ts';
import { type LoadedFiles, loadFiles } from './load/load-files.ts';
import type { ReadCache } from './load/read-cache.ts';
import { nameSheets } from './name-sheets.ts';
import { checkColumnSettings } from './plan/column-settings.ts';
import { Corrections } from './plan/corrections.ts';
import { correctionsFolder, readCorrections } from './plan/corrections-file.ts';
import { openFolder } from './plan/open-folder.ts';
import { asOfOfPreambles, basisOfPreambles } from './plan/preamble-notes.ts';
import { type Scratch, scratchFolder } from './plan/scratch-folder.ts';
import { unusedMappings } from './plan/unused-mapping.ts';
import { noProgress, type Progress } from './progress.ts';
import { questionsOf } from './questions/asked-questions.ts';
import { type Problem, problem } from './rules/problem.ts';
import { rawDdl, TABLES } from './tables.ts';

export { textBytes } from '../intake/list-exports.ts';
export type { AgingBalances } from './aging-summary.ts';
export { ContractError } from './contract-error.ts';
export type { FileSummary, ImportResult } from './import-result.ts';
export { insertProblems } from './import-result.ts';
export type { Problem } from './rules/problem.ts';

/**
 * Fills all raw_* tables (created anew) from the exports in `dir`. What is wrong with the data is
 * in the result; throws ContractError where there is no folder or nothing in it to import, and
 * SettingsError where report.yml maps a column onto a field that does not exist. With `cache`, a file
 * that has not changed since the import before is not read again.
 */
export async function importExports(
  dir: string,
  settings: Settings,
  engine: NativeEngine,
  progress: Progress = noProgress,
  cache?: ReadCache,
): Promise<ImportResult> {
  progress.speak?.(settings.languages[0]!);
  const scratch = scratchFolder();
  const problems: Problem[] = [];
  const report = (found: Problem): void => {
    problems.push(found);
  };
  try {
    return await importFolder(
      dir,
      { engine, settings, progress, report },
      problems,
      scratch,
      cache,
    );
  } finally {
    scratch.remove();
    cache?.sweep();
  }
}

/** `problems` is where `context.report` collects. */
async function importFolder(
  dir: string,
  context: ImportContext,
  problems: Problem[],
  scratch: Scratch,
  cache?: ReadCache,
): Promise<ImportResult> {
  const { engine, settings, report } = context;
  checkColumnSettings(settings);
  const listedAt = Date.now();
  const listing = listFolder(dir);
  for (const statement of rawDdl()) await engine.run(statement);

  const folder = await openFolder(listing, context, scratch);
  const plans = [...folder.plans.values()];
  const corrections = new Corrections(readCorrections(correctionsFolder(dir), report));
  const scratchPath = scratch.path;
  const loaded = await loadFiles(folder, { ...context, corrections, cache, scratchPath });
  const { files, reconciliations, filled } = loaded;

  await crossRowChecks(
    {
      ...context,
      reconciliations,
      paidRows: loaded.paidRows,
      depositRows: loaded.depositRows,
      turned: loaded.turned,
      applications: new Set(
        plans.filter(({ isApplication }) => isApplication).map(({ source }) => source.name),
      ),
      header: (file, column) => headerOf(folder.plans.get(file), column),
    },
    filled,
  );

  for (const file of await changedSince(listing.exports, listedAt))
    report(problem('still_written', { file }));
  corrections.problems().forEach(report);
  unusedMappings(settings.columns, folder.plans).forEach(report);
  await reconcile(context, loaded);
  const payments = await rowCount(engine, 'raw_payment');
  missingProblems(plans, files, payments, isRefused(problems)).forEach(report);
  for (const name of TABLE_NAMES)
    await engine.run(`alter table raw_${name} drop column source_minor`);
  await nameSheets(engine, folder.sources, [files, problems]);
  await insertFiles(engine, files);
  await insertProblems(engine, problems);

  const isOpenOnly =
    files.every((f) => f.table !== 'payment') && files.some((f) => f.isOpenItemsOnly);
  const summaries = await Promise.all(
    folder.summaries.map((summary) => agingBalances(summary, settings)),
  );
  return {
    problems,
    files,
    questions: questionsOf(problems),
    refused: isRefused(problems),
    locale: settings.languages[0]!,
    summaries: summaries.filter((balances) => balances !== null),
    titleAsOf: isOpenOnly ? asOfOfPreambles(plans) : null,
    titleBasis: basisOfPreambles(plans),
    corrections: corrections.uses(),
  };
}

function listFolder(dir: string): FolderListing {
  if (!existsSync(dir) || !statSync(dir).isDirectory())
    throw new ContractError(`no such folder: ${dir}`, {
      expected: 'a folder of exports',
      hint: 'name the folder with the exports: --data DIR',
    });
  const listing = listExports(dir);
  if (Object.values(listing).every((names) => names.length === 0))
    throw new ContractError(`no exports in ${dir}`, {
      expected: 'at least one .csv, .tsv, .txt, .xlsx, .json or .parquet file',
      hint: 'put the exports of invoices and payments there as CSV files',
    });
  return listing;
}

/** The header that a file has for a column of its raw table. */
function headerOf(plan: FilePlan | undefined, column: string): string {
  const field = plan && TABLES[plan.table].columns.find((c) => c.name === column)?.field;
  return plan?.columns.find((c) => c.field === field)?.header ?? column;
}

const isRefused = (problems: readonly Problem[]): boolean =>
  problems.some(({ severity }) => severity === 'refused');

async function rowCount(engine: NativeEngine, table: string): Promise<number> {
  const [row] = await engine.query(`select count(*)::integer as n from ${table}`);
  return row!.n as number;
}

/** True for a list of documents that has the settled ones too, and the money that settled them. */
async function holdsItsPayments(file: string, engine: NativeEngine): Promise<boolean> {
  const [row] = await engine.query(`
    select exists (from raw_payment where file = ${sqlText(file)} and kind = 'cash')
      and exists (from raw_invoice where file = ${sqlText(file)} and open_minor = 0) as is_whole`);
  return row!.is_whole === true;
}

/** Fills in what became of each file; throws where its rows or amounts do not add up. */
async function reconcile(
  { engine, settings, report }: ImportContext,
  { files, reconciliations }: LoadedFiles,
): Promise<void> {
  let all = 0n;
  for (const summary of files) {
    const reconciliation = reconciliations.get(summary.file)!;
    countInto(summary, reconciliation);
    all += reconciliation.largestSum;
    const tooLarge = sumProblem(summary.file, reconciliation.largestSum, all);
    if (tooLarge) report(tooLarge);
    const tooMany = setAsideProblem(summary.file, reconciliation, settings.max_set_aside);
    if (tooMany) report(tooMany);
    await datesInto(summary, engine);
    if (summary.isOpenItemsOnly && (await holdsItsPayments(summary.file, engine)))
      summary.isOpenItemsOnly = false;
  }
}
