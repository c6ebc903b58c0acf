/** JSON and JSON lines: each list of records to text, keys as headers, nested keys joined with dots, digits untouched. */

import type { Encoding } from '../settings/encodings.ts';
import { MAX_RECORD } from './chunks.ts';
import { decodedText } from './decode.ts';
import { DelimitedWriter, plainNumber } from './delimited-writer.ts';
import { inspectText } from './encoding.ts';
import { badJson, type JsonElement, jsonElements } from './json-elements.ts';
import { type Budget, IntakeError } from './limits.ts';
import { moreRecords } from './sheets/json-pages.ts';

interface ListText {
  /** Keys that lead to the list; '' where the file is one list. */
  name: string;
  text: DelimitedWriter;
}
export interface JsonTexts {
  isLines: boolean;
  /** What around the lists says that there are more records than in them; null where nothing does. */
  more: string | null;
  encoding: Encoding;
  lists: ListText[];
}

const MAX_COLUMNS = 2000;
const MAX_LISTS = 100;

/** A number as written. */
class Digits {
  readonly source: string;
  constructor(source: string) {
    this.source = source;
  }
  toJSON(): number {
    return Number(this.source);
  }
}

/** Moves the point where an exponent says, digit for digit. */
export function withoutExponent(source: string): string {
  const parts = /^(-?)(\d+)(?:\.(\d+))?[eE]([+-]?\d{1,3})$/.exec(source);
  if (!parts) return source;
  const [, sign, whole, fraction = '', exponent] = parts;
  const shift = Number(exponent);
  if (Math.abs(shift) > 40) return source;
  const digits = `${'0'.repeat(Math.max(0, -shift))}${whole}${fraction}`;
  const point = whole!.length + Math.max(0, -shift) + shift;
  const left = digits
    .padEnd(point, '0')
    .slice(0, point)
    .replace(/^0+(?=\d)/, '');
  const right = digits.slice(point).replace(/0+$/, '');
  return `${sign}${left || '0'}${right && `.${right}`}`;
}

type Parse = (
  text: string,
  reviver: (key: string, value: unknown, context: { source: string }) => unknown,
) => unknown;

function parsed(text: string, row: number): unknown {
  try {
    return (JSON.parse as unknown as Parse)(text, (_, value, context) =>
      typeof value === 'number' ? new Digits(context.source) : value,
    );
  } catch (error) {
    // a stack that runs out: levels without end
    throw badJson(error instanceof RangeError ? 'fewer levels' : 'valid JSON', {
      row,
      value: text,
    });
  }
}

/** `/Date(1518685950940+0000)/`, as .NET writes days. */
function cellText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Digits) return plainNumber(withoutExponent(value.source));
  if (typeof value === 'string') {
    const stamp = /^\/Date\((-?\d{1,15})(?:[+-]\d{4})?\)\/$/.exec(value);
    return stamp ? new Date(Number(stamp[1])).toISOString().slice(0, 19) : value;
  }
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function flatten(record: object, prefix: string, into: Map<string, string>): void {
  for (const [key, value] of Object.entries(record)) {
    const isNested =
      value !== null &&
      typeof value === 'object' &&
      !Array.isArray(value) &&
      !(value instanceof Digits);
    if (isNested) flatten(value, `${prefix}${key}.`, into);
    else into.set(prefix + key, cellText(value));
  }
}

/** Each line is a record; blank lines are none. */
function* lineElements(pieces: Iterable<string>): Generator<JsonElement> {
  let rest = '';
  for (const piece of pieces) {
    const lines = (rest + piece).split('\n');
    rest = lines.pop()!;
    if (rest.length > MAX_RECORD) throw badJson('records of at most 8 MB');
    for (const text of lines) if (text.trim() !== '') yield { list: '', text };
  }
  if (rest.trim() !== '') yield { list: '', text: rest };
}

