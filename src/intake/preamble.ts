/** What the rows above a table say about it: the day it was drawn up, the aging basis, the unit and the currency of its amounts. */
import { readDate } from './date.ts';
import { rolePattern } from './headers/headers.ts';
import { readCurrency, unitPower } from './vocabulary.ts';

export interface Preamble {
  /** Days since 1970-01-01 of "As at 31 March 2026" and its like. */
  asOf: number | null;
  agingBasis: 'due_date' | 'issue_date' | null;
  /** Power of ten of 单位：万元, "in thousands"; -2 for 单位：分. */
  power: number;
  /** ISO code of 币种：人民币, "All amounts in EUR". */
  currency: string | null;
  /** The one customer that the list is of, by number or name: "Customer: 0000100001". */
  customer: string | null;
  /** The cells these were taken from, for the report. */
  source: string;
}

const AS_OF =
  /^(?:.*\b)?(?:as\s+(?:at|of|on)|key date|stichtag|zum stichtag|stand|per|open at key date|état au|situation au|по состоянию на)\b[\s:：]*(.+)$/iu;
const AS_OF_CHINESE =
  /(?:截止|截至|基准|统计截止|账龄)(?:日期|日|到)?\s*[:：]?\s*(\d{4}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}\s*日?)/;
const BASIS: readonly (readonly [RegExp, 'due_date' | 'issue_date'])[] = [
  [/age?ing (?:by|on|based on)\s*:?\s*due|by due date|按到期日|nach fälligkeit/i, 'due_date'],
  [
    /age?ing (?:by|on|based on)\s*:?\s*(?:invoice|document|issue|posting|transaction)|by (?:invoice|issue|document) date|按(?:开票|业务|单据|发票)日期?/i,
    'issue_date',
  ],
];
const CURRENCY =
  /(?:币种|币别|货币|currency|amounts? in|währung|devise|валюта)\s*[:：]?\s*([A-Z]{3}\b|人民币|美元|欧元|港币|日元|英镑)/iu;
const NUMERIC_ORDER = /^(\d{1,2})[-/](\d{1,2})[-/](\d{4})$/;

/** A date in a title; null where there is none or where day and month could change places. */
function preambleDate(text: string): number | null {
  const tidy = text
    .normalize('NFKC')
    .replace(/年|月/g, '-')
    .replace(/日/g, '')
    .replace(/\s*([-/.])\s*/g, '$1')
    .replace(/(\d)(?:st|nd|rd|th)\b/i, '$1')
    .trim()
    .replace(/[\s,;.)]+$/, '');
  const m = NUMERIC_ORDER.exec(tidy);
  if (m) {
    const [a, b] = [Number(m[1]), Number(m[2])];
    if (a <= 12 && b <= 12 && a !== b) return null;
    return readDate(tidy, a > 12 ? 'dmy' : 'mdy');
  }
  return readDate(tidy, 'ymd') ?? readDate(tidy.replace(/^[A-Za-z]+day,?\s+/, ''), 'ymd');
}

const CUSTOMER = new RegExp(`^(?:${rolePattern('title_customer')})\\s*(?:[:：]\\s*(.*))?$`, 'iu');

/** What stands behind or beside the word "Customer" in a row of its own. */
function customerOf(cells: readonly string[]): string | null {
  const found = cells.length > 0 && cells.length <= 2 ? CUSTOMER.exec(cells[0]!) : null;
  return found ? found[1] || cells[1] || null : null;
}

/** Reads the cells above the header; a date alone in the cell after "As at" counts too. */
export function readPreamble(rows: readonly (readonly string[])[]): Preamble {
  const facts: Preamble = {
    asOf: null,
    agingBasis: null,
    power: unitPower(rows.flat()),
    currency: null,
    customer: null,
    source: '',
  };
  const sources: string[] = [];
  for (const row of rows) {
    const cells = row.map((cell) => cell.trim()).filter((cell) => cell !== '');
    facts.customer ??= customerOf(cells);
    for (const [i, cell] of cells.entries()) {
      if (facts.asOf === null) {
        const found = AS_OF_CHINESE.exec(cell)?.[1] ?? AS_OF.exec(cell)?.[1];
        const isLabel =
          /^(?:as (?:at|of|on)(?: date)?|key date|stichtag|report(?:ing)? date|截止日期?|截至日期?|基准日)\s*[:：]?$/i.test(
            cell,
          );
        const text = found ?? (isLabel ? cells[i + 1] : undefined);
        const day =
          text === undefined
            ? null
            : (preambleDate(text) ?? preambleDate(`${text}, ${cells[i + 1] ?? ''}`));
        if (day !== null) {
          facts.asOf = day;
          sources.push(found ? cell : `${cell} ${text}`);
        }
      }
      const basis = BASIS.find(([pattern]) => pattern.test(cell))?.[1];
      if (basis && facts.agingBasis === null) {
        facts.agingBasis = basis;
        sources.push(cell);
      }
      facts.currency ??= readCurrency(CURRENCY.exec(cell)?.[1] ?? '');
    }
  }
  facts.source = [...new Set(sources)].join('; ');
  return facts;
}
