/** Reads all planned exports of a folder, several at the same time, and loads their rows in the order of the files. */
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { NativeEngine } from '../../engine/native.ts';
import { normaliseHeader } from '../../intake/header-spelling.ts';
import type { FilePlan, SourceFile } from '../../intake/plan-file.ts';
import type { TableName } from '../../intake/table-names.ts';
import { settingsLine } from '../../settings/settings-line.ts';
import { FileReconciliation } from '../file-reconciliation.ts';
import { summaryOf, unreadSummary } from '../file-summary.ts';
import type { ImportContext } from '../import-context.ts';
import type { FileSummary } from '../import-result.ts';
import type { Corrections } from '../plan/corrections.ts';
import type { OpenFolder } from '../plan/open-folder.ts';
import { idPair, unusedHeaders } from '../plan/plan-columns.ts';
import { preambleProblem, recordedDateProblem } from '../plan/preamble-notes.ts';
import { encodingQuestion } from '../questions/file-questions.ts';
import { type Problem, problem } from '../rules/problem.ts';
import { loadFile } from './load-file.ts';
import type { ReadCache } from './read-cache.ts';
import { type OnRows, type ReadFile, type ReadTask, readFile } from './read-file.ts';
import { ReadPool } from './read-pool.ts';
import { type FileRead, hasOpenSigns, settleSigns, withSigns } from './settle-signs.ts';

export interface LoadContext extends ImportContext {
  corrections: Corrections;
  cache: ReadCache | undefined;
  /** Path of a folder for rows on their way. */
  scratchPath(): string;
}

export interface LoadedFiles {
  files: FileSummary[];
  reconciliations: Map<string, FileReconciliation>;
  /** Tables that have rows. */
  filled: Set<TableName>;
  /** By file, rows that only their status says are paid. */
  paidRows: Map<string, readonly number[]>;
  /** By file, rows that ask for money in advance. */
  depositRows: Map<string, readonly number[]>;
  /** Lists of money whose minus is read as a plus. */
  turned: string[];
}

export async function loadFiles(folder: OpenFolder, context: LoadContext): Promise<LoadedFiles> {
  const { engine, progress, cache, report } = context;
  const loaded: LoadedFiles = {
    files: [],
    reconciliations: new Map(),
    filled: new Set(),
    paidRows: new Map(),
    depositRows: new Map(),
    turned: [],
  };
  const tasks = tasksOf(folder, context);
  const pool = new ReadPool(tasks.filter((task) => !cache?.has(task)));
  const giveCoresBack = pool.isAtWork ? await leaveCores(engine) : async () => {};
  const read = async (task: ReadTask, onRows: OnRows): Promise<ReadFile> => {
    const cached = cache?.take(task);
    if (cached) return cached;
    const found = await pool.read(task, onRows);
    cache?.put(task, found);
    return found;
  };
  const rowIds = { next: 1 };
  const all: FileRead[] = [];
  // files wait for the last one where a sign of theirs depends on the others
  const waiting: FileRead[] = [];
  try {
    for (const task of tasks) {
      progress.start(task.plan.source.name, task.plan.source.bytes);
      const file = { task, read: await read(task, (rows, bytes) => progress.tick(rows, bytes)) };
      progress.done();
      all.push(file);
      if (waiting.length > 0 || hasOpenSigns(file)) waiting.push(file);
      else await load(file, context, loaded, rowIds);
    }
    for (const file of await settled(waiting, all, report))
      await load(file, context, loaded, rowIds);
  } finally {
    await pool.close();
    await giveCoresBack();
  }
  for (const source of folder.unread) {
    loaded.reconciliations.set(source.name, unreadAccount(source));
    loaded.files.push(unreadSummary(source));
  }
  return loaded;
}

/** The rows of one file into the raw tables, and what concerns it into `loaded`. */
async function load(
  { task: { plan }, read }: FileRead,
  context: LoadContext,
  { files, reconciliations, filled, paidRows, depositRows, turned }: LoadedFiles,
  rowIds: { next: number },
): Promise<void> {
  const { name } = plan.source;
  read.problems.forEach(context.report);
  const reconciliation = await loadFile(context, plan, read, rowIds);
  if (read.reading.problems.length === 0) {
    filled.add(plan.table);
    for (const table of Object.keys(read.rows)) filled.add(table as TableName);
    reportFile(plan, reconciliation, context.report);
  }
  if (read.reading.signFactor < 0) turned.push(name);
  if (read.paidRows.length > 0) paidRows.set(name, read.paidRows);
  if (read.depositRows.length > 0) depositRows.set(name, read.depositRows);
  reconciliations.set(name, reconciliation);
  files.push(summaryOf(plan, unusedHeaders(plan, read.reading.invoiceId)));
}

/** The files that waited, those whose signs the others decide read again. */
async function settled(
  waiting: readonly FileRead[],
  all: readonly FileRead[],
  report: (problem: Problem) => void,
): Promise<FileRead[]> {
  const files: FileRead[] = [];
  for (const file of waiting) {
    const { signs, problems } = settleSigns(file, all);
    problems.forEach(report);
    const task = withSigns(file.task, signs);
    files.push(signs.size === 0 ? file : { task, read: await readFile(task, () => {}) });
  }
  return files;
}

function tasksOf({ sources, plans }: OpenFolder, context: LoadContext): ReadTask[] {
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

function unreadAccount({ unpacked }: SourceFile): FileReconciliation {
  const reconciliation = new FileReconciliation();
  for (let i = 0; i < (unpacked?.rows ?? 0); i++) reconciliation.add('not_data', 0);
  return reconciliation;
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

/** In which encoding a file is read, with a text from it; where another one is as likely, the question which. */
function encodingProblem({ source, encoding, guess }: FilePlan): Problem {
  const file = source.name;
  const value = guess ? `${encoding}: ${guess.shown.trim()}` : encoding;
  if (!guess?.other) return problem('not_utf8', { file, value });
  const expected = `${guess.other.encoding}: ${guess.other.shown.trim()}`;
  const line = settingsLine({ encodings: { [source.file]: guess.other.encoding } });
  const question = encodingQuestion(source.file, guess, guess.other);
  return problem('encoding_unsure', { file, value, expected, line, question });
}

function reportFile(
  plan: FilePlan,
  reconciliation: FileReconciliation,
  report: (problem: Problem) => void,
): void {
  const file = plan.source.name;
  if (plan.encoding !== 'utf-8') report(encodingProblem(plan));
  for (const { header, used, other } of plan.twins)
    report(problem('twin_columns', { file, column: header, value: used, expected: other }));
  if (plan.power > 0) report(problem('unit_scaled', { file, value: `× ${10 ** plan.power}` }));
  for (const found of [preambleProblem(plan), recordedDateProblem(plan)]) if (found) report(found);
  if (reconciliation.read.rows < plan.headerRow - (plan.source.firstRow ?? 1) + 1)
    report(problem('no_rows', { file }));
}
