/** Reads a folder of exports into the raw_* tables: plan each file, read it, check across rows, balance the account. */
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { NativeEngine } from '../engine/native.ts';
import { ALIASES, TABLE_NAMES, type TableName } from '../intake/aliases.ts';
import { normaliseHeader } from '../intake/header.ts';
import { changedSince, listExports } from '../intake/list-exports.ts';
import type { FilePlan, SourceFile } from '../intake/plan-file.ts';
import { type Settings, SettingsError } from '../settings/settings.ts';
import { Account } from './account.ts';
import { ContractError } from './contract-error.ts';
import { Corrections } from './corrections.ts';
import { correctionsFolder, readCorrections } from './corrections-file.ts';
import { crossRowChecks } from './cross-row.ts';
import { type FileSummary, type ImportResult, writeFiles, writeProblems } from './import-result.ts';
import type { KeptReads } from './kept-reads.ts';
import { loadFile } from './load-file.ts';
import { nameSheets } from './name-sheets.ts';
import { openFolder, type Scratch, scratchFolder } from './open-folder.ts';
import { columnOf, idPair, unusedHeaders } from './plan-columns.ts';
import { type Problem, problem } from './problem.ts';
import { noProgress, type Progress } from './progress.ts';
import type { ReadTask } from './read-file.ts';
import { ReadPool } from './read-pool.ts';
import { rawDdl, TABLES } from './tables.ts';
import { asOfOfTitles, basisOfTitles, createdProblem, titleProblem } from './title-note.ts';
import { unusedMappings } from './unused-mapping.ts';

export { textBytes } from '../intake/list-exports.ts';
export { ContractError } from './contract-error.ts';
export type { FileSummary, ImportResult } from './import-result.ts';
export type { Problem } from './problem.ts';

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
  const files: FileSummary[] = [];
  const accounts = new Map<string, Account>();
  const filled = new Set<TableName>();
  const rowIds = { next: 1 };
  const tell = { report, progress };
  const { sources, plans, unread } = await openFolder(
    listing,
    settings,
    scratch,
    tell,
    headersWanted,
  );
  const corrections = new Corrections(readCorrections(correctionsFolder(dir), report));
  const tasks = new Map<string, ReadTask>();
  for (const [i, { name }] of sources.entries()) {
    const plan = plans.get(name);
    if (!plan) continue;
    plan.correct = corrections.forFile(plan);
    const out = join(scratch.path(), `rows-${i}`);
    tasks.set(name, { plan, settings, isLinkedById: isLinkedById(plan, plans), out });
  }
  const pool = new ReadPool([...tasks.values()].filter((task) => !kept?.has(task)));
  try {
    for (const [name, task] of tasks) {
      const { plan } = task;
      progress.start(name, plan.source.bytes);
      const known = kept?.take(task);
      const read = known ?? (await pool.read(task, (rows, bytes) => progress.tick(rows, bytes)));
      if (!known) kept?.keep(task, read);
      read.problems.forEach(report);
      const account = await loadFile({ plan, engine, report, rowIds }, read);
      if (read.reading.problems.length === 0) {
        filled.add(plan.table);
        for (const table of Object.keys(read.rows)) filled.add(table as TableName);
        tellFile(plan, read.reading.signFactor, account, report);
      }
      progress.done();
      accounts.set(name, account);
      files.push(summaryOf(plan, unusedHeaders(plan, read.reading)));
    }
  } finally {
    await pool.close();
  }

  for (const source of unread) {
    const account = new Account();
    for (let i = 0; i < (source.unpacked?.rows ?? 0); i++) account.add('not_data', 0);
    accounts.set(source.name, account);
    files.push(unreadSummary(source));
  }

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
  await finish(engine, { settings, problems, files, accounts, plans, report, sources });
  const isOpenOnly =
    files.every((f) => f.table !== 'payment') && files.some((f) => f.isOpenItemsOnly);
  const titleAsOf = isOpenOnly ? asOfOfTitles([...plans.values()]) : null;
  const titleBasis = basisOfTitles([...plans.values()]);
  const refused = isRefused(problems);
  return { problems, files, refused, titleAsOf, titleBasis, corrections: corrections.uses() };
}

const isRefused = (problems: readonly Problem[]): boolean =>
  problems.some(({ severity }) => severity === 'refused');

interface Unfinished {
  settings: Settings;
  problems: Problem[];
  files: FileSummary[];
  accounts: ReadonlyMap<string, Account>;
  plans: ReadonlyMap<string, FilePlan>;
  sources: readonly SourceFile[];
  report(problem: Problem): void;
}

