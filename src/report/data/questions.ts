/** What a line of report.yml decides: what was answered, and what is assumed till somebody answers, each with its effect. */
import { count, exactMoney, isPrintedZero, NO_VALUE } from '../../format/number.ts';
import type { DataReport } from '../data-report.ts';
import type { Block, RenderContext } from '../page.ts';
import { type Column, table } from '../parts/table.ts';
import { dataOf } from './summary.ts';

type Question = DataReport['questions'][number];
type Answer = Question['answers'][number];
type Amount = Question['amounts'][number];

/** "50.00 EUR" */
const amountText = ({ currency, minor }: Amount, { locale }: RenderContext): string =>
  [exactMoney(minor, currency, locale), currency].filter(Boolean).join(' ');

/** "invoiced −50.00 EUR; open by at most −50.00 EUR"; empty where no figure changes, or where it cannot be said. */
function effectText({ effects }: Answer, context: RenderContext): string {
  const { t } = context;
  return effects
    .map((effect) => ({ effect, amount: amountText(effect, context) }))
    .filter(({ amount }) => !isPrintedZero(amount))
    .map(({ effect: { figure, minor }, amount }) =>
      t(`data.questions.effect.${figure}`, { amount: minor > 0 ? `+${amount}` : amount }),
    )
    .join(t('data.separator'));
}

const currentAnswer = ({ answers, holds }: Question): Answer | undefined =>
  answers.find(({ id }) => id === holds);

/** What the other answers would do, those that do the same together: "void, draft: invoiced −50.00". */
function otherEffects(question: Question, context: RenderContext): string {
  const { t } = context;
  const ids = new Map<string, string[]>();
  for (const answer of question.answers) {
    const effect = answer.id === question.holds ? '' : effectText(answer, context);
    if (effect !== '') ids.set(effect, [...(ids.get(effect) ?? []), answer.id]);
  }
  return [...ids]
    .map(([effect, same]) =>
      t('data.questions.other', { answers: same.join(t('data.questions.or')), effect }),
    )
    .join(t('data.separator'));
}

function questionsTable(
  isAnswered: boolean,
  questions: readonly Question[],
  context: RenderContext,
): HTMLElement | null {
  const { h, locale, t } = context;
  const rows = questions.filter((question) => question.isAnswered === isAnswered);
  if (rows.length === 0) return null;
  const column = (id: string, label: string, cell: (question: Question) => string) => ({
    id,
    label,
    cell: (question: Question) => cell(question) || NO_VALUE,
  });
  const columns: Column<Question>[] = [
    column('word', t('data.questions.word'), ({ word, files }) =>
      word === null ? files.join(t('data.separator')) : t('data.quoted', { value: word }),
    ),
    column('column', t('data.column'), (q) => q.columns.join(t('data.separator'))),
    column('file', t('data.file'), (q) => q.files.join(t('data.separator'))),
    {
      ...column('rows', t('data.count'), (q) => (q.rows === 0 ? '' : count(q.rows, locale))),
      numeric: true,
    },
    {
      ...column('amount', t('data.questions.amount'), (q) =>
        q.amounts.map((amount) => amountText(amount, context)).join(t('data.separator')),
      ),
      numeric: true,
    },
    column(
      'answer',
      t(isAnswered ? 'data.questions.answer' : 'data.questions.assumed'),
      (q) => currentAnswer(q)?.words[locale] ?? '',
    ),
    column('effect', t(isAnswered ? 'data.questions.effect' : 'data.questions.others'), (q) => {
      const current = currentAnswer(q);
      return isAnswered ? (current ? effectText(current, context) : '') : otherEffects(q, context);
    }),
    column('line', t('data.questions.line'), (q) => currentAnswer(q)?.line ?? ''),
  ];
  const n = count(rows.length, locale);
  return table<Question>(h, {
    caption: t(isAnswered ? 'data.questions.answeredOnes' : 'data.questions.assumedOnes', { n }),
    columns,
    rows,
    empty: t('data.questions.none'),
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
