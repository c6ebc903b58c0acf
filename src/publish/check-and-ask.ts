/** The check with its questions: read, ask, write the answers, read again. */
import type { ImportResult } from '../contract/import-result.ts';
import type { Progress } from '../contract/progress.ts';
import { settingsPath } from '../settings/locate.ts';
import { RefusedError } from './errors.ts';
import { headlineOf } from './headline.ts';
import { openReport } from './open-report.ts';
import { askQuestions, type Checked, type Terminal } from './terminal/ask.ts';
import { EXIT } from './terminal/command.ts';
import { formatProblems } from './terminal/problem-text.ts';
import { formatQuestions } from './terminal/question-text.ts';

interface CheckedExports extends Checked {
  imported: ImportResult;
}

async function readOnce(data: string, progress: Progress): Promise<CheckedExports> {
  try {
    const report = await openReport({ data, progress });
    try {
      const { imported } = report;
      return { imported, questions: imported.questions, headline: await headlineOf(report) };
    } finally {
      await report.close();
    }
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error;
    const { imported } = error;
    return { imported, questions: imported.questions, headline: null };
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
  const { length } = openOnes(result);
  const open = length === 0 ? '' : `${length} open ${length === 1 ? 'question' : 'questions'}`;
  const how = open === '' ? '' : `\n${open}: npm run check -- --ask shows what each would change.`;
  return `${result.refused ? 'Refused.' : 'Usable.'}${how}`;
}

/** The open questions with the lines to paste, where no terminal can be asked. */
export const listOfQuestions = (data: string, result: ImportResult): string =>
  [
    formatQuestions(openOnes(result), settingsPath(data)),
    '',
    result.refused ? 'Refused.' : 'Usable.',
  ].join('\n');