async function finish(engine: NativeEngine, state: Unfinished): Promise<void> {
  const { files, accounts, plans, report, settings } = state;
  for (const summary of files) {
    const account = accounts.get(summary.file)!;
    account.check(summary.file);
    const { used, set_aside, not_data } = account.fates;
    Object.assign(summary, {
      rowsRead: account.read.rows,
      rowsUsed: used.rows,
      rowsSetAside: set_aside.rows,
      rowsNotData: not_data.rows,
      amountRead: Number(account.read.amount),
      amountUsed: Number(used.amount),
      amountSetAside: Number(set_aside.amount),
      amountNotData: Number(not_data.amount),
    });
    const share = account.setAsideShare();
    if (share > settings.max_set_aside)
      report(
        problem('too_many_set_aside', {
          file: summary.file,
          value: `${set_aside.rows} of ${used.rows + set_aside.rows} rows, ${percent(share)} of rows or amounts`,
          expected: `at most ${percent(settings.max_set_aside)} (max_set_aside)`,
        }),
      );
    const dateColumn = summary.table && TABLES[summary.table].dateColumn;
    if (dateColumn) {
      const [dates] = await engine.query(
        `select min("${dateColumn}")::varchar as first, max("${dateColumn}")::varchar as last
         from raw_${summary.table} where file = '${summary.file.replaceAll("'", "''")}'`,
      );
      summary.firstDate = dates!.first as string | null;
      summary.lastDate = dates!.last as string | null;
    }
  }
  const isKnown = [...plans.values()];
  const invoices = isKnown.filter((plan) => plan.table === 'invoice');
  if (invoices.length === 0 && !isRefused(state.problems))
    report(problem('no_invoices', { file: '' }));
  const [inLists] = await engine.query('select count(*)::integer as n from raw_payment');
  const hasPayments =
    (inLists!.n as number) > 0 ||
    isKnown.some((plan) => plan.table === 'payment') ||
    invoices.some((plan) =>
      ['paid_amount', 'settled_date', 'open_amount'].some((field) => columnOf(plan, field) >= 0),
    );
  if (!isKnown.some((plan) => plan.table === 'payment'))
    for (const { file, isOpenItemsOnly } of files)
      if (isOpenItemsOnly) report(problem('open_items_only', { file }));
  if (invoices.length > 0 && !hasPayments && !isRefused(state.problems))
    report(problem('no_payments', { file: invoices[0]!.source.name }));
  for (const name of TABLE_NAMES)
    await engine.run(`alter table raw_${name} drop column source_minor`);
  await nameSheets(engine, state.sources, [files, state.problems]);
  await writeFiles(engine, files);
  await writeProblems(engine, state.problems);
}

const percent = (share: number): string => `${(share * 100).toFixed(1).replace(/\.0$/, '')} %`;

/** Payments that name invoices by the technical id keep it the invoices' id. */
function isLinkedById(plan: FilePlan, plans: ReadonlyMap<string, FilePlan>): boolean {
  if (!idPair(plan)) return false;
  return [...plans.values()].some(
    ({ table, columns }) =>
      table === 'payment' &&
      columns.some((c) => c.field === 'invoice_id' && normaliseHeader(c.header) === 'invoiceid'),
  );
}

function tellFile(
  plan: FilePlan,
  signFactor: number,
  account: Account,
  report: (problem: Problem) => void,
): void {
  const file = plan.source.name;
  if (plan.encoding !== 'utf-8') report(problem('not_utf8', { file, value: plan.encoding }));
  if (plan.power > 0) report(problem('unit_scaled', { file, value: `× ${10 ** plan.power}` }));
  if (signFactor < 0) report(problem('sign_flipped', { file }));
  for (const told of [titleProblem(plan), createdProblem(plan)]) if (told) report(told);
  if (account.read.rows < plan.headerRow) report(problem('no_rows', { file }));
}

function isOpenItemsOnly(plan: FilePlan): boolean {
  if (plan.table !== 'invoice') return false;
  const has = (field: string): boolean => columnOf(plan, field) >= 0;
  const amount = plan.columns.find((column) => column.field === 'amount')?.header ?? '';
  return (
    (has('open_amount') || /open/i.test(amount)) && !has('paid_amount') && !has('settled_date')
  );
}

function summaryOf(plan: FilePlan, columnsUnused: string[]): FileSummary {
  return {
    ...unreadSummary(plan.source),
    table: plan.table,
    decidedBy: plan.decidedBy,
    encoding: plan.source.unpacked?.encoding ?? plan.encoding,
    delimiter: plan.source.unpacked?.delimiter ?? plan.delimiter,
    columnsUnused,
    isOpenItemsOnly: isOpenItemsOnly(plan),
  };
}

function unreadSummary({ name, unpacked, usedFor }: SourceFile): FileSummary {
  return {
    file: name,
    sheet: null,
    table: null,
    decidedBy: usedFor ?? 'no known columns',
    encoding: unpacked?.encoding ?? '',
    delimiter: unpacked?.delimiter ?? '',
    rowsRead: 0,
    rowsUsed: 0,
    rowsSetAside: 0,
    rowsNotData: 0,
    amountRead: 0,
    amountUsed: 0,
    amountSetAside: 0,
    amountNotData: 0,
    firstDate: null,
    lastDate: null,
    columnsUnused: [],
    isOpenItemsOnly: false,
  };
}

const headersWanted = (table: TableName, fields: string): string =>
  fields
    .split(' or ')
    .flatMap((field) => [field, ...(ALIASES[table][field] ?? []).slice(0, 8)])
    .join(', ');

function checkColumnSettings(settings: Settings): void {
  for (const [pattern, headers] of Object.entries(settings.columns)) {
    for (const [header, target] of Object.entries(headers)) {
      const [table = '', field = ''] = target.split('.');
      const fields = (ALIASES as Record<string, Record<string, unknown>>)[table];
      if (target === 'ignore' || fields?.[field]) continue;
      const wanted = fields
        ? Object.keys(fields).map((f) => `${table}.${f}`)
        : TABLE_NAMES.map((t) => `${t}.…`);
      throw new SettingsError(
        `report.yml: columns: ${pattern}: ${header}: "${target}" is no field; expected ignore or one of ${wanted.join(', ')}`,
      );
    }
  }
}
