/** What can befall an export between the system and the folder. */
import {
  cellOf,
  type Damage,
  documentsOf,
  filled,
  type Next,
  type Place,
  pick,
  untouched,
} from './damage.ts';
import { dateIn, headerOf, type Writing } from './written-book.ts';

/** Puts one of the texts into a cell of one of the columns. */
const changed =
  (columns: string[], texts: (style: Writing) => string[], mustSay = true): Damage =>
  (tables, next, style) => {
    const documents = documentsOf(tables);
    const cell = cellOf(tables, next, columns);
    if (!cell) return untouched(tables);
    cell.line.cells[cell.at] = pick(texts(style), next);
    // an invoice for which money came is live, whatever its status says
    const isPaid = cell.column === 'status' && cell.line.payment != null;
    return { documents, mustSay: mustSay && !isPaid, places: [cell] };
  };

/** Names that every object of the language has are names like others. */
const otherName: Damage = (tables, next) => {
  const cell = cellOf(tables, next, ['customer', 'id', 'invoice'])!;
  const { line, at, column } = cell;
  const name = pick(['__proto__', 'constructor', 'toString'], next);
  line.cells[at] = name;
  line.document = { ...line.document!, [column]: name };
  if (line.payment && column === 'customer') line.payment = { ...line.payment, customer: name };
  if (line.payment && column === 'id') line.payment = { ...line.payment, invoice: name };
  return { ...untouched(tables), places: [cell] };
};

const blank: Damage = (tables, next) => {
  const table = pick(filled(tables), next);
  const cell = cellOf([table], next, table.columns)!;
  const { line, at, column } = cell;
  const wasBlank = line.cells[at] === '';
  line.cells[at] = '';
  // a document without a due date is one; without a day or an amount it is none
  if (column === 'due' || column === 'invoice') line.document = { ...line.document!, [column]: '' };
  // the ledger says that it takes the last day of the data
  if (column === 'paidOn' && line.payment) line.payment = { ...line.payment, day: '' };
  const mustSay = ['minor', 'day', 'paid'].includes(column) && !wasBlank;
  return { ...untouched(tables), mustSay, places: [cell] };
};

const cutRow: Damage = (tables, next) => {
  const table = pick(filled(tables), next);
  table.lines.splice(next(table.lines.length), 1);
  return { ...untouched(tables), places: [{ table }] };
};

const repeatRow: Damage = (tables, next) => {
  const table = pick(filled(tables), next);
  const line = pick(table.lines, next);
  const again = structuredClone({ ...line, document: null, payment: null });
  table.lines.splice(next(table.lines.length), 0, again);
  return {
    ...untouched(tables),
    places: [
      { table, line },
      { table, line: again },
    ],
  };
};

const repeatTable: Damage = (tables, next) => {
  const documents = documentsOf(tables);
  const table = pick(filled(tables), next);
  const again = { ...structuredClone(table), name: `${table.name} (${1 + next(3)})` };
  tables.push(again);
  return { documents, mustSay: false, places: [{ table }, { table: again }] };
};

/** From one column on everything stands one further to the right, in one row or in all. */
const shift: Damage = (tables, next) => {
  const table = pick(filled(tables), next);
  const at = next(table.columns.length - 1);
  const lines = next(2) === 0 ? table.lines : [pick(table.lines, next)];
  for (const { cells } of lines) cells.splice(at, 0, '');
  if (next(2) === 0) for (const { cells } of lines) cells.pop();
  return { ...untouched(tables), places: lines.map((line) => ({ table, line })) };
};

const secondTable: Damage = (tables, next, style) => {
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
  return { ...untouched(tables), places: [{ table }] };
};

/** One header in a word that no language has. */
const inventedHeader: Damage = (tables, next, style) => {
  const table = pick(filled(tables), next);
  const at = next(table.columns.length);
  const column = headerOf(table.columns[at]!, table.isMoney, style);
  table.columns[at] = pick(['Zqoxvo', '乂鬱龘', 'constructor', '__proto__'], next);
  const places = [column, table.columns[at]!].map((each) => ({ table, column: each }));
  return { ...untouched(tables), places };
};

const removedColumn: Damage = (tables, next, style) => {
  const table = pick(filled(tables), next);
  const column = pick(['id', 'customer', 'day', 'minor', 'due', 'paidOn'], next);
  const at = table.columns.indexOf(column);
  if (at < 0) return untouched(tables);
  const places = [{ table, column: headerOf(column, table.isMoney, style) }];
  table.columns.splice(at, 1);
  for (const line of [
    ...table.lines,
    ...table.footer.map((cells) => ({ cells, document: null })),
  ]) {
    line.cells.splice(at, 1);
    if (column === 'due' && line.document) line.document = { ...line.document, due: '' };
    if (column === 'paidOn' && 'payment' in line && line.payment)
      line.payment = { ...line.payment, day: '' };
  }
  const mustSay = ['day', 'minor'].includes(column);
  return { ...untouched(tables), mustSay, places };
};

/** A column more, under a made-up word: amounts, or numbers of nothing. */
const addedColumn: Damage = (tables, next) => {
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
  const column = pick(['Zqoxvo', 'toString', 'Xwqjo'], next);
  table.columns.splice(at, 0, column);
  for (const [n, { cells }] of table.lines.entries()) cells.splice(at, 0, values[n % 2]!);
  for (const cells of table.footer) cells.splice(at, 0, '');
  return { ...untouched(tables), places: [{ table, column }] };
};

const swappedHeaders: Damage = (tables, next, style) => {
  const table = pick(filled(tables), next);
  const { columns } = table;
  const [a, b] = [next(columns.length), next(columns.length)];
  [columns[a], columns[b]] = [columns[b]!, columns[a]!];
  const places = [a, b].map((at) => ({
    table,
    column: headerOf(columns[at]!, table.isMoney, style),
  }));
  return { ...untouched(tables), places };
};

const ofBytes =
  (change: (bytes: Uint8Array, next: Next, isText: boolean) => Uint8Array): Damage =>
  (tables, next) => {
    const places: Place[] = [];
    return {
      ...{ ...untouched(tables), isOfSums: true, places },
      bytes(files) {
        const name = pick(Object.keys(files), next);
        const isText = name.endsWith('.csv');
        const bytes = Uint8Array.from(Buffer.from(files[name]!));
        places.push(
          ...tables
            .filter((table) => name.startsWith(`${table.name}.`) || name === 'exports.xlsx')
            .map((table) => ({ table })),
        );
        return { ...files, [name]: change(bytes, next, isText) };
      },
    };
  };

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

export const ACCIDENTS: Record<string, Damage> = {
  none: untouched,
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
