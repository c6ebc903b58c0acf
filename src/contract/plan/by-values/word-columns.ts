/** Columns without a known name whose few words say what a row is: the kind of a payment, the type or the status of a document. */
import { ledgerWord } from '../../../intake/marks/own-ledgers.ts';
import type { FilePlan } from '../../../intake/plan-file.ts';
import type { PlanContext } from '../../import-context.ts';
import { problem } from '../../rules/problem.ts';
import { isBankCredit, isBankStatement } from '../bank-statement.ts';
import { columnOf } from '../plan-columns.ts';
import { type ValueWords, valueWords } from '../value-words.ts';
import type { OpenColumns } from './open-columns.ts';
import { eachRow, type Sample } from './sample.ts';

/** A column of so many different words is one of names. */
const MOST_WORDS = 12;
const MOST_LENGTH = 40;

interface WordField {
  table: FilePlan['table'];
  field: 'kind' | 'doc_type' | 'status';
  read(words: ValueWords, text: string): string;
  /** What most rows are. */
  usual: string;
  /** A column has the usual word too, or it is of something else. */
  needsUsual: boolean;
}

const FIELDS: readonly WordField[] = [
  {
    table: 'payment',
    field: 'kind',
    read: (words, text) => words.kind(text),
    usual: 'cash',
    needsUsual: false,
  },
  {
    table: 'invoice',
    field: 'doc_type',
    read: (words, text) => words.document(text),
    usual: 'invoice',
    needsUsual: true,
  },
  {
    table: 'invoice',
    field: 'status',
    read: (words, text) => words.status(text),
    usual: 'live',
    needsUsual: true,
  },
];

/** Words of at least three letters, no numbers; null where they are too many, or other things. */
export function wordsIn(cells: Iterable<string>): string[] | null {
  const words = new Set<string>();
  for (const cell of cells) {
    const text = cell.trim();
    if (text === '') continue;
    const isWord = /\p{L}{3}|\p{Lo}{2}/u.test(text) || ledgerWord(text) !== null;
    if (text.length > MOST_LENGTH || !isWord) return null;
    words.add(text);
    if (words.size > MOST_WORDS) return null;
  }
  return words.size === 0 ? null : [...words];
}

/** How many words are known, and those that say something other than the usual. */
function known(
  { read, usual }: WordField,
  words: ValueWords,
  texts: readonly string[],
  isStatement: boolean,
) {
  const meanings = texts.map((text) =>
    isStatement && isBankCredit(text) ? usual : read(words, text),
  );
  return {
    share: meanings.filter((meaning) => meaning !== 'unknown').length / texts.length,
    hasUsual: meanings.includes(usual),
    telling: texts.filter((_, i) => meanings[i] !== 'unknown' && meanings[i] !== usual),
  };
}

/** All words of a column in the whole file. */
async function allWords({ plan }: Sample, index: number): Promise<string[] | null> {
  const cells = new Set<string>();
  await eachRow(plan, (row) => {
    if (cells.size <= MOST_WORDS * 2) cells.add(row[index] ?? '');
  });
  return wordsIn(cells);
}

/** Maps such columns, one a field, and reports each. */
export async function wordsByValues(
  sample: Sample,
  open: OpenColumns,
  { settings, report }: PlanContext,
): Promise<void> {
  const { plan } = sample;
  const words = valueWords(settings);
  const isStatement = isBankStatement(plan);
  const taken = new Set<number>();
  for (const one of FIELDS) {
    if (one.table !== plan.table || columnOf(plan, one.field) >= 0 || open.isDecided(one.field))
      continue;
    for (const index of open.free) {
      if (taken.has(index)) continue;
      let texts = wordsIn(sample.rows.map((row) => row[index] ?? ''));
      if (texts === null) continue;
      let found = known(one, words, texts, isStatement);
      // the telling word may come late
      if (found.telling.length === 0 && found.share === 1 && !sample.isWhole) {
        texts = await allWords(sample, index);
        if (texts === null) continue;
        found = known(one, words, texts, isStatement);
      }
      const isField = found.share >= 0.5 && (found.hasUsual || !one.needsUsual);
      if (found.telling.length === 0 || !isField) continue;
      taken.add(index);
      const header = plan.headers[index]!;
      plan.columns = [...plan.columns, { index, header, field: one.field }];
      const file = plan.source.name;
      const value = found.telling.join(', ');
      const expected = `${plan.table}.${one.field}: ${texts.join(', ')}`;
      report(
        problem('words_by_values', { file, row: plan.headerRow, column: header, value, expected }),
      );
      break;
    }
  }
}
