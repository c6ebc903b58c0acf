/** What the number formats of a workbook show beside the values of its cells: a currency, or the side of an account. */
import { currenciesOf, currencyOfName } from '../currencies/currency-mark.ts';
import type { Budget } from '../limits.ts';
import { plainText } from '../plain-text.ts';
import { entryBytes, type ZipEntry } from '../zip.ts';
import { columnOfCell } from './sheet-parts.ts';

/** One section of a format: what stands beside the digits. */
interface Shown {
  /** A code or a sign of a currency, or nothing. */
  currency: string;
  /** `Cr` or `Dr`, or nothing. */
  side: string;
}

/** What a format shows beside positive and negative values. */
export interface MarkedFormat {
  positive: Shown;
  /** Where negative values have a section of their own: they are shown without a minus but what it writes. */
  negative: Shown | null;
}

const ENTITIES: Readonly<Record<string, string>> = {
  quot: '"',
  apos: "'",
  amp: '&',
  lt: '<',
  gt: '>',
};

const unescaped = (text: string): string =>
  text.replace(/&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name) => {
    if (name) return ENTITIES[name] ?? whole;
    const point = hex ? Number.parseInt(hex, 16) : Number(decimal);
    return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : whole;
  });

/** The number format of each cell style, by the index of the style, for those that the part `xl/styles.xml` writes out. */
export function formatsByStyle(xml: string): Map<string, string> {
  const codes = new Map<string, string>();
  for (const [, tag] of xml.matchAll(/<(?:\w+:)?numFmt(\s[^>]*)>/g)) {
    const code = /\sformatCode="([^"]*)"/.exec(tag!)?.[1] ?? '';
    const id = /\snumFmtId="(\d+)"/.exec(tag!)?.[1];
    if (id) codes.set(id, unescaped(code));
  }
  const styles = new Map<string, string>();
  if (codes.size === 0) return styles;
  const cells = /<(?:\w+:)?cellXfs\b[^>]*>([\s\S]*?)<\/(?:\w+:)?cellXfs>/.exec(xml)?.[1] ?? '';
  for (const [i, [, tag]] of [...cells.matchAll(/<(?:\w+:)?xf(\s[^>]*)>/g)].entries()) {
    const code = codes.get(/\snumFmtId="(\d+)"/.exec(tag!)?.[1] ?? '');
    if (code !== undefined) styles.set(String(i), code);
  }
  return styles;
}

/** Windows' numbers of languages, in hexadecimal, whose country has one of the currencies of a sign such as "¥" or "kr". */
const LANGUAGES = `
404 TWD|804 CNY|C04 HKD|1004 SGD|1404 MOP|411 JPY|406 DKK|414 NOK|814 NOK|40F ISK|41D SEK|C09 AUD|1009 CAD|C0C CAD|
1409 NZD|4809 SGD|3C09 HKD|809 GBP|80A MXN|2C0A ARS|340A CLP|240A COP|380A UYU|4009 INR|439 INR|420 PKR|461 NPR|
807 CHF|100C CHF|810 CHF`;
const CURRENCY_OF_LANGUAGE = new Map(
  LANGUAGES.split('|').map((pair): [string, string] => {
    const [language, code] = pair.trim().split(' ');
    return [language!, code!];
  }),
);

/** The sign of `[$kr-41D]`, or the currency of its language where the sign has several. */
function currencyOfBracket(sign: string, language: string): string {
  const code = CURRENCY_OF_LANGUAGE.get(language.toUpperCase().replace(/^0+/, ''));
  const codes = currenciesOf(plainText(sign));
  return code !== undefined && codes !== null && codes.size > 1 && codes.has(code) ? code : sign;
}

const TOKEN =
  /"([^"]*)"|\\(.)|\[\$([^\]-]*)(?:-([^\]]*))?\]|\[[^\]]*\]|[_*].|(General|[0#?](?:[0#?.,\s]*[0#?])?(?:E[+-]0+)?,*)|([^"\\[])/gsu;

/** What one section writes beside its digits; null where it is no number, such as a date or a text. */
function shownBy(section: string): Shown | null {
  const around = ['', ''];
  let numbers = 0;
  for (const [, quoted, escaped, sign, language, digits, other] of section.matchAll(TOKEN)) {
    if (digits !== undefined) numbers++;
    else if (other !== undefined && /[a-z@%/]/i.test(other)) return null;
    else {
      const bracket = sign === undefined ? '' : currencyOfBracket(sign, language ?? '');
      around[numbers === 0 ? 0 : 1] += quoted ?? escaped ?? (bracket || other) ?? ' ';
    }
  }
  if (numbers !== 1) return null;
  const words = around
    .flatMap((text) => plainText(text).replace(/[()]/g, ' ').trim().split(/\s+/))
    .map((word) => word.replace(/^[-+]+/, ''));
  const side = words.find((word) => /^[cd]r\.?$/i.test(word)) ?? '';
  const rest = words.filter((word) => word !== '' && word !== side).join(' ');
  return { currency: isCurrency(rest) ? rest : '', side };
}

