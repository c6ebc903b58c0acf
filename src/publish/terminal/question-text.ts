/** Open questions in words for a terminal, with the lines of report.yml that answer them. */
import type { AskedQuestion } from '../../contract/questions/asked-questions.ts';
import { type AmountIn, type Answer, hasTyped } from '../../contract/questions/question.ts';
import { ruleText } from '../../contract/rules/problem.ts';
import { exactMoney, isPrintedZero, NO_VALUE } from '../../format/number.ts';
import { SETTINGS_FILE } from '../../settings/settings.ts';
import { settingsLine } from '../../settings/settings-line.ts';
import { mergeSettings } from '../../settings/write-settings.ts';
import type { Headline } from '../headline.ts';
import { printable } from './printable.ts';

const MAX_FILES_NAMED = 3;

const some = (names: readonly string[]): string =>
  names.length <= MAX_FILES_NAMED
    ? names.join(', ')
    : `${names.slice(0, MAX_FILES_NAMED).join(', ')} and ${names.length - MAX_FILES_NAMED} more`;

const moneyText = ({ currency, minor }: AmountIn): string =>
  `${exactMoney(minor, currency, 'en')}${currency === null ? '' : ` ${currency}`}`;

/** "invoiced −1,250.00 EUR, open by at most −1,250.00 EUR": what of it is paid already is not open. */
function effectsText({ effects }: Answer): string {
  const figures = [...new Set(effects.map(({ figure }) => figure))];
  const said = figures.flatMap((figure) => {
    const amounts = effects
      .filter((effect) => effect.figure === figure)
      .map((effect) => (effect.minor > 0 ? '+' : '') + moneyText(effect))
      .filter((text) => !isPrintedZero(text));
    const name = figure === 'open' ? 'open by at most' : figure;
    return amounts.length === 0 ? [] : [`${name} ${amounts.join(' and ')}`];
  });
  return said.length === 0 ? '' : ` (${said.join(', ')})`;
}

export function answerText(answer: Answer, { assumed }: AskedQuestion): string {
  const mark = answer.id === assumed ? ' — assumed until answered' : '';
  return `${answer.id}: ${answer.words.en}${effectsText(answer)}${mark}`;
}

/** What is asked, about what, how much hangs on it, and a few rows. */
export function questionText(question: AskedQuestion): string[] {
  const { rule, files, columns, word, rows, amounts, examples, severity } = question;
  const what = [
    files.length === 0 ? '' : some(files),
    columns.length === 0 ? '' : `column ${some(columns)}`,
    word === null ? '' : `“${word}”`,
  ].filter(Boolean);
  const extent = [
    rows === 0 ? '' : `${rows.toLocaleString('en-US')} ${rows === 1 ? 'row' : 'rows'}`,
    ...amounts.map(moneyText),
    severity === 'refused' ? 'nothing is published until it is answered' : '',
  ].filter(Boolean);
  return [
    ruleText(rule, 'en').title,
    `  ${what.join(', ')}`,
    ...(extent.length === 0 ? [] : [`  ${extent.join(', ')}`]),
    ...examples.map(({ row, text }) => `    row ${row}: ${text}`),
  ].map(printable);
}

/** All open questions, each with its answers as lines for report.yml. */
export function formatQuestions(questions: readonly AskedQuestion[], path: string): string {
  if (questions.length === 0) return 'OPEN QUESTIONS: none';
  const lines = [`OPEN QUESTIONS: ${questions.length} (one line of each into ${path})`];
  for (const [i, question] of questions.entries()) {
    const [title, ...rest] = questionText(question);
    lines.push('', `${i + 1}. ${title}`, ...rest.map((line) => ` ${line}`));
    for (const answer of question.answers) {
      lines.push(`   ${printable(answerText(answer, question))}`);
      lines.push(
        ...settingsLine(answer.settings)
          .split('\n')
          .map((line) => `      ${line}`),
      );
    }
  }
  return [...lines, '', ...pasted(questions), ...PASTING].join('\n');
}

/** Each figure before and after: "open EUR  1,250.00 → 0.00 (−1,250.00)". */
export function headlineText(before: Headline | null, after: Headline | null): string {
  if (after === null) return 'Still refused: there are no figures yet.';
  const lines = after.lines.map(({ label, currency, minor }) => {
    const old = before?.lines.find((line) => line.label === label && line.currency === currency);
    const name = `  ${label}${currency === null ? '' : ` ${currency}`}: `;
    const text = exactMoney(minor, currency, 'en');
    if (!old) return `${name}${before === null ? '' : `${NO_VALUE} → `}${text}`;
    const change = exactMoney((minor ?? 0) - (old.minor ?? 0), currency, 'en');
    if (isPrintedZero(change)) return `${name}${text} (as before)`;
    const signed = change.startsWith('\u2212') ? change : `+${change}`;
    return `${name}${exactMoney(old.minor, currency, 'en')} → ${text} (${signed})`;
  });
  const gone = (before?.lines ?? []).filter(
    (old) => !after.lines.some((one) => one.label === old.label && one.currency === old.currency),
  );
  return [
    `All the data as of ${after.asOf}:`,
    ...lines,
    ...gone.map(({ label, currency, minor }) => {
      const name = `  ${label}${currency === null ? '' : ` ${currency}`}: `;
      return `${name}${exactMoney(minor, currency, 'en')} → ${NO_VALUE}`;
    }),
  ].join('\n');
}

/** What is assumed now, as one piece of report.yml. */
function pasted(questions: readonly AskedQuestion[]): string[] {
  const assumed = questions.flatMap(({ answers, assumed }) =>
    answers.filter(({ id, settings }) => id === assumed && !hasTyped(settings)),
  );
  if (assumed.length === 0) return [];
  const text = assumed.reduce(
    (merged, { settings }) => mergeSettings(merged, SETTINGS_FILE, settings).text,
    '',
  );
  return ['To paste, as it is assumed now; change the words that are wrong:', '', text];
}

const PASTING = [
  'Lines that begin with the same word belong under one: values: { kind: { … }, status: { … } }.',
  'On a terminal, npm run check -- --ask puts these questions and writes the answers.',
];
