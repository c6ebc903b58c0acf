/** Rows that name the customer of the rows below them, in the first column or the first two. */
import { rolePattern } from './headers/headers.ts';
import { isFooterText, isTotalLike } from './vocabulary.ts';

const LABEL = new RegExp(`^(?:${rolePattern('customer_label')})\\s*[:：]\\s*`, 'i');
const NO_NAME =
  /^(?:current|not (?:yet )?due|overdue|past due|未到期|逾期|open items?|cleared items?|<?\s*\d+\s*(?:-|–|to|~)\s*\d+|>?\s*\d+\s*\+?\s*days?|over \d+|older|no (?:name|customer))/i;
const NUMBER_OR_DATE = /^[\d\s.,:/%()+-]+$/;

export interface Heading {
  /** A code before the name, "1001 | Acme"; null where there is only a name. */
  code: string | null;
  name: string;
}

/** The customer a row names, or null where the row is no such heading. */
export function headingOf(record: readonly string[]): Heading | null {
  const filled: number[] = [];
  for (let i = 0; i < record.length; i++) {
    if (record[i]!.trim() === '') continue;
    filled.push(i);
    if (filled.length > 2 || i > 2) return null;
  }
  if (filled.length === 0) return null;
  const cells = filled.map((i) => record[i]!.trim());
  const isLabelled = cells.length === 2 && LABEL.test(`${cells[0]!.replace(/[:：]$/, '')}:`);
  const [code, name] =
    cells.length === 1 || isLabelled ? [null, cells.at(-1)!] : [cells[0]!, cells[1]!];
  const text = name.replace(LABEL, '').trim();
  if (code !== null && (/\s/.test(code) || !/\d/.test(code))) return null;
  if (isLabelled && /^\d+$/.test(text)) return { code: text, name: text };
  if (text === '' || NUMBER_OR_DATE.test(text) || NO_NAME.test(text)) return null;
  if (isTotalLike(cells[0]!) && !/^total\s+\S*[a-z]{4}/i.test(cells[0]!)) return null;
  if (/^total (?:for|of|open|due|amount)\b/i.test(cells[0]!) || isFooterText(cells[0]!))
    return null;
  return { code, name: text };
}

/** Labels of a block that tells whose rows follow, beside the customer's own. */
const OTHER_LABEL = new RegExp(`^(?:${rolePattern('other_label')})\\s*[:：]?$`, 'i');
/** True for a row with such a label and its value alone. */
export const isLabelRow = (record: readonly string[]): boolean => {
  const cells = record.filter((cell) => cell.trim() !== '');
  return cells.length > 0 && cells.length <= 2 && OTHER_LABEL.test(cells[0]!.trim());
};

/** True where the first rows below a header hold such headings with rows of data under them. */
export function hasHeadings(rows: readonly (readonly string[])[]): boolean {
  return rows.some((row, i) => {
    if (headingOf(row) === null) return false;
    const next = rows.slice(i + 1).find((below) => below.some((cell) => cell.trim() !== ''));
    return next !== undefined && next.filter((cell) => cell.trim() !== '').length >= 3;
  });
}
