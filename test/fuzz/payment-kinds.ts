/** What systems and people write of payments that changes a figure where it is not understood. */
import {
  at,
  type Damage,
  documentsOf,
  filled,
  pick,
  sumsOnly,
  tablesWith,
  untouched,
} from './damage.ts';
import { amountIn, type Line, type Table } from './written-book.ts';

const without = (table: Table, line: Line): void => {
  table.lines.splice(table.lines.indexOf(line), 1);
};

/** Two payments of one customer as one line that names both invoices. */
const severalInvoices: Damage = (tables, next, style) => {
  const table = tablesWith(tables, 'cash')[0];
  const cash = table?.lines.filter(({ document }) => document!.kind === 'cash') ?? [];
  const one = cash[0] && pick(cash, next);
  const other = cash.find(
    ({ document }) =>
      document!.invoice !== one!.document!.invoice &&
      document!.customer === one!.document!.customer &&
      document!.currency === one!.document!.currency,
  );
  if (!table?.isMoney || !one || !other) return untouched(tables);
  const documents = documentsOf(tables);
  without(table, other);
  const [first, second] = [one.document!, other.document!];
  const numbers = `${first.invoice}${pick([', ', ' / ', '; ', ' + ', '、'], next)}${second.invoice}`;
  one.cells[at(table, 'invoice')] = numbers;
  one.cells[at(table, 'minor')] = amountIn(style, first.minor + second.minor, first.currency);
  return sumsOnly({ documents, mustSay: false, places: [{ table, line: one }] });
};

/** Numbers as people and spreadsheets write them: in small letters, with marks that hold them as text. */
const markedNumbers: Damage = (tables, next) => {
  const table = pick(filled(tables), next);
  const column = table.isMoney ? 'invoice' : 'id';
  const mark = pick<(id: string) => string>(
    [
      (id) => id.toLowerCase(),
      (id) => `="${id}"`,
      (id) => `'${id}`,
      (id) => ` ${id} `,
      (id) => `#${id}`,
    ],
    next,
  );
  for (const { cells } of table.lines) cells[at(table, column)] = mark(cells[at(table, column)]!);
  return sumsOnly({ ...untouched(tables), places: [{ table, column }] });
};

/** The number of the invoice only in a text. */
const numberInText: Damage = (tables, next) => {
  const table = tablesWith(tables, 'cash')[0];
  if (!table?.isMoney) return untouched(tables);
  const place = at(table, 'invoice');
  const text = pick(['Zqoxvo $ danke', '$ xwqjo 2025', 'TRF/000441/$/OK'], next);
  table.columns[place] = pick(['Text', 'Zqoxvo', 'Notes'], next);
  for (const line of table.lines) {
    line.cells[place] = text.replace('$', line.cells[place]!);
    // what is given back is given to the customer
    if (line.document!.kind === 'refund') line.document = { ...line.document!, invoice: '' };
  }
  return { ...untouched(tables), places: [{ table, column: table.columns[place]! }] };
};

/** Every receipt with a minus, as banks' own books have it. */
const allNegative: Damage = (tables, _next, style) => {
  const table = tablesWith(tables, 'cash')[0];
  if (!table?.isMoney || style.kinds === 'negative in a column') return untouched(tables);
  for (const { cells, document } of table.lines)
    cells[at(table, 'minor')] = amountIn(style, -document!.minor, document!.currency);
  table.footer.splice(0);
  return { ...untouched(tables), places: [{ table, column: 'minor' }] };
};

/** Money that left among money that came. */
const outgoing: Damage = (tables, next, style) => {
  const table = tablesWith(tables, 'cash')[0];
  if (!table?.isMoney) return untouched(tables);
  const model = pick(
    table.lines.filter(({ document }) => document!.kind === 'cash'),
    next,
  );
  const line: Line = structuredClone({ ...model, document: null });
  line.cells[at(table, 'id')] = 'CA-9001';
  line.cells[at(table, 'invoice')] = '';
  line.cells[at(table, 'customer')] = 'Zqoxvo Power';
  line.cells[at(table, 'minor')] = amountIn(style, -12_345, model.document!.currency);
  table.lines.splice(1, 0, line);
  return sumsOnly({ ...untouched(tables), mustSay: true, places: [{ table, line }] });
};

/** Said to be paid, by a document that no money came for. */
const paidInStatus: Damage = (tables, next, style) => {
  const paid = new Set(documentsOf(tables).map(({ invoice }) => invoice));
  const words: Record<string, string> = { english: 'Paid', german: 'bezahlt', chinese: '已核销' };
  const word = words[style.language];
  const tablesWithStatus = filled(tables).filter(({ columns }) => columns.includes('status'));
  for (const table of tablesWithStatus)
    for (const line of table.lines) {
      const { kind, id } = line.document!;
      if (kind !== 'invoice' || paid.has(id) || !word || next(2) > 0) continue;
      line.cells[at(table, 'status')] = word;
      return { ...untouched(tables), mustSay: true, places: [{ table, line }] };
    }
  return untouched(tables);
};

export const PAYMENT_KINDS: Record<string, Damage> = {
  'one payment of several invoices': severalInvoices,
  'marks around numbers': markedNumbers,
  'the invoice in a text': numberInText,
  'all receipts negative': allNegative,
  'an outgoing line': outgoing,
  'paid by status': paidInStatus,
};
