/**
 * What a person wrote as a cell of a CSV: safe to open in a spreadsheet, and read back to the letter after it was saved
 * there. Where a spreadsheet would see a formula, a number or a day, an apostrophe goes before it; where such a place
 * has apostrophes already it gets one more, so that exactly one can be taken away again.
 */

const FORMULA = "'*[=+\\-@\\t\\r＝＋－＠]";
/** At the start of a cell, or of what is a cell of its own with another separator. */
const START = '(?<=^|[;\\t\\r\\n])';
const BEFORE_FORMULA = new RegExp(`${START}(?=${FORMULA})`, 'g');
const GUARD = new RegExp(`${START}'(?=${FORMULA})`, 'g');
/** 001, 1/2, 6月5日: what a spreadsheet writes otherwise once it has read it; none of them begins like a formula. */
const NUMERIC = /^'*[\d.,:/%年月日时分](?:[\d\s.,:/%年月日时分eE-])*$/;

export const guardNote = (note: string): string =>
  NUMERIC.test(note) ? `'${note}` : note.replace(BEFORE_FORMULA, "'");

const unguardNote = (cell: string): string =>
  NUMERIC.test(cell) && cell.startsWith("'") ? cell.slice(1) : cell.replace(GUARD, '');

/** Stands for a line end where rows are lines: no text uses it, it is one of the characters left to private use. */
const LINE_END_MARK = '\ue00a';

/** The note in a cell, on one line; null where there is none. */
export function noteLine(cell: string): string | null {
  const note = unguardNote(cell.trim()).replace(/\r\n?/g, '\n').trim();
  // no letter of any language: what keeps cells and lines apart on the way
  return note === '' ? null : note.replace(/[\u0000\u001f]/g, '').replaceAll('\n', LINE_END_MARK);
}
