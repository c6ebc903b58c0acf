/** What the commands share: how a failure is told, and with which exit code. */
import { statSync } from 'node:fs';
import { type Command, CommanderError } from 'commander';
import { ContractError } from '../../contract/contract-error.ts';
import { QueryError } from '../../engine/engine.ts';
import { isIsoDate } from '../../format/date.ts';
import { ModelError } from '../../models/model-error.ts';
import { SettingsError } from '../../settings/settings-error.ts';
import { ShardError } from '../../shards/shard-error.ts';
import { OutError, RefusedError, ReportedFailure } from '../errors.ts';
import { formatProblems } from './problem-text.ts';
import { systemFailure } from './system-failure.ts';
import { terminalWords } from './wording.ts';

export const EXIT = { ok: 0, refused: 1, usage: 2 } as const;

/** A wrong option or argument: the message and the usage are printed, exit code 2. */
export class UsageError extends Error {}

/** Runs a command to its exit code. A mistake in data, settings or usage never shows a stack trace. */
export async function runCommand(usage: string, body: () => Promise<number>): Promise<void> {
  endTidily();
  try {
    process.exitCode = await body();
  } catch (error) {
    if (error instanceof UsageError || error instanceof OutError) {
      console.error(`${error.message}\n\n${usage.trim()}`);
      process.exitCode = EXIT.usage;
      return;
    }
    console.error(describeFailure(error));
    process.exitCode = EXIT.refused;
  }
}

let isTidy = false;

/** A command that is stopped takes its working folders with it. */
function endTidily(): void {
  if (isTidy) return;
  isTidy = true;
  const signals = { SIGINT: 2, SIGTERM: 15, SIGHUP: 1 };
  for (const [signal, number] of Object.entries(signals))
    process.once(signal, () => {
      // a command with an ending of its own takes care of it
      if (process.listenerCount(signal) === 0) process.exit(128 + number);
    });
}

/** A failure in words a finance person can act on; a fault of the program itself keeps its trace. */
export function describeFailure(error: unknown): string {
  if (error instanceof RefusedError)
    return [
      formatProblems(error.imported),
      terminalWords(error.imported.locale)('refusedNote'),
      ...(error.problemsNote ? [error.problemsNote] : []),
    ].join('\n');
  if (
    error instanceof ContractError ||
    error instanceof SettingsError ||
    error instanceof ShardError
  )
    return error.message;
  if (error instanceof ReportedFailure) return error.message;
  const ofSystem = systemFailure(error);
  if (ofSystem) return ofSystem;
  if (error instanceof QueryError) return `${error.message}\nin: ${error.sql}`;
  if (error instanceof ModelError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** Throws UsageError with the first message that is one. */
export function checkUsage(...problems: (string | null)[]): void {
  const problem = problems.find((message) => message !== null);
  if (problem) throw new UsageError(problem);
}

/** A message if the option is not a calendar date. */
export const dateProblem = (name: string, value: string | undefined): string | null =>
  value === undefined || isIsoDate(value)
    ? null
    : `${name} ${value}: expected a calendar date as YYYY-MM-DD`;

/** A message if the folder is not there. */
export function folderProblem(dir: string): string | null {
  try {
    const isFolder = statSync(dir, { throwIfNoEntry: false })?.isDirectory();
    return isFolder ? null : `no such folder: ${dir}`;
  } catch (error) {
    return systemFailure(error) ?? `no such folder: ${dir}`;
  }
}

/** The options of the command line; an unknown or malformed one is a UsageError, `--help` prints and ends. */
export function parseOptions<T>(command: Command): T {
  command.exitOverride().configureOutput({ writeErr: () => {} });
  try {
    command.parse();
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) process.exit(0);
    throw new UsageError((error as Error).message);
  }
  return command.opts() as T;
}
