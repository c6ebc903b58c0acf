/** What a line of report.yml decides: what was answered, and what is assumed till somebody answers, each with its effect. */
import { count, exactMoney, isPrintedZero, NO_VALUE } from '../../format/number.ts';
import type { DataReport } from '../data-report.ts';
import type { Block, RenderContext } from '../page.ts';
import { type Column, table } from '../parts/table.ts';
import { dataOf } from './summary.ts';

type Question = DataReport['questions'][number];
type Answer = Question['answers'][number];
type Amount = Question['amounts'][number];
type Effect = Answer['effects'][number];

/** "50.00 EUR" */
const amountText = ({ currency, minor }: Amount, { locale }: RenderContext): string =>
  [exactMoney(minor, currency, locale), currency].filter(Boolean).join(' ');

/** "invoiced −50.00 EUR and −7 JPY; open by at most −50.00 EUR"; empty where no figure changes. */
function effectText({ effects }: Answer, context: RenderContext): string {
  const { t } = context;
  const amounts = new Map<Effect['figure'], string[]>();
  for (const effect of effects) {
    const amount = amountText(effect, context);
    if (isPrintedZero(amount)) continue;
    const signed = effect.minor > 0 ? `+${amount}` : amount;
    amounts.set(effect.figure, [...(amounts.get(effect.figure) ?? []), signed]);
  }
  return [...amounts]
    .map(([figure, own]) =>
      t(`data.questions.effect.${figure}`, { amount: own.join(t('data.questions.and')) }),
    )
    .join(t('data.separator'));
}

const currentAnswer = ({ answers, holds }: Question): Answer | undefined =>
  answers.find(({ id }) => id === holds);

/** False where only reading the files again tells what an answer does to the figures. */
const isEffectKnown = ({ answers }: Question): boolean =>
  answers.some(({ effects }) => effects.length > 0);

/** What the other answers would do, those that do the same together: "void or draft: invoiced −50.00 EUR". */
function otherEffects(question: Question, context: RenderContext): string[] {
  const { t } = context;
  const isKnown = isEffectKnown(question);
  const ids = new Map<string, string[]>();
  for (const answer of question.answers) {
    if (answer.id === question.holds) continue;
    const effect = isKnown ? effectText(answer, context) : t('data.questions.later');
    if (effect !== '') ids.set(effect, [...(ids.get(effect) ?? []), answer.id]);
  }
  return [...ids].map(([effect, same]) => {
    const but = same.slice(0, -1).join(t('data.questions.listed'));
    const last = same.at(-1)!;
    const answers = but === '' ? last : `${but}${t('data.questions.or')}${last}`;
    return t('data.questions.other', { answers, effect });
  });
}

/** What the answer given changed. */
function ownEffect(question: Question, context: RenderContext): string {
  const current = currentAnswer(question);
  if (!current) return '';
  return isEffectKnown(question) ? effectText(current, context) : context.t('data.questions.given');
}

/** The line that holds; where it is no word at its end that decides, those of the other answers too. */
const linesOf = (question: Question): string[] => {
  const current = currentAnswer(question)?.line;
  const lines = question.word === null ? question.answers.map(({ line }) => line) : [];
  return [...new Set([current, ...lines])].filter((line) => line !== undefined);
};

function questionColumns(isAnswered: boolean, context: RenderContext): Column<Question>[] {
  const { h, locale, t } = context;
  const lines = (texts: readonly string[], name: 'div' | 'code' = 'div') =>
    texts.length === 0
      ? NO_VALUE
      : texts.map((text) => h('div', null, name === 'code' ? h('code', null, text) : text));
  const joined = (texts: readonly string[]): string => texts.join(t('data.separator'));
  const asked = ({ word, columns, files }: Question): string =>
    word !== null
      ? t('data.quoted', { value: word })
      : joined(columns.length > 0 ? columns : files);
  return [
    { id: 'word', label: t('data.questions.word'), cell: asked },
    {
      id: 'amount',
      label: t('data.questions.amount'),
      cell: ({ amounts }) => lines(amounts.map((amount) => amountText(amount, context))),
      numeric: true,
    },
    {
      id: 'rows',
      label: t('data.count'),
      cell: ({ rows }) => (rows === 0 ? NO_VALUE : count(rows, locale)),
    },
    {
      id: 'column',
      label: t('data.column'),
      cell: ({ columns }) => joined(columns) || NO_VALUE,
    },
    { id: 'file', label: t('data.file'), cell: ({ files }) => joined(files) || NO_VALUE },
    {
      id: 'answer',
      label: t(isAnswered ? 'data.questions.answer' : 'data.questions.assumed'),
      cell: (question) => currentAnswer(question)?.words[locale] ?? NO_VALUE,
    },
    {
      id: 'effect',
      label: t(isAnswered ? 'data.questions.effect' : 'data.questions.others'),
      cell: (question) =>
        isAnswered
          ? ownEffect(question, context) || NO_VALUE
          : lines(otherEffects(question, context)),
    },
    {
      id: 'line',
      label: t('data.questions.line'),
      cell: (question) => lines(linesOf(question), 'code'),
    },
  ];
}

function questionsTable(
  isAnswered: boolean,
  questions: readonly Question[],
  context: RenderContext,
): HTMLElement | null {
  const { h, locale, t } = context;
  const rows = questions.filter((question) => question.isAnswered === isAnswered);
  if (rows.length === 0) return null;
  const n = count(rows.length, locale);
  return table<Question>(h, {
    caption: t(isAnswered ? 'data.questions.answeredOnes' : 'data.questions.assumedOnes', { n }),
    columns: questionColumns(isAnswered, context),
    rows,
    empty: t('data.questions.none'),
    stacks: true,
  });
}

export const questionsBlock: Block = {
  id: 'questions',
  questions: () => ({}),
  render(_answers, context) {
    const { h, t } = context;
    const { questions } = dataOf(context);
    const hasAssumed = questions.some(({ isAnswered }) => !isAnswered);
    return h(
      'div',
      null,
      h('h2', null, t('data.questions')),
      questions.length === 0 ? h('p', null, t('data.questions.none')) : null,
      hasAssumed ? h('p', { class: 'note' }, t('data.questions.how')) : null,
      questionsTable(false, questions, context),
      questionsTable(true, questions, context),
    );
  },
};
