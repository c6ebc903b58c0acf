/**
 * What the page of one customer, or of one rep, asks under the default view, in small files: a range of people a file,
 * found by a hash of the id, so that a link to one of them needs neither the cube nor the engine. How large the book is
 * changes how many files there are, not how large one is.
 *
 * The page of `C4` asks `open_amount` of `C4`: its key without the customer is that of question 0, and `C4` has the rows
 * `[["CNY", 1250000, 1250000, null]]` of it. Rows that the page lists are sets, in the order the engine gave them.
 */
import { onlyPerson, type PersonKind } from '../format/person-range.ts';
import { fillAnswer } from '../metrics/ask/ask.ts';
import { type AskContext, createPlanner } from '../metrics/ask/plan.ts';
import { questionKey } from '../metrics/ask/question-key.ts';
import type { Answer, AnswerRow, Dimension, Question } from '../metrics/types.ts';
import { answerListed, type ListedRows, setKey, sortListed } from './listed-rows.ts';
import type { RowsList, RowsQuestion } from './types.ts';

/** One file: JSON, gzip. */
export interface PersonRange {
  kind: PersonKind;
  /** What each has answers to, by `personKey`; `by` is what rows are split by, in the order of their first cells. */
  questions: { key: string; by: Dimension[] }[];
  /** What each has rows of, by `personSetKey`. */
  sets: (Omit<ListedRows, 'rows'> & { key: string })[];
  /** Answers to questions about nobody in particular, such as the rank among all; by `questionKey`. */
  shared: Record<string, Answer>;
  people: Record<string, OnePerson>;
}

interface OnePerson {
  /** In the order of the questions, up to the last of which there are rows. */
  answers: AnswerCells[][];
  /** In the order of the sets likewise; null: too many rows, which only the engine gives. */
  rows: (ListedRows['rows'] | null)[];
}

/** The values of `by`, then currency, value, numerator, denominator, and the least value where only that is known. */
export type AnswerCells = (string | number | null)[];

/** Rows of a set that one customer may have here. */
export const MAX_PERSON_ROWS = 5000;

/** The same for the same question about another person. */
export const personKey = (kind: PersonKind, question: Question): string =>
  questionKey({ ...question, filter: { ...question.filter, [kind]: undefined } });

/** The same for the same rows of another person, in any order. */
export function personSetKey({ state, sort: _, ...question }: RowsQuestion): string {
  const isOpen = question.which === 'items' && state === 'open';
  const key = setKey({ ...question, state: isOpen ? undefined : state });
  return JSON.stringify([question.filter?.currency ?? null, key]);
}

export interface OpenPersonRange {
  /** Null where somebody else must answer. */
  answer(question: Question): Answer | null;
  rows(question: RowsQuestion): RowsList | null;
}

/** Answers as the engine would. */
export function openPersonRange(range: PersonRange, context: AskContext): OpenPersonRange {
  const { kind, questions, sets, people, shared } = range;
  const plan = createPlanner(context);
  const questionAt = new Map(questions.map(({ key }, i) => [key, i]));
  const setAt = new Map(sets.map(({ key }, i) => [key, i]));
  return {
    answer(question) {
      const id = onlyPerson(kind, question.filter);
      if (id === undefined) return shared[questionKey(question)] ?? null;
      const at = questionAt.get(personKey(kind, question));
      if (at === undefined) return null;
      const { by } = questions[at]!;
      const cells = people[id]?.answers[at] ?? [];
      const isAsked = question.by?.includes(kind);
      const own: AnswerRow['by'] = isAsked ? { [kind]: id } : {};
      const rows = cells.map((row) => readRow(row, by, own));
      return fillAnswer(plan(question), rows, context);
    },
    rows(question) {
      const id = onlyPerson(kind, question.filter);
      const at = setAt.get(personSetKey(question));
      if (id === undefined || at === undefined) return null;
      const rows = people[id]?.rows[at] ?? (people[id]?.rows[at] === null ? null : []);
      if (rows === null) return null;
      const { columns, amountColumn } = sets[at]!;
      const sorted = sortListed({ columns, amountColumn, rows }, question.sort);
      return answerListed(sorted, { ...question, filter: {} });
    },
  };
}

function readRow(cells: AnswerCells, by: Dimension[], own: AnswerRow['by']): AnswerRow {
  const entry: AnswerRow['by'] = { ...own };
  for (const [i, dimension] of by.entries()) entry[dimension] = cells[i] as string | null;
  const [currency, value, numerator, denominator, atLeast] = cells.slice(by.length);
  return {
    by: entry,
    currency: currency as string | null,
    value: value as number | null,
    numerator: numerator as number | null,
    denominator: denominator as number | null,
    ...(atLeast === undefined ? {} : { atLeast: atLeast as number }),
  };
}