/** One letter may be thousands or a unit as well. */
const isCurrency = (text: string): boolean =>
  !/^[A-Za-z]?$/.test(text) &&
  (currenciesOf(text) !== null ||
    (/^\p{L}[\p{L}\s.]+$/u.test(text) && currencyOfName(text) !== null));

const isMarked = (shown: Shown | null): shown is Shown =>
  shown !== null && (shown.currency !== '' || shown.side !== '');

/** Parts at semicolons that stand neither in quotes nor behind a backslash. */
const SECTIONS = /(?:"[^"]*"|\\.|[^";\\])*/gsu;

/** What a format such as `[$€-2] #,##0.00` or `0.00" Dr";0.00" Cr"` shows; null where it shows nothing but numbers. */
export function markedFormat(code: string): MarkedFormat | null {
  const sections = code.match(SECTIONS)?.filter((part, i, all) => part !== '' || all[i - 1] === '');
  const [first = '', second] = sections ?? [];
  const positive = shownBy(first);
  const negative = second === undefined || second === '' ? null : shownBy(second);
  if (positive === null || !(isMarked(positive) || isMarked(negative))) return null;
  return { positive, negative };
}

/** The styles of a workbook that show a currency or a side, by their index. */
export function markedStyles(formats: ReadonlyMap<string, string>): Map<string, MarkedFormat> {
  const marked = new Map<string, MarkedFormat>();
  for (const [style, code] of formats) {
    const format = markedFormat(code);
    if (format !== null) marked.set(style, format);
  }
  return marked;
}

/** A number with what its format shows beside it, as a text export would have it; `text` is the number alone. */
export function withMark(
  text: string,
  { positive, negative }: MarkedFormat,
  withCurrency: boolean,
): string {
  const isNegative = text.startsWith('-');
  const { currency, side } = isNegative && negative !== null ? negative : positive;
  const isOwnSide = isNegative && negative !== null && negative.side !== '';
  const number = isOwnSide ? text.slice(1) : text;
  return [withCurrency ? currency : '', number, side].filter((part) => part !== '').join(' ');
}

/** The formats of one column from row to row; asked in the order of the rows. */
class ColumnFormats {
  readonly #starts: number[] = [];
  readonly #formats: (MarkedFormat | undefined)[] = [];
  #at = 0;

  add(row: number, format: MarkedFormat | undefined): void {
    if (this.#starts.length > 0 && this.#formats.at(-1) === format) return;
    this.#starts.push(row);
    this.#formats.push(format);
  }

  of(row: number): MarkedFormat | undefined {
    while (this.#at + 1 < this.#starts.length && this.#starts[this.#at + 1]! <= row) this.#at++;
    return (this.#starts[this.#at] ?? Number.POSITIVE_INFINITY) <= row
      ? this.#formats[this.#at]
      : undefined;
  }
}

/** The formats of a sheet that show something, by 0-based column; `of` is to be asked in the order of the rows, 1-based. */
export async function formatsOfCells(
  path: string,
  sheet: ZipEntry,
  styles: ReadonlyMap<string, MarkedFormat>,
  budget: Budget,
): Promise<ReadonlyMap<number, Pick<ColumnFormats, 'of'>>> {
  const columns = new Map<number, ColumnFormats>();
  let text = '';
  const decoder = new TextDecoder();
  for await (const piece of entryBytes(path, sheet, budget)) {
    text += decoder.decode(piece, { stream: true });
    for (const [, tag] of text.matchAll(/<(?:\w+:)?c(\s[^>]*)>/g)) {
      const [, letters, row] = /\sr="([A-Z]+)(\d+)"/.exec(tag!) ?? [];
      if (!letters || /\/$|\st="(?!n")/.test(tag!)) continue;
      const column = columnOfCell(letters);
      const format = styles.get(/\ss="(\d+)"/.exec(tag!)?.[1] ?? '');
      const known = columns.get(column);
      if (known) known.add(Number(row), format);
      else if (format) {
        const formats = new ColumnFormats();
        formats.add(Number(row), format);
        columns.set(column, formats);
      }
    }
    const open = text.lastIndexOf('<');
    text = open > text.lastIndexOf('>') ? text.slice(open) : '';
  }
  return columns;
}
