/** The marks with which a spreadsheet keeps a number as text: ="000123" and '000123. */

const FORMULA = /^="([^"]*)"$/;
const QUOTED = /^['’](?=[\p{N}A-Z+(-])([^'’]*)$/u;
const EQUALS = 61;
const QUOTE = 39;
const CURLY = 8217;

/** A text without the mark; a name such as 't Hooft keeps its own. */
export function withoutTextMark(text: string): string {
  const first = text.charCodeAt(0);
  if (first === EQUALS) return FORMULA.exec(text)?.[1]?.trim() ?? text;
  if (first === QUOTE || first === CURLY) return QUOTED.exec(text)?.[1] ?? text;
  return text;
}
