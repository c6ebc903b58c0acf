/** What systems and people write that changes a figure where it is not understood: one kind each. */
import {
  at,
  cellOf,
  type Damage,
  documentsOf,
  filled,
  pick,
  sumsOnly,
  tablesWith,
  untouched,
} from './damage.ts';
import { LANGUAGES } from './languages.ts';
import { PAYMENT_KINDS } from './payment-kinds.ts';
import { amountIn, dateIn, type Line } from './written-book.ts';

/** A document that counts for nothing, by its status. */
const voidStatus: Damage = (tables, next, style) => {
  const cell = cellOf(tables, next, ['status']);
  if (!cell || cell.line.payment) return untouched(tables);
  const { table, line } = cell;
  line.cells[cell.at] = LANGUAGES[style.language]!.words.void!;
  line.document = null;
  return { ...untouched(tables), places: [{ table, line }] };
};

/** The net under the name of the amount, tax and gross beside it under made-up names. */
const netNamedAmount: Damage = (tables, next, style) => {
  const table = pick(
    tables.filter((each) => !each.isMoney && each.lines.length > 0),
    next,
  );
  const place = at(table, 'minor');
  for (const { cells, document } of table.lines) {
    const { minor, currency } = document!;
    const sign = cells[place]!.startsWith('-') ? -1 : 1;
    const net = Math.round(minor / 1.19);
    const parts = [net, minor - net, minor].map((part) => amountIn(style, sign * part, currency));
    cells.splice(place, 1, ...parts);
  }
  table.columns.splice(place + 1, 0, 'Zqoxvo', 'Xwqjovk');
  table.footer.splice(0);
  const places = ['minor', 'Zqoxvo', 'Xwqjovk'].map((column) => ({ table, column }));
  return { ...untouched(tables), places };
};

/** A day that stands for none. */
const placeholderDate: Damage = (tables, next, style) => {
  const cell = cellOf(tables, next, ['due', 'due', 'day', 'paidOn']);
  if (!cell) return untouched(tables);
  const { line, column } = cell;
  const iso = pick(['1900-01-01', '1970-01-01', '1753-01-01', '0001-01-01', '9999-12-31'], next);
  const wasBlank = line.cells[cell.at] === '';
  line.cells[cell.at] = dateIn(style, iso);
  if (column === 'due') line.document = { ...line.document!, due: '' };
  // the ledger says that it takes the last day of the data
  if (column === 'paidOn' && line.payment) line.payment = { ...line.payment, day: '' };
  return { ...untouched(tables), mustSay: column === 'day' && !wasBlank, places: [cell] };
};

/** An amount in the sign of another currency than its column says. */
const otherSign: Damage = (tables, next) => {
  const cell = cellOf(tables, next, ['minor']);
  if (!cell?.table.columns.includes('currency')) return untouched(tables);
  const { line, table } = cell;
  const sign = line.document!.currency === 'EUR' ? '£' : '€';
  line.cells[cell.at] = `${sign}${line.cells[cell.at]}`;
  return { ...untouched(tables), mustSay: true, places: [{ table, line }] };
};

/** A sum of the rows above under a word that no language has. */
const inventedTotal: Damage = (tables, next, style) => {
  const table = pick(filled(tables), next);
  const count = next(2) === 0 ? table.lines.length : 1 + next(table.lines.length);
  const currencies = new Set(table.lines.map(({ document }) => document!.currency));
  const sum = table.lines.slice(0, count).reduce((all, { cells, document }) => {
    const isNegative = cells[at(table, 'minor')]!.startsWith('-');
    return all + (isNegative ? -1 : 1) * document!.minor;
  }, 0);
  const cells = table.columns.map(() => '');
  cells[at(table, pick(['id', 'customer'], next))] = pick(['Zqoxvo', 'Σ', 'Xwqjovk:', ''], next);
  cells[at(table, 'minor')] = amountIn(style, sum, [...currencies].join('/'));
  if (count > 1) table.lines.splice(count, 0, { cells, document: null });
  return { ...untouched(tables), places: [{ table }] };
};

/** A document of nothing. */
const zeroDocument: Damage = (tables, next, style) => {
  const cell = cellOf(tables, next, ['minor'])!;
  const { line, table } = cell;
  if (line.payment) return untouched(tables);
  line.cells[cell.at] = amountIn(style, 0, line.document!.currency);
  line.document = null;
  return sumsOnly({ ...untouched(tables), places: [{ table, line }] });
};

/** Days as YY/MM/DD, which could be three things. */
const twoDigitYears: Damage = (tables, next) => {
  const table = pick(filled(tables), next);
  const sign = pick(['/', '-', '.'], next);
  for (const { cells, document } of table.lines)
    cells[at(table, 'day')] = document!.day.slice(2).replaceAll('-', sign);
  return { ...untouched(tables), places: [{ table, column: 'day' }] };
};

/** One amount in another way of writing than all others. */
const otherNumber: Damage = (tables, next, style) => {
  const cell = cellOf(tables, next, ['minor'])!;
  const { line, table } = cell;
  const { minor, currency } = line.document!;
  const sign = line.cells[cell.at]!.startsWith('-') ? -1 : 1;
  const number = pick(
    ['point', 'point, grouped', 'comma', 'comma, grouped', 'comma, blanks'],
    next,
  );
  line.cells[cell.at] = amountIn({ ...style, number }, sign * minor, currency);
  return {
    ...untouched(tables),
    places: [
      { table, line },
      { table, column: 'minor' },
    ],
  };
};

