/** Tables of a web page, or sheets of an XML workbook, that carry a workbook's name: their cells to text. */
import { readFileSync } from 'node:fs';
import { Parser } from 'htmlparser2';
import type { Encoding } from '../../settings/encodings.ts';
import { DelimitedWriter, plainNumber } from '../delimited-writer.ts';
import { Budget } from '../limits.ts';
import type { MergedCells } from './merged-cells.ts';
import { StruckTags } from './struck-cells.ts';

export interface WebTable {
  /** Of the sheet, or a number. */
  name: string;
  text: DelimitedWriter;
  merged: MergedCells[];
  /** Rows and columns that the page does not show. */
  hidden: { rows: number; columns: number };
  /** Rows with text that is struck through. */
  struck: number[];
}

interface OpenTable {
  name: string;
  rows: string[][];
  merged: MergedCells[];
  hidden: { rows: number; columns: number };
  struck: Set<number>;
  /** Rows to which cells above still reach, by column. */
  reach: number[];
  column: number;
}

const isHidden = (attributes: Record<string, string>): boolean =>
  attributes['ss:Hidden'] === '1' ||
  attributes.hidden !== undefined ||
  /display\s*:\s*none/i.test(attributes.style ?? '');

const newTable = (name: string): OpenTable => ({
  name,
  rows: [],
  merged: [],
  hidden: { rows: 0, columns: 0 },
  struck: new Set(),
  reach: [],
  column: 0,
});

const localName = (tag: string): string => tag.slice(tag.indexOf(':') + 1).toLowerCase();

/** Of a cell: how many further rows and columns it covers. */
function spanOf(attributes: Record<string, string>): {
  down: number;
  across: number;
  index: number;
} {
  const number = (name: string): number => Number.parseInt(attributes[name] ?? '', 10) || 0;
  return {
    down: Math.max(0, number('rowspan') - 1, number('ss:MergeDown')),
    across: Math.max(0, number('colspan') - 1, number('ss:MergeAcross')),
    index: number('ss:Index'),
  };
}

class TableReader {
  readonly tables: OpenTable[] = [];
  #open: OpenTable[] = [];
  #cell: { text: string; span: ReturnType<typeof spanOf>; type: string } | null = null;
  #sheet = '';
  readonly #struck = new StruckTags();
  #isRules = false;

  onopentag(tag: string, attributes: Record<string, string>): void {
    const name = localName(tag);
    const table = this.#open.at(-1);
    this.#struck.open(name, attributes);
    this.#isRules = name === 'style';
    if (name === 'worksheet') this.#sheet = attributes['ss:Name'] ?? '';
    else if (name === 'table') this.#open.push(newTable(this.#sheet));
    else if (table && name === 'column' && isHidden(attributes)) table.hidden.columns++;
    else if (table && (name === 'tr' || name === 'row')) {
      const index = spanOf(attributes).index;
      while (table.rows.length < index - 1) table.rows.push([]);
      table.rows.push([]);
      table.column = 0;
      if (isHidden(attributes)) table.hidden.rows++;
    } else if (table && (name === 'td' || name === 'th' || name === 'cell'))
      this.#cell = { text: '', span: spanOf(attributes), type: '' };
    else if (this.#cell && name === 'data') this.#cell.type = attributes['ss:Type'] ?? '';
    else if (this.#cell && (name === 'br' || name === 'p' || name === 'div'))
      this.#cell.text += ' ';
  }

  ontext(text: string): void {
    if (this.#isRules) this.#struck.takeRules(text);
    if (!this.#cell) return;
    this.#cell.text += text;
    if (this.#struck.isStruck && text.trim() !== '') {
      const table = this.#open.at(-1);
      table?.struck.add(table.rows.length);
    }
  }

  onclosetag(tag: string): void {
    const name = localName(tag);
    this.#struck.close();
    this.#isRules = false;
    if (name === 'table') {
      const table = this.#open.pop();
      if (table) this.tables.push(table);
    } else if (name === 'td' || name === 'th' || name === 'cell') this.#endCell();
  }

  #endCell(): void {
    const table = this.#open.at(-1);
    const cell = this.#cell;
    this.#cell = null;
    const row = table?.rows.at(-1);
    if (!table || !row || !cell) return;
    const { down, across, index } = cell.span;
    if (index > 0) table.column = index - 1;
    const at = table.rows.length;
    while ((table.reach[table.column] ?? 0) >= at) table.column++;
    while (row.length < table.column) row.push('');
    const text = cell.text.replace(/\s+/g, ' ').trim();
    if (cell.type === 'Number') row[table.column] = plainNumber(text);
    else
      row[table.column] = cell.type === 'DateTime' ? text.replace(/T00:00:00(?:\.0+)?$/, '') : text;
    if (down > 0) {
      table.merged.push({ column: table.column, first: at, last: at + down });
      for (let i = 0; i <= across; i++) table.reach[table.column + i] = at + down;
    }
    table.column += across + 1;
  }
}

const isTable = ({ rows }: OpenTable): boolean =>
  rows.filter((row) => row.filter((cell) => cell !== '').length >= 2).length >= 2;

/** The tables with rows and columns, written into files that `out` names. */
export function unpackWeb(
  path: string,
  encoding: Encoding,
  bytes: number,
  out: () => string,
): WebTable[] {
  const source = new TextDecoder(encoding).decode(readFileSync(path));
  const isXml = /^\W*<\?xml[\s\S]{0,400}<(?:\w+:)?Workbook\b/.test(source);
  const reader = new TableReader();
  const parser = new Parser(
    {
      onopentag: (tag, attributes) => reader.onopentag(tag, attributes),
      ontext: (text) => reader.ontext(text),
      onclosetag: (tag) => reader.onclosetag(tag),
    },
    { xmlMode: isXml, decodeEntities: true },
  );
  parser.end(source);
  return reader.tables.filter(isTable).map(({ name, rows, merged, hidden, struck }, i) => {
    const text = new DelimitedWriter(out(), new Budget(bytes));
    for (const [at, row] of rows.entries()) text.row(row, at + 1);
    text.close();
    return { name: name || `table ${i + 1}`, text, merged, hidden, struck: [...struck] };
  });
}
