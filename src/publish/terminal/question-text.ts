/** Open questions in words for a terminal, with the lines of report.yml that answer them. */
import type { AskedQuestion } from '../../contract/questions/asked-questions.ts';
import { type AmountIn, type Answer, hasTyped } from '../../contract/questions/question.ts';
import { problemText } from '../../contract/rules/problem.ts';
import { exactMoney, isPrintedZero, NO_VALUE } from '../../format/number.ts';
import type { Locale } from '../../i18n/locale.ts';
import { SETTINGS_FILE } from '../../settings/places.ts';
import { settingsLine } from '../../settings/settings-line.ts';
import { mergeSettings } from '../../settings/write-settings.ts';
import type { Headline, HeadlineLine } from '../headline.ts';
import { printable } from './printable.ts';
import { type Say, terminalWords } from './wording.ts';

const MAX_FILES_NAMED = 3;

/** Questions in words of one language. */
export interface QuestionWords {
  locale: Locale;
  title(question: AskedQuestion): string;
  /** About what, how much hangs on it, a few rows, and where the effects are seen. */
  details(question: AskedQuestion): string[];
  answer(answer: Answer, question: AskedQuestion): string;
  /** Each figure before and after: "open EUR: 1,250.00 → 0.00 (−1,250.00)". */
  headline(before: Headline | null, after: Headline | null): string;
  /** All open questions, each with its answers as lines for report.yml. */
  list(questions: readonly AskedQuestion[], path: string): string;
}

export function questionWords(locale: Locale): QuestionWords {
  const say = terminalWords(locale);
  const money = ({ currency, minor }: AmountIn): string =>
    `${exactMoney(minor, currency, locale)}${currency === null ? '' : ` ${currency}`}`;
  const some = (names: readonly string[]): string => {
    const shown = names.slice(0, MAX_FILES_NAMED).join(say('separator'));
    const n = names.length - MAX_FILES_NAMED;
    return n > 0 ? say('someMore', { names: shown, n }) : shown;
  };
  /** What of the amounts is paid already is not open. */
  const effects = ({ effects: all }: Answer): string => {
    const figures = [...new Set(all.map(({ figure }) => figure))];
    const said = figures.flatMap((figure) => {
      const amounts = all
        .filter((effect) => effect.figure === figure)
        .map((effect) => (effect.minor > 0 ? '+' : '') + money(effect))
        .filter((amount) => !isPrintedZero(amount));
      return amounts.length === 0
        ? []
        : [say(`effect.${figure}`, { amounts: amounts.join(say('and')) })];
    });
    return said.length === 0 ? '' : say('effects', { effects: said.join(say('separator')) });
  };
  const words: QuestionWords = {
    locale,
    title: ({ rule }) => printable(problemText({ rule, expected: null, mend: null }, locale).title),
    details({ files, columns, word, rows, amounts, examples, severity, answers }) {
      const what = [
        files.length === 0 ? '' : some(files),
        columns.length === 0 ? '' : say('column', { names: some(columns) }),
        word === null ? '' : say('quoted', { word }),
      ].filter(Boolean);
      const extent = [
        rows === 0 ? '' : say('nRows', { n: rows.toLocaleString('en-US') }),
        ...amounts.map(money),
        severity === 'refused' ? say('blocks') : '',
      ].filter(Boolean);
      return [
        `  ${what.join(say('separator'))}`,
        ...(extent.length === 0 ? [] : [`  ${extent.join(say('separator'))}`]),
        ...examples.map((example) => `    ${say('exampleRow', { ...example })}`),
        ...(answers.every((answer) => answer.effects.length === 0)
          ? [`  ${say('effectLater')}`]
          : []),
      ].map(printable);
    },
    answer(answer, { assumed }) {
      const mark = answer.id === assumed ? say('assumed') : '';
      const shown = say('ids', { id: answer.id, words: answer.words[locale] });
      return printable(`${shown}${effects(answer)}${mark}`);
    },
    headline: (before, after) => headlineText(before, after, locale),
    list: (questions, path) => formatQuestions(questions, path, words, say),
  };
  return words;
}

function formatQuestions(
  questions: readonly AskedQuestion[],
  path: string,
  words: QuestionWords,
  say: Say,
): string {
  if (questions.length === 0) return say('noQuestions');
  const lines = [say('openQuestions', { n: questions.length, path })];
  for (const [i, question] of questions.entries()) {
    lines.push('', `${i + 1}. ${words.title(question)}`);
    lines.push(...words.details(question).map((line) => ` ${line}`));
    for (const answer of question.answers) {
      lines.push(`   ${words.answer(answer, question)}`);
      lines.push(
        ...settingsLine(answer.settings)
          .split('\n')
          .map((line) => `      ${line}`),
      );
    }
  }
  const assumed = assumedSettings(questions);
  const pasted = assumed === '' ? [] : [say('toPaste'), '', assumed];
  return [...lines, '', ...pasted, say('pasting'), say('onTerminal')].join('\n');
}

function headlineText(before: Headline | null, after: Headline | null, locale: Locale): string {
  const say = terminalWords(locale);
  if (after === null) return say('stillRefused');
  const line = (figure: HeadlineLine['figure'], currency: string | null, text: string): string => {
    const name = `${say(`figure.${figure}`)}${currency === null ? '' : ` ${currency}`}`;
    return say('figureLine', { name, text });
  };
  const isSame = (a: HeadlineLine, b: HeadlineLine): boolean =>
    a.figure === b.figure && a.currency === b.currency;
  const lines = after.lines.map((now) => {
    const { figure, currency, minor } = now;
    const old = before?.lines.find((one) => isSame(one, now));
    const text = exactMoney(minor, currency, locale);
    if (!old)
      return line(
        figure,
        currency,
        before === null ? text : say('came', { before: NO_VALUE, after: text }),
      );
    const change = exactMoney((minor ?? 0) - (old.minor ?? 0), currency, locale);
    if (isPrintedZero(change)) return line(figure, currency, say('asBefore', { text }));
    const signed = change.startsWith('\u2212') ? change : `+${change}`;
    const parts = { before: exactMoney(old.minor, currency, locale), after: text, change: signed };
    return line(figure, currency, say('change', parts));
  });
  const gone = (before?.lines ?? []).filter((old) => !after.lines.some((one) => isSame(one, old)));
  return [
    say('asOf', { date: after.asOf }),
    ...lines,
    ...gone.map(({ figure, currency, minor }) => {
      const parts = { before: exactMoney(minor, currency, locale), after: NO_VALUE };
      return line(figure, currency, say('came', parts));
    }),
  ].join('\n');
}

/** What is assumed now, as one piece of report.yml. */
function assumedSettings(questions: readonly AskedQuestion[]): string {
  const assumed = questions.flatMap(({ answers, assumed }) =>
    answers.filter(({ id, settings }) => id === assumed && !hasTyped(settings)),
  );
  return assumed.reduce(
    (merged, { settings }) => mergeSettings(merged, SETTINGS_FILE, settings).text,
    '',
  );
}
