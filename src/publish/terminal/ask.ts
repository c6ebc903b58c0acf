/** `npm run check -- --ask`: the open questions one by one, the answers into report.yml, and what they changed. */
import type { AskedQuestion } from '../../contract/questions/asked-questions.ts';
import { type Answer, hasTyped, withTyped } from '../../contract/questions/question.ts';
import { SettingsError, type SettingsInput } from '../../settings/settings.ts';
import { settingsLine } from '../../settings/settings-line.ts';
import { mergeSettings, settingsText, writeSettings } from '../../settings/write-settings.ts';
import type { Headline } from '../headline.ts';
import { printable } from './printable.ts';
import { answerText, headlineText, questionText } from './question-text.ts';

export interface Terminal {
  say(text: string): void;
  /** What was typed; null where the input has ended. */
  ask(prompt: string): Promise<string | null>;
  /** Forgets what was typed ahead: it was meant for no question that has been seen. */
  forget(): void;
}

/** One reading of the exports. */
export interface Checked {
  questions: readonly AskedQuestion[];
  /** Null where nothing can be published. */
  headline: Headline | null;
}

/** How a round of questions ended. */
type Ending = 'through' | 'stopped' | 'input ended';

const isOpen = ({ answered }: AskedQuestion): boolean => answered === null;

/**
 * Puts the questions of `first`, writes the answers to `path`, checks again, and goes on with what is asked then.
 * Returns the last check.
 */
export async function askQuestions<T extends Checked>(
  terminal: Terminal,
  path: string,
  first: T,
  check: () => Promise<T>,
): Promise<T> {
  const seen = new Set<string>();
  for (let checked = first; ; ) {
    const open = checked.questions.filter((one) => isOpen(one) && !seen.has(one.id));
    if (open.length === 0) return checked;
    for (const { id } of open) seen.add(id);
    const { text, given, ending } = await askRound(terminal, path, open);
    if (ending === 'input ended') {
      terminal.say('The input has ended: nothing was written.');
      return checked;
    }
    if (given.length === 0) return checked;
    writeSettings(path, text);
    terminal.say(`\nWritten to ${path}:`);
    for (const settings of given) terminal.say(`  ${settingsLine(settings)}`);
    terminal.say('Checking again …');
    const before = checked;
    checked = await check();
    terminal.forget();
    terminal.say(headlineText(before.headline, checked.headline));
    if (ending === 'stopped') return checked;
  }
}

async function askRound(
  terminal: Terminal,
  path: string,
  open: readonly AskedQuestion[],
): Promise<{ text: string; given: SettingsInput[]; ending: Ending }> {
  const round = { text: settingsText(path), given: [] as SettingsInput[] };
  for (const [i, question] of open.entries()) {
    const [title, ...rest] = questionText(question);
    terminal.say(['', `Question ${i + 1} of ${open.length}: ${title}`, ...rest].join('\n'));
    for (const [at, answer] of question.answers.entries())
      terminal.say(printable(`  ${at + 1}  ${answerText(answer, question)}`));
    const answered = await askOne(terminal, question, path, round.text);
    if (answered === 'input ended' || answered === 'stopped') return { ...round, ending: answered };
    if (answered === null) continue;
    round.text = answered.text;
    round.given.push(answered.settings);
  }
  return { ...round, ending: 'through' };
}

type Given = { settings: SettingsInput; text: string };

/** Null where the question is skipped. */
async function askOne(
  terminal: Terminal,
  question: AskedQuestion,
  path: string,
  text: string,
): Promise<Given | null | Exclude<Ending, 'through'>> {
  const { answers } = question;
  const range = answers.length === 1 ? '1' : `1–${answers.length}`;
  for (;;) {
    const typed = await terminal.ask(`Answer ${range}, Enter to skip, q to stop: `);
    if (typed === null) return 'input ended';
    const word = typed.normalize('NFKC').trim();
    if (word === '') return null;
    if (/^q(?:uit)?$/i.test(word)) return 'stopped';
    const answer =
      answers.find(({ id }) => id === word) ??
      (/^\d+$/.test(word) ? answers[Number(word) - 1] : undefined);
    if (!answer) {
      terminal.say(`“${printable(word)}” is none of the answers.`);
      continue;
    }
    const given = await giveAnswer(terminal, answer, path, text);
    if (given !== null) return given;
  }
}

/** Null where the answer does not hold after all. */
async function giveAnswer(
  terminal: Terminal,
  answer: Answer,
  path: string,
  text: string,
): Promise<Given | 'input ended' | null> {
  let { settings } = answer;
  if (hasTyped(settings)) {
    const typed = await terminal.ask(`${answer.words.en}: `);
    if (typed === null) return 'input ended';
    if (typed.trim() === '') return null;
    const isNumber = /^-?\d+(?:\.\d+)?$/.test(typed.trim());
    settings = withTyped(settings, isNumber ? Number(typed) : typed.trim());
  }
  try {
    const merged = mergeSettings(text, path, settings);
    for (const { name, before, after } of merged.replaced) {
      const now = `${path} says ${name}: ${String(before)}.`;
      const typed = await terminal.ask(
        printable(`${now} Write ${String(after)} in its place? y or n: `),
      );
      if (typed === null) return 'input ended';
      if (!/^y(?:es)?$/i.test(typed.trim())) return null;
    }
    return { settings, text: merged.text };
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    terminal.say(error.message);
    return null;
  }
}
