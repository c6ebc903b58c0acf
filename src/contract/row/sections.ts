/** A line of words between the rows of a list of documents, such as "Credit notes": what it says of the rows below it. */
import { saysDraft, saysVoid } from '../../intake/status-words.ts';
import { type DocumentWord, isFooterText, isTotalLike } from '../../intake/vocabulary.ts';
import type { RowInProgress } from './row-in-progress.ts';
import { isFilled } from './sheet-rows.ts';

export interface Section {
  text: string;
  /** What the rows are; `out` where they are void or drafts. */
  word: DocumentWord | 'out';
}

const HAS_DIGIT = /\p{Nd}/u;
const IS_WORDS = /\p{L}{3}|\p{Lo}{2}/u;

/** What a row with nothing but words says of those below it; null where it is no such row. */
export function sectionOf({ cells, plan, words }: RowInProgress): Section | null {
  if (plan.table !== 'invoice' || plan.isGrouped) return null;
  const filled = cells.filter(isFilled);
  const text = (filled[0] ?? '').trim();
  if (filled.length !== 1 || HAS_DIGIT.test(text) || !IS_WORDS.test(text)) return null;
  if (isFooterText(text) || isTotalLike(text)) return null;
  const isOut = saysVoid(text) || saysDraft(text);
  return { text, word: isOut ? 'out' : words.document(text) };
}

/** Reports what is taken from the section of the row, or that nobody knows what it says. */
export function reportSection({ section, counter, row }: RowInProgress): void {
  if (section === null || section.word === 'invoice') return;
  const rule = section.word === 'unknown' ? 'section_unread' : 'kind_by_section';
  counter.add(rule, row, null, section.text, section.text);
}