/** True where the first line is a record by itself and another one follows. */
function isLinesText(head: string): boolean {
  const [first = '', second = ''] = head.split('\n').filter((line) => line.trim() !== '');
  if (!/^\s*\{.*\}\s*$/.test(first)) return false;
  try {
    JSON.parse(first);
    return second === '' ? false : /^\s*\{/.test(second);
  } catch {
    return false;
  }
}

interface ListColumns {
  columns: Map<string, number>;
  /** Elements that are objects or lists themselves. */
  records: number;
  hasLists: boolean;
}

/**
 * Writes each list of records of a JSON file as text. Row 1 holds the keys, so record n is row n + 1.
 * Throws IntakeError where it is no JSON, ends early, or holds no list.
 */
export function unpackJson(
  path: string,
  name: string,
  budget: Budget,
  scratch: () => string,
  encoding?: Encoding,
): JsonTexts {
  const found = encoding ? { encoding } : inspectJson(path);
  const decoded = (): Iterable<string> => decodedText(path, found.encoding);
  let isLines = /\.(jsonl|ndjson)$/i.test(name);
  if (!isLines)
    for (const head of decoded()) {
      isLines = isLinesText(head.slice(0, 1_000_000));
      break;
    }
  const elements = (): Generator<JsonElement> =>
    isLines ? lineElements(decoded()) : jsonElements(decoded());

  const lists = new Map<string, ListColumns>();
  let row = 1;
  for (const { list, text } of elements()) {
    row++;
    const record = parsed(text, row);
    let known = lists.get(list);
    if (!known) {
      known = { columns: new Map(), records: 0, hasLists: false };
      lists.set(list, known);
      if (lists.size > MAX_LISTS) throw badJson(`at most ${MAX_LISTS} lists`);
    }
    if (typeof record !== 'object' || record === null || record instanceof Digits) continue;
    known.records++;
    if (Array.isArray(record)) {
      known.hasLists = true;
      continue;
    }
    const cells = new Map<string, string>();
    flatten(record, '', cells);
    for (const key of cells.keys())
      if (!known.columns.has(key)) known.columns.set(key, known.columns.size);
    if (known.columns.size > MAX_COLUMNS) throw badJson(`at most ${MAX_COLUMNS} different keys`);
  }
  const texts = new Map<string, DelimitedWriter>();
  try {
    for (const [list, { records, hasLists, columns }] of lists) {
      if (records === 0) continue;
      const text = new DelimitedWriter(scratch(), budget);
      texts.set(list, text);
      if (!hasLists) text.row([...columns.keys()]);
    }
    for (const { list, text } of elements()) {
      const out = texts.get(list);
      if (!out) continue;
      const { columns, hasLists } = lists.get(list)!;
      const record = parsed(text, 0);
      if (hasLists || typeof record !== 'object' || record === null || record instanceof Digits)
        out.row((Array.isArray(record) ? record : [record]).map(cellText));
      else out.row(cellsOf(record, columns), out.rows + 1);
    }
  } finally {
    for (const text of texts.values()) text.close();
  }
  if (texts.size === 0) throw badJson('a list of records');
  const records = [...lists.values()].reduce((sum, list) => sum + list.records, 0);
  return {
    isLines,
    encoding: found.encoding,
    more: isLines ? null : moreRecords(path, records),
    lists: [...texts].map(([list, text]) => ({ name: list, text })),
  };
}

function cellsOf(record: object, columns: ReadonlyMap<string, number>): string[] {
  const cells = new Array<string>(columns.size).fill('');
  const flat = new Map<string, string>();
  flatten(record, '', flat);
  for (const [key, cell] of flat) cells[columns.get(key)!] = cell;
  return cells;
}

/** JSON may be one long line. */
function inspectJson(path: string): { encoding: Encoding } {
  const found = inspectText(path, Number.POSITIVE_INFINITY);
  if ('rule' in found) throw new IntakeError(found.rule, found);
  return found;
}
