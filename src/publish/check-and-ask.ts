/** The check with its questions: read, ask, write the answers, read again. */
import type { ImportResult } from '../contract/import-result.ts';
import type { Progress } from '../contract/progress.ts';
import { settingsPath } from '../settings/places.ts';
import { type CheckedSettings, namedFaults } from './check-named.ts';
import { RefusedError } from './errors.ts';
import { type Headline, headlineOf } from './headline.ts';
import { openReport } from './open-report.ts';
import { askQuestions, type Checked, type Terminal } from './terminal/ask.ts';
import { EXIT } from './terminal/command.ts';
import { formatProblems } from './terminal/problem-text.ts';
import { questionWords } from './terminal/question-text.ts';
import { terminalWords } from './terminal/wording.ts';

type CheckedExports = Checked & CheckedSettings;

async function readOnce(data: string, progress: Progress): Promise<CheckedExports> {
  const checked = (
    imported: ImportResult,
    headline: Headline | null,
    faults: string[] = [],
  ): CheckedExports => {
    const { questions, locale } = imported;
    return { imported, questions, locale, headline, faults };
  };
  try {
    const report = await openReport({ data, progress });
    try {
      const faults = await namedFaults(report, data);
      return checked(report.imported, await headlineOf(report), faults);
    } finally {
      await report.close();
    }
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error;
    return checked(error.imported, null);
  }
}

/** Returns the exit code of the last check. */
export async function checkAndAsk(
  data: string,
  terminal: Terminal,
  progress: Progress,
): Promise<number> {
  const check = (): Promise<CheckedExports> => readOnce(data, progress);
  const first = await check();
  terminal.say(formatProblems(first.imported));
  const last = await askQuestions(terminal, settingsPath(data), first, check);
  const refusals = last.imported.problems.filter(({ severity }) => severity === 'refused');
  if (last !== first && refusals.length > 0)
    terminal.say(formatProblems({ ...last.imported, problems: refusals, files: [] }));
  terminal.say(`\n${verdict(last.imported, last.faults)}`);
  return codeOf(last);
}

/** The exit code of a check. */
export const codeOf = ({ imported, faults }: CheckedSettings): number =>
  imported.refused || faults.length > 0 ? EXIT.refused : EXIT.ok;

const openOnes = ({ questions }: ImportResult) =>
  questions.filter(({ answered }) => answered === null);

/** The last lines of a check: faults of the settings, whether the exports can be used, and how many questions are open. */
export function verdict(result: ImportResult, faults: readonly string[]): string {
  const say = terminalWords(result.locale);
  const { length: n } = openOnes(result);
  return [...usability(result, faults), ...(n === 0 ? [] : [say('open', { n })])].join('\n');
}

function usability({ refused, locale }: ImportResult, faults: readonly string[]): string[] {
  const say = terminalWords(locale);
  const heading = faults.length > 0 ? [say('heading.settings'), ...faults, ''] : [];
  return [...heading, say(refused || faults.length > 0 ? 'refused' : 'usable')];
}

/** The check that `listOfQuestions` lists, where no terminal can be asked, and where settings are held to the data. */
export const checkOnce: (data: string, progress: Progress) => Promise<CheckedSettings> = readOnce;

/** The open questions with the lines to paste. */
export const listOfQuestions = (
  data: string,
  result: ImportResult,
  faults: readonly string[],
): string =>
  [
    questionWords(result.locale).list(openOnes(result), settingsPath(data)),
    '',
    ...usability(result, faults),
  ].join('\n');
