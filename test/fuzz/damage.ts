/** What can befall an export between the system and the folder: each kind changes one place and says what may still be read. */
import type { Files } from '../contract/folder.ts';
import type { Document } from './true-book.ts';
import { dateIn, type Line, type Table, type Writing } from './written-book.ts';

export interface Damaged {
  tables: Table[];
  /** The documents that can still be read: equal figures are right. */
  documents: Document[];
  /** No figures are right without a word about it. */
  mustSay: boolean;
  /** Names and dates may be other than the true ones; the sums may not. */
  isOfBytes?: boolean;
  /** Changes the bytes of the files when they are written. */
  bytes?: (files: Files) => Files;
}

/** The next draw of so many. */
export type Next = (count: number) => number;
type Damage = (tables: Table[], next: Next, style: Writing) => Omit<Damaged, 'tables'>;

const pick = <T>(list: readonly T[], next: Next): T => list[next(list.length)]!;
const documentsOf = (tables: readonly Table[]): Document[] => {
  const all = tables.flatMap(({ lines }) => lines.map(({ document }) => document));
  return [...new Set(all)].filter((document) => document !== null);
};
const filled = (tables: readonly Table[]): Table[] =>
  tables.filter(({ lines }) => lines.length > 0);

interface Cell {
  table: Table;
  line: Line;
  at: number;
  column: string;
}

/** A cell of one of these columns; null where no table has one. */
function cellOf(tables: readonly Table[], next: Next, columns: readonly string[]): Cell | null {
  const table = pick(filled(tables), next);
  const known = columns.filter((column) => table.columns.includes(column));
  if (known.length === 0) return null;
  const column = pick(known, next);
  return { table, line: pick(table.lines, next), at: table.columns.indexOf(column), column };
}

/** Puts one of the texts into a cell of one of the columns. */
const changed =
  (columns: string[], texts: (style: Writing) => string[], mustSay = true): Damage =>
  (tables, next, style) => {
    const documents = documentsOf(tables);
    const cell = cellOf(tables, next, columns);
    if (cell) cell.line.cells[cell.at] = pick(texts(style), next);
    return { documents, mustSay: mustSay && cell !== null };
  };

/** Names that every object of the language has are names like others. */
const otherName: Damage = (tables, next) => {
  const { line, at, column } = cellOf(tables, next, ['customer', 'id', 'invoice'])!;
  const name = pick(['__proto__', 'constructor', 'toString'], next);
  line.cells[at] = name;
  line.document = { ...line.document!, [column]: name };
  return { documents: documentsOf(tables), mustSay: false };
};

const blank: Damage = (tables, next) => {
  const table = pick(filled(tables), next);
  const { line, at, column } = cellOf([table], next, table.columns)!;
  line.cells[at] = '';
  // a document without a due date is one; without a day or an amount it is none
  if (column === 'due' || column === 'invoice') line.document = { ...line.document!, [column]: '' };
  return { documents: documentsOf(tables), mustSay: column === 'minor' || column === 'day' };
};

const cutRow: Damage = (tables, next) => {
  const { lines } = pick(filled(tables), next);
  lines.splice(next(lines.length), 1);
  return { documents: documentsOf(tables), mustSay: false };
};

const repeatRow: Damage = (tables, next) => {
  const { lines } = pick(filled(tables), next);
  const line = pick(lines, next);
  lines.splice(next(lines.length), 0, structuredClone({ ...line, document: null }));
  return { documents: documentsOf(tables), mustSay: false };
};

const repeatTable: Damage = (tables, next) => {
  const documents = documentsOf(tables);
  const table = structuredClone(pick(filled(tables), next));
  tables.push({ ...table, name: `${table.name} (${1 + next(3)})` });
  return { documents, mustSay: false };
};

/** From one column on everything stands one further to the right, in one row or in all. */
const shift: Damage = (tables, next) => {
  const documents = documentsOf(tables);
  const table = pick(filled(tables), next);
  const at = next(table.columns.length - 1);
  const lines = next(2) === 0 ? table.lines : [pick(table.lines, next)];
  for (const { cells } of lines) cells.splice(at, 0, '');
  if (next(2) === 0) for (const { cells } of lines) cells.pop();
  return { documents, mustSay: false };
};

const secondTable: Damage = (tables, next, style) => {
  const documents = documentsOf(tables);
  const table = pick(filled(tables), next);
  const rows = [
    [
      ['Region', 'Quota'],
      ['East', '1200.50'],
      ['West', '300.25'],
    ],
    [
      ['Konto', 'Text', 'Saldo'],
      ['1400', 'Forderungen', '4711,00'],
    ],
    [
      [...table.columns.map((_, i) => `zq${i}`)],
      ...table.lines.slice(0, 2).map(({ cells }) => cells),
    ],
    [['Printed by finance', '', dateIn(style, '2025-12-31')]],
  ];
  table.footer.push([], ...pick(rows, next));
  return { documents, mustSay: false };
};

