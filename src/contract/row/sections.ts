/** A line of words between the rows of a list of documents, such as "Credit notes": what it says of the rows below it. */
import type { FilePlan } from '../../intake/plan-file.ts';
import { saysDraft, saysVoid } from '../../intake/status-words.ts';
import { type DocumentWord, isFooterText, isTotalLike } from '../../intake/vocabulary.ts';
import type { ValueWords } from '../plan/value-words.ts';
import type { ProblemCounter } from '../rules/problem-counter.ts';
import { isFilled } from './sheet-rows.ts';

export interface Section {
  text: string;
  /** What the rows are; `out` where they are void or drafts. */
  word: DocumentWord | 'out';
}

interface ReadRow {
  readonly cells: readonly string[];
  readonly row: number;
  readonly plan: FilePlan;
  readonly words: ValueWords;
  readonly counter: ProblemCounter;
  readonly section: Section | null;
}

const HAS_DIGIT = /\p{Nd}/u;
const IS_WORDS = /\p{L}{3}|\p{Lo}{2}/u;

/** What a row with nothing but words says of those below it; null where it is no such row. */
export function sectionOf({ cells, plan, words }: ReadRow): Section | null {
  if (plan.table !== 'invoice' || plan.isGrouped) return null;
  const filled = cells.filter(isFilled);
  const text = (filled[0] ?? '').trim();
  if (filled.length !== 1 || HAS_DIGIT.test(text) || !IS_WORDS.test(text)) return null;
  if (isFooterText(text) || isTotalLike(text)) return null;
  const isOut = saysVoid(text) || saysDraft(text);
  return { text, word: isOut ? 'out' : words.document(text) };
}

/** Reports what is taken from the section of the row, or that nobody knows what it says. */
export function reportSection({ section, counter, row }: ReadRow): void {
  if (section === null || section.word === 'invoice') return;
  const rule = section.word === 'unknown' ? 'section_unread' : 'kind_by_section';
  counter.add(rule, row, null, section.text, section.text);
}