/** Ways of writing that differ in the order of day and month alone. */
const SLASHED = ['slashes', 'month first'];

/** One day in another way of writing than all others. */
const otherDate: Damage = (tables, next, style) => {
  const cell = cellOf(tables, next, ['day'])!;
  const { line, table } = cell;
  const date = pick(['iso', 'day first', 'slashes', 'month first', 'compact', 'in words'], next);
  const { day } = line.document!;
  line.cells[cell.at] = dateIn({ ...style, date }, day);
  // 06/01 among days that come first is 6 January: nobody can tell
  const isOtherDay =
    [style.date, date].every((form) => SLASHED.includes(form)) && date !== style.date;
  const [year, month, ofMonth] = day.split('-');
  if (isOtherDay && Number(ofMonth) <= 12)
    line.document = { ...line.document!, day: `${year}-${ofMonth}-${month}` };
  return {
    ...untouched(tables),
    places: [
      { table, line },
      { table, column: 'day' },
    ],
  };
};

/** Rows of a customer together, its name in the first only. */
const namedOnce: Damage = (tables, next) => {
  const table = pick(filled(tables), next);
  const place = at(table, 'customer');
  table.lines.sort((a, b) => (a.cells[place]! < b.cells[place]! ? -1 : 1));
  const names = table.lines.map(({ cells }) => cells[place]!);
  for (const [i, { cells }] of table.lines.entries())
    if (i > 0 && names[i] === names[i - 1]) cells[place] = '';
  return sumsOnly({ ...untouched(tables), places: [{ table, column: 'customer' }] });
};

/** Another list beside them that is neither of the two. */
const otherList: Damage = (tables, next, style) => {
  const documents = documentsOf(tables);
  const day = dateIn(style, '2025-03-17');
  const [columns, rows] = pick<[string[], string[][]]>(
    [
      [['Order No', 'Order Date', 'Ship To', 'Quantity'], [['SO-1', day, 'Leeds', '4']]],
      [['Customer Name', 'City', 'Phone'], [['Alder Works', 'Leeds', '0113 496 0000']]],
      [
        ['Zqoxvo', 'Xwqjovk'],
        [
          ['1', '2'],
          ['3', '4'],
        ],
      ],
      [['Customer Name', '0-30', '31-60', '61-90'], [['Alder Works', '1200', '300', '0']]],
    ],
    next,
  );
  const lines = rows.map((cells) => ({ cells, document: null }));
  const table = { name: 'zqoxvo', title: [], isMoney: false, columns, lines, footer: [] };
  tables.push(table);
  return { documents, mustSay: false, places: [{ table }] };
};

/** One invoice as two lines that share its number, each with its part and its day. */
const instalments: Damage = (tables, next, style) => {
  const table = pick(tablesWith(tables, 'invoice'), next);
  const line = pick(
    table.lines.filter(({ document }) => document!.kind === 'invoice'),
    next,
  );
  if (line.payment) return untouched(tables);
  const { minor, currency, due } = line.document!;
  const first = Math.floor(minor / 3);
  const parts = [
    { minor: first, due },
    { minor: minor - first, due: due.replace('2025', '2026') },
  ].map((part) => ({ ...line.document!, ...part }));
  const marks = pick(
    [
      ['', ''],
      ['-1', '-2'],
      ['/A', '/B'],
      [' 1/2', ' 2/2'],
    ],
    next,
  );
  const lines = parts.map((document, i): Line => {
    const cells = [...line.cells];
    cells[at(table, 'id')] = `${document.id}${marks[i]}`;
    cells[at(table, 'minor')] = amountIn(style, document.minor, currency);
    cells[at(table, 'due')] = dateIn(style, document.due);
    return { cells, document };
  });
  table.lines.splice(table.lines.indexOf(line), 1, ...lines);
  return sumsOnly({ ...untouched(tables), places: lines.map((each) => ({ table, line: each })) });
};

const DEMANDS = [
  'Deposit Invoice',
  'Anzahlungsrechnung',
  "Facture d'acompte",
  '预收款发票',
  'Factura de anticipo',
];

/** A demand for money in advance is an invoice, and no receipt. */
const demand: Damage = (tables, next) => {
  const cell = cellOf(
    tables.filter((table) => !table.isMoney),
    next,
    ['kind'],
  );
  if (cell?.line.document?.kind !== 'invoice') return untouched(tables);
  cell.line.cells[cell.at] = pick(DEMANDS, next);
  return { ...untouched(tables), places: [cell] };
};

export const KINDS: Record<string, Damage> = {
  ...PAYMENT_KINDS,
  'a void status': voidStatus,
  'the net named amount': netNamedAmount,
  'a placeholder date': placeholderDate,
  "another currency's sign": otherSign,
  'a total in no language': inventedTotal,
  'a document of nothing': zeroDocument,
  'years of two digits': twoDigitYears,
  'another number form': otherNumber,
  'another date form': otherDate,
  'customers named once': namedOnce,
  'another list': otherList,
  'two instalments': instalments,
  'a demand in advance': demand,
};
