/** How products write numbers, dates, lines and bytes. Amounts come in minor units of two digits, dates as YYYY-MM-DD. */

export type Cell = string | number | null;

const group = (digits: string, sign: string): string =>
  digits.replace(/\B(?=(\d{3})+(?!\d))/g, sign);

/** 123456 → `1234.56`; a minus leads. */
export function plain(minor: number): string {
  const digits = String(Math.abs(minor)).padStart(3, '0');
  return `${minor < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** `1,234.56`; with another pair of signs `1.234,56`. */
export function grouped(minor: number, thousands = ',', decimal = '.'): string {
  const [whole, cents] = plain(Math.abs(minor)).split('.');
  return `${minor < 0 ? '-' : ''}${group(whole!, thousands)}${decimal}${cents}`;
}

/** `1,234.56-` as SAP writes what is on the credit side. */
export const trailingMinus = (minor: number): string =>
  minor < 0 ? `${grouped(-minor)}-` : grouped(minor);

/** In units of ten thousand, exact: 7885059 → `7.885059`. */
export function inWan(minor: number): string {
  const digits = String(Math.abs(minor)).padStart(7, '0');
  return `${minor < 0 ? '-' : ''}${digits.slice(0, -6)}.${digits.slice(-6)}`;
}

/** `31.03.2026`, or with another sign. */
export const dayFirst = (iso: string, sign = '.'): string => iso.split('-').reverse().join(sign);

/** `03/31/2026`. */
export function monthFirst(iso: string): string {
  const [year, month, day] = iso.split('-');
  return iso === '' ? '' : `${month}/${day}/${year}`;
}

/** Days since 1899-12-30, as spreadsheets count. */
export const serial = (iso: string): number =>
  Math.round((Date.parse(iso) - Date.parse('1899-12-30')) / 86_400_000);

export interface Lines {
  separator?: string;
  end?: string;
  /** Quotes around every filled field. */
  quoteAll?: boolean;
}

/** Lines of delimited text; a field is quoted where it must be. */
export function delimited(rows: readonly (readonly Cell[])[], options: Lines = {}): string {
  const { separator = ',', end = '\n', quoteAll = false } = options;
  const field = (cell: Cell): string => {
    const text = cell === null ? '' : String(cell);
    const must = text.includes(separator) || /["\r\n]/.test(text);
    return must || (quoteAll && text !== '') ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return rows.map((row) => row.map(field).join(separator) + end).join('');
}

/** UTF-16, low byte first, with its mark. */
export const utf16 = (text: string): Uint8Array => Buffer.from(`\uFEFF${text}`, 'utf16le');

/** Windows' western code page; throws on a letter it does not have. */
export function western(text: string): Uint8Array {
  if (/[^\u0000-\u007F\u00A0-\u00FF]/.test(text)) throw new Error('not in the western code page');
  return Buffer.from(text, 'latin1');
}

const codesOf = new Map<string, Map<string, number>>();

/** What letters are in a double-byte code page or in one of single bytes. */
function codesIn(label: string): Map<string, number> {
  const known = codesOf.get(label);
  if (known) return known;
  const codes = new Map<string, number>();
  const decoder = new TextDecoder(label);
  const add = (code: number, ...bytes: number[]): void => {
    const letter = decoder.decode(Uint8Array.from(bytes));
    if ([...letter].length === 1 && letter !== '\uFFFD' && !codes.has(letter))
      codes.set(letter, code);
  };
  for (let one = 0; one <= 0xff; one++) add(one, one);
  for (let high = 0x81; high <= 0xfe; high++)
    for (let low = 0x40; low <= 0xfe; low++) add((high << 8) | low, high, low);
  codesOf.set(label, codes);
  return codes;
}

/** The text in a code page; null where it lacks a letter. */
export function inCodePage(text: string, label: string): Uint8Array | null {
  const codes = codesIn(label);
  const bytes: number[] = [];
  for (const letter of text) {
    const code = codes.get(letter);
    if (code === undefined) return null;
    if (code > 0xff) bytes.push(code >> 8);
    bytes.push(code & 0xff);
  }
  return Uint8Array.from(bytes);
}

/** The double-byte code page of Chinese Windows; throws on a letter it does not have. */
export function gbk(text: string): Uint8Array {
  const bytes = inCodePage(text, 'gbk');
  if (!bytes) throw new Error(`not in GBK: ${text.slice(0, 80)}`);
  return bytes;
}

export const sum = (rows: readonly { minor: number }[]): number =>
  rows.reduce((total, row) => total + row.minor, 0);

/** Numbers as most programs write them, by name. */
export const NUMBER_FORMS: Record<string, (minor: number) => string> = {
  point: plain,
  'point, grouped': (minor) => grouped(minor),
  comma: (minor) => plain(minor).replace('.', ','),
  'comma, grouped': (minor) => grouped(minor, '.', ','),
  'comma, blanks': (minor) => grouped(minor, '\u00a0', ','),
};

/** Dates as most programs write them, by name. */
export const DATE_FORMS: Record<string, (iso: string) => string> = {
  iso: (iso) => iso,
  'day first': (iso) => dayFirst(iso),
  slashes: (iso) => dayFirst(iso, '/'),
  'month first': monthFirst,
  compact: (iso) => iso.replaceAll('-', ''),
  chinese: (iso) => iso.replace(/(\d+)-0?(\d+)-0?(\d+)/, '$1年$2月$3日'),
};
