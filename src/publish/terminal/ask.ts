/** `npm run check -- --ask`: the open questions one by one, the answers into report.yml, and what they changed. */
import type { AskedQuestion } from '../../contract/questions/asked-questions.ts';
import { type Answer, hasTyped, withTyped } from '../../contract/questions/question.ts';
import type { Locale } from '../../i18n/locale.ts';
import type { SettingsInput } from '../../settings/settings.ts';
import { SettingsError } from '../../settings/settings-error.ts';
import { settingsLine } from '../../settings/settings-line.ts';
import { mergeSettings, settingsText, writeSettings } from '../../settings/write-settings.ts';
import type { Headline } from '../headline.ts';
import { printable } from './printable.ts';
import { type QuestionWords, questionWords } from './question-text.ts';
import { type Say, terminalWords } from './wording.ts';

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
  /** In which the questions are put. */
  locale: Locale;
}

/** How a round of questions ended. */
type Ending = 'through' | 'stopped' | 'input ended';

/** A terminal, where the answers go, and the words in which it speaks. */
interface Asking {
  terminal: Terminal;
  /** Of report.yml. */
  path: string;
  words: QuestionWords;
  say: Say;
}

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
  const { locale } = first;
  const say = terminalWords(locale);
  const words = questionWords(locale);
  const seen = new Set<string>();
  for (let checked = first; ; ) {
    const open = checked.questions.filter((one) => isOpen(one) && !seen.has(one.id));
    if (open.length === 0) return checked;
    for (const { id } of open) seen.add(id);
    const { text, given, ending } = await askRound({ terminal, path, words, say }, open);
    if (ending === 'input ended') {
      terminal.say(say('inputEnded'));
      return checked;
    }
    if (given.length === 0) {
      terminal.say(say('nothingWritten', { path }));
      return checked;
    }
    writeSettings(path, text);
    terminal.say(`\n${say('written', { path })}`);
    for (const settings of given) terminal.say(`  ${settingsLine(settings)}`);
    terminal.say(say('checking'));
    const before = checked;
    checked = await check();
    terminal.forget();
    terminal.say(words.headline(before.headline, checked.headline));
    if (ending === 'stopped') return checked;
  }
}

async function askRound(
  asking: Asking,
  open: readonly AskedQuestion[],
): Promise<{ text: string; given: SettingsInput[]; ending: Ending }> {
  const { terminal, words, say, path } = asking;
  const round = { text: settingsText(path), given: [] as SettingsInput[] };
  for (const [i, question] of open.entries()) {
    const title = say('question', { i: i + 1, n: open.length, title: words.title(question) });
    terminal.say(['', title, ...words.details(question)].join('\n'));
    for (const [at, answer] of question.answers.entries())
      terminal.say(`  ${at + 1}  ${words.answer(answer, question)}`);
    const answered = await askOne(asking, question, round.text);
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
  asking: Asking,
  { answers }: AskedQuestion,
  text: string,
): Promise<Given | null | Exclude<Ending, 'through'>> {
  const { terminal, say } = asking;
  const range = answers.length === 1 ? '1' : `1–${answers.length}`;
  for (;;) {
    const typed = await terminal.ask(say('prompt', { range }));
    if (typed === null) return 'input ended';
    const word = typed.normalize('NFKC').trim();
    if (word === '') return null;
    if (/^q(?:uit)?$/i.test(word)) return 'stopped';
    const answer =
      answers.find(({ id }) => id.toLowerCase() === word.toLowerCase()) ??
      (/^\d+$/.test(word) ? answers[Number(word) - 1] : undefined);
    if (!answer) {
      terminal.say(say('isNoAnswer', { word: printable(word) }));
      continue;
    }
    const given = await giveAnswer(asking, answer, text);
    if (given !== null) return given;
  }
}

/** A number, or a code such as EUR. */
const typedValue = (text: string): string | number =>
  /^\d+(?:[.,]\d+)?$/.test(text) ? Number(text.replace(',', '.')) : text.toUpperCase();

/** Null where the answer does not hold after all. */
async function giveAnswer(
  asking: Asking,
  answer: Answer,
  text: string,
): Promise<Given | 'input ended' | null> {
  const { terminal, path, words, say } = asking;
  let { settings } = answer;
  let typed = '';
  if (hasTyped(settings)) {
    const line = await terminal.ask(say('typed', { words: answer.words[words.locale] }));
    if (line === null) return 'input ended';
    typed = line.normalize('NFKC').trim();
    if (typed === '') return null;
    settings = withTyped(settings, typedValue(typed));
  }
  try {
    const merged = mergeSettings(text, path, settings);
    for (const { name, before, after } of merged.replaced) {
      const parts = { path, name, before: String(before), after: String(after) };
      const isTo = await terminal.ask(printable(say('replace', parts)));
      if (isTo === null) return 'input ended';
      if (!/^(?:y(?:es)?|是)$/i.test(isTo.trim())) return null;
    }
    return { settings, text: merged.text };
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    terminal.say(
      typed === '' ? error.message : say('notUsable', { word: typed, why: error.message }),
    );
    return null;
  }
}