/** One header in a word that no language has. */
const inventedHeader: Damage = (tables, next) => {
  const documents = documentsOf(tables);
  const table = pick(filled(tables), next);
  const at = next(table.columns.length);
  table.columns[at] = pick(['Zqoxvo', '乂鬱龘', 'constructor', '__proto__'], next);
  return { documents, mustSay: false };
};

const removedColumn: Damage = (tables, next) => {
  const table = pick(filled(tables), next);
  const column = pick(['id', 'customer', 'day', 'minor', 'due'], next);
  const at = table.columns.indexOf(column);
  if (at < 0) return { documents: documentsOf(tables), mustSay: false };
  table.columns.splice(at, 1);
  for (const line of [
    ...table.lines,
    ...table.footer.map((cells) => ({ cells, document: null })),
  ]) {
    line.cells.splice(at, 1);
    if (column === 'due' && line.document) line.document = { ...line.document, due: '' };
  }
  return { documents: documentsOf(tables), mustSay: column === 'day' || column === 'minor' };
};

/** A column more, under a made-up word: amounts, or numbers of nothing. */
const addedColumn: Damage = (tables, next) => {
  const documents = documentsOf(tables);
  const table = pick(filled(tables), next);
  const at = next(table.columns.length + 1);
  const values = pick(
    [
      ['12.50', '7.25'],
      ['1', '2'],
      ['x', ''],
      ['constructor', '__proto__'],
    ],
    next,
  );
  table.columns.splice(at, 0, pick(['Zqoxvo', 'toString', 'Xwqjo'], next));
  for (const [n, { cells }] of table.lines.entries()) cells.splice(at, 0, values[n % 2]!);
  for (const cells of table.footer) cells.splice(at, 0, '');
  return { documents, mustSay: false };
};

const swappedHeaders: Damage = (tables, next) => {
  const documents = documentsOf(tables);
  const { columns } = pick(filled(tables), next);
  const [a, b] = [next(columns.length), next(columns.length)];
  [columns[a], columns[b]] = [columns[b]!, columns[a]!];
  return { documents, mustSay: false };
};

const ofBytes =
  (change: (bytes: Uint8Array, next: Next, isText: boolean) => Uint8Array): Damage =>
  (tables, next) => ({
    documents: documentsOf(tables),
    mustSay: false,
    isOfBytes: true,
    bytes(files) {
      const name = pick(Object.keys(files), next);
      return {
        ...files,
        [name]: change(Uint8Array.from(files[name] as Uint8Array), next, name.endsWith('.csv')),
      };
    },
  });

/** Read as if it were in another code page, and saved again. */
const otherEncoding = ofBytes((bytes, next, isText) => {
  if (!isText) return bytes;
  const text = new TextDecoder(pick(['latin1', 'gbk', 'shift_jis', 'koi8-r'], next)).decode(bytes);
  return Buffer.from(text, pick(['utf8', 'utf16le', 'latin1'] as const, next));
});

const garbage = ofBytes((bytes, next) => {
  for (let n = 1 + next(4); n > 0; n--)
    bytes[next(bytes.length)] = pick([0, 0xff, 0x80, 0xfe, 0x1a], next);
  return bytes;
});

export const DAMAGES: Record<string, Damage> = {
  none: (tables) => ({ documents: documentsOf(tables), mustSay: false }),
  'a row cut': cutRow,
  'a blank cell': blank,
  'an invented kind, status or currency': changed(['kind', 'status', 'currency'], () => [
    'zqoxvo',
    'Xwqjovk',
    '乂鬱',
  ]),
  'a far date': changed(['day'], (style) =>
    ['2062-03-14', '0202-03-14', '9999-12-31', '1625-01-17'].map((iso) => dateIn(style, iso)),
  ),
  'no date': changed(['day'], () => ['soon', '2025-02-30', '#REF!', '45/45/4545', 'NaN']),
  'no number': changed(['minor'], () => [
    'n/a',
    '#REF!',
    '1,2,3',
    'constructor',
    '--5',
    '12.3.4',
    '0x1F',
    'Infinity',
    '١٢,x',
  ]),
  'a huge number': changed(['minor'], () => [
    '99999999999999999999',
    '1e30',
    '9'.repeat(400),
    '90071992547409931.00',
  ]),
  'a name of every object': otherName,
  'a row repeated': repeatRow,
  'a file repeated': repeatTable,
  'columns shifted': shift,
  'a second table': secondTable,
  'an invented header': inventedHeader,
  'a column removed': removedColumn,
  'a column more': addedColumn,
  'headers swapped': swappedHeaders,
  'another encoding': otherEncoding,
  'garbage bytes': garbage,
};
