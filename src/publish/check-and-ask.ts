/** The check with its questions: read, ask, write the answers, read again. */
import type { ImportResult } from '../contract/import-result.ts';
import type { Progress } from '../contract/progress.ts';
import { settingsPath } from '../settings/locate.ts';
import { RefusedError } from './errors.ts';
import { type Headline, headlineOf } from './headline.ts';
import { openReport } from './open-report.ts';
import { askQuestions, type Checked, type Terminal } from './terminal/ask.ts';
import { EXIT } from './terminal/command.ts';
import { formatProblems } from './terminal/problem-text.ts';
import { questionWords } from './terminal/question-text.ts';
import { terminalWords } from './terminal/wording.ts';

interface CheckedExports extends Checked {
  imported: ImportResult;
}

async function readOnce(data: string, progress: Progress): Promise<CheckedExports> {
  const checked = (imported: ImportResult, headline: Headline | null): CheckedExports => {
    const { questions, locale } = imported;
    return { imported, questions, locale, headline };
  };
  try {
    const report = await openReport({ data, progress });
    try {
      return checked(report.imported, await headlineOf(report));
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
  terminal.say(`\n${verdict(last.imported)}`);
  return last.imported.refused ? EXIT.refused : EXIT.ok;
}

const openOnes = ({ questions }: ImportResult) =>
  questions.filter(({ answered }) => answered === null);

/** The last lines of a check: whether the exports can be used, and how many questions are open. */
export function verdict(result: ImportResult): string {
  const say = terminalWords(result.locale);
  const { length: n } = openOnes(result);
  const usable = say(result.refused ? 'refused' : 'usable');
  return n === 0 ? usable : `${usable}\n${say('open', { n })}`;
}

/** The check that `listOfQuestions` lists, where no terminal can be asked. */
export const checkForList = async (data: string, progress: Progress): Promise<ImportResult> =>
  (await readOnce(data, progress)).imported;

/** The open questions with the lines to paste. */
export const listOfQuestions = (data: string, result: ImportResult): string =>
  [
    questionWords(result.locale).list(openOnes(result), settingsPath(data)),
    '',
    terminalWords(result.locale)(result.refused ? 'refused' : 'usable'),
  ].join('\n');
