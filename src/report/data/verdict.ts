/** The data page's first line: what is lost, does not tie or is assumed, and how much money hangs on it; else that it holds. */
import { count, exactMoney, money, percent } from '../../format/number.ts';
import type { DataReport } from '../data-report.ts';
import type { RenderContext } from '../page.ts';
import { listNames } from '../verdict/sentences.ts';
import { rowSums } from './row-sums.ts';

type Question = DataReport['questions'][number];

/** What all of them hang on, a sum a currency; '' where no amount is known. */
function assumedAmount(questions: Question[], context: RenderContext): string {
  const sums = new Map<string | null, number>();
  for (const { amounts } of questions)
    for (const { currency, minor } of amounts)
      sums.set(currency, (sums.get(currency) ?? 0) + Math.abs(minor));
  const { locale } = context;
  const known = [...sums].filter(([, minor]) => minor > 0);
  // the sign of a currency may be that of another one too
  const texts = known.map(([currency, minor]) =>
    known.length === 1
      ? money(minor, { currency, locale })
      : [exactMoney(minor, currency, locale), currency].filter(Boolean).join(' '),
  );
  return listNames(texts, context);
}

/** “Status”, the word in quotes, or the file. */
const askedAbout = ({ word, columns, files }: Question, { t }: RenderContext): string =>
  word !== null ? t('data.quoted', { value: word }) : (columns[0] ?? files[0] ?? '');

const assumedAnswer = ({ answers, holds }: Question): Question['answers'][number] | undefined =>
  answers.find(({ id }) => id === holds);

/** “¥50 rests on one assumption …”; '' where everything has been answered. */
function assumedText(questions: Question[], context: RenderContext): string {
  const { t, locale } = context;
  const [first] = questions;
  if (!first) return '';
  const amount = assumedAmount(questions, context);
  const n = questions.length;
  const head =
    amount === '' ? t('data.answer.assumed', { n }) : t('data.answer.rests', { amount, n });
  const answer = assumedAnswer(first)?.words[locale];
  return answer === undefined
    ? head
    : head +
        t(n === 1 ? 'data.answer.one' : 'data.answer.first', {
          what: askedAbout(first, context),
          answer,
        });
}

/** The most that another answer to the first of them does; '' where that is not known. */
function movedText([first]: Question[], { t, locale }: RenderContext): string {
  const effects = (first?.answers ?? [])
    .filter(({ id }) => id !== first!.holds)
    .flatMap((answer) => answer.effects);
  const [most] = effects.toSorted((a, b) => Math.abs(b.minor) - Math.abs(a.minor));
  if (!most || most.minor === 0) return '';
  const amount = exactMoney(most.minor, most.currency, locale, false);
  return t('data.answer.moves', { effect: t(`data.questions.effect.${most.figure}`, { amount }) });
}

/** The gravest first; what else there is to say stands in the second line. */
export function dataVerdict(
  { files, tieOut, questions }: DataReport,
  context: RenderContext,
): { first: string; second: string[] } {
  const { t, locale } = context;
  const sums = rowSums(files);
  const untied = tieOut.filter((line) => line.difference !== 0).length;
  const open = questions.filter(({ isAnswered }) => !isAnswered);
  const { read, setAside, unaccounted, notData } = sums;
  const parts = {
    rows: count(read, locale),
    n: new Set(files.map(({ file }) => file)).size,
    setAside: count(setAside, locale),
    share: percent(read === 0 ? null : setAside / read, locale, 2),
  };
  const faults = [
    unaccounted === 0 ? '' : t('data.answer.lost', { rows: count(unaccounted, locale) }),
    untied === 0 ? '' : t('data.answer.untied', { n: untied }),
    assumedText(open, context),
    setAside === 0 ? '' : t('data.answer.some', parts),
  ].filter(Boolean);
  const [first = t('data.answer.sound', parts), ...others] = faults;
  return {
    first: t('data.answer.line', { text: first }),
    second: [
      movedText(open, context),
      ...others,
      notData === 0 ? '' : t('data.answer.leftOut', { n: count(notData, locale) }),
      untied === 0 ? t('data.answer.ties') : '',
    ].filter(Boolean),
  };
}
