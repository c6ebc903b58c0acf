/** Reads all planned exports of a folder, several at the same time, and loads their rows in the order of the files. */
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { NativeEngine } from '../../engine/native.ts';
import { normaliseHeader } from '../../intake/header-spelling.ts';
import type { FilePlan, SourceFile } from '../../intake/plan-file.ts';
import type { TableName } from '../../intake/table-names.ts';
import type { Settings } from '../../settings/settings.ts';
import { Account } from '../account.ts';
import { summaryOf, unreadSummary } from '../file-summary.ts';
import type { FileSummary } from '../import-result.ts';
import type { Corrections } from '../plan/corrections.ts';
import type { OpenFolder } from '../plan/open-folder.ts';
import { idPair, unusedHeaders } from '../plan/plan-columns.ts';
import { preambleProblem, recordedDateProblem } from '../plan/preamble-notes.ts';
import type { Progress } from '../progress.ts';
import { type Problem, problem } from '../rules/problem.ts';
import type { KeptReads } from './kept-reads.ts';
import { loadFile } from './load-file.ts';
import type { ReadTask } from './read-file.ts';
import { ReadPool } from './read-pool.ts';

export interface LoadFiles {
  engine: NativeEngine;
  settings: Settings;
  corrections: Corrections;
  progress: Progress;
  kept: KeptReads | undefined;
  report(problem: Problem): void;
  /** Path of a folder for rows on their way. */
  scratchPath(): string;
}

export interface LoadedFiles {
  files: FileSummary[];
  accounts: Map<string, Account>;
  /** Tables that have rows. */
  filled: Set<TableName>;
}

export async function loadFiles(folder: OpenFolder, context: LoadFiles): Promise<LoadedFiles> {
  const { engine, progress, kept, report } = context;
  const loaded: LoadedFiles = { files: [], accounts: new Map(), filled: new Set() };
  const { files, accounts, filled } = loaded;
  const rowIds = { next: 1 };
  const tasks = tasksOf(folder, context);
  const pool = new ReadPool(tasks.filter((task) => !kept?.has(task)));
  const giveBack = pool.isAtWork ? await leaveCores(engine) : async () => {};
  try {
    for (const task of tasks) {
      const { plan } = task;
      const { name } = plan.source;
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
      files.push(summaryOf(plan, unusedHeaders(plan, read.reading.invoiceId)));
    }
  } finally {
    await pool.close();
    await giveBack();
  }
  for (const source of folder.unread) {
    accounts.set(source.name, unreadAccount(source));
    files.push(unreadSummary(source));
  }
  return loaded;
}

function tasksOf({ sources, plans }: OpenFolder, context: LoadFiles): ReadTask[] {
  const { settings, corrections, scratchPath } = context;
  return sources.flatMap(({ name }, i) => {
    const plan = plans.get(name);
    if (!plan) return [];
    plan.correct = corrections.forFile(plan);
    const out = join(scratchPath(), `rows-${i}`);
    return [{ plan, settings, isLinkedById: isLinkedById(plan, plans), out }];
  });
}

/** The engine works in half of the cores while threads read; what is returned gives it the others back. */
async function leaveCores(engine: NativeEngine): Promise<() => Promise<void>> {
  const [before] = await engine.query("select current_setting('threads')::integer as threads");
  await engine.run(`set threads = ${Math.max(1, availableParallelism() >> 1)}`);
  return () => engine.run(`set threads = ${before!.threads}`);
}

function unreadAccount({ unpacked }: SourceFile): Account {
  const account = new Account();
  for (let i = 0; i < (unpacked?.rows ?? 0); i++) account.add('not_data', 0);
  return account;
}

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
  for (const told of [preambleProblem(plan), recordedDateProblem(plan)]) if (told) report(told);
  if (account.read.rows < plan.headerRow) report(problem('no_rows', { file }));
}
