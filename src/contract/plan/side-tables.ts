/** A sheet with tables side by side, parted by a blank column, as sources of their own that keep the rows of the sheet. */
import { DelimitedWriter } from '../../intake/delimited-writer.ts';
import { Budget } from '../../intake/limits.ts';
import type { FilePlan, PlanRefusal, SourceFile } from '../../intake/plan-file.ts';
import { readRecords } from '../../intake/records.ts';
import { openText } from '../../intake/text-opening.ts';

type Planned = FilePlan | PlanRefusal[];

/** Columns of a table, both within. */
interface Block {
  from: number;
  to: number;
}

interface SideTable {
  source: SourceFile;
  planned: Planned;
}

/** More are no tables but a form. */
const MOST_TABLES = 6;
const NONE: ReadonlySet<string> = new Set();
const IDENTITIES = new Set(['invoice_id', 'customer_id', 'customer_name']);

const textAt = (row: readonly string[], index: number): string => (row[index] ?? '').trim();
const isFilledIn = (row: readonly string[], { from, to }: Block): boolean =>
  row.slice(from, to + 1).some((cell) => cell.trim() !== '');

/** Runs of columns of which some row has a cell; a cell alone in its row is a title. */
function blocksOf(rows: readonly (readonly string[])[]): Block[] {
  const lists = rows.filter((row) => row.filter((cell) => cell.trim() !== '').length > 1);
  const width = Math.max(0, ...lists.map((row) => row.length));
  const blocks: Block[] = [];
  for (let index = 0; index < width; index++) {
    if (lists.every((row) => textAt(row, index) === '')) continue;
    const last = blocks.at(-1);
    if (last?.to === index - 1) last.to = index;
    else blocks.push({ from: index, to: index });
  }
  return blocks;
}

const lettersOf = (index: number): string =>
  (index >= 26 ? lettersOf(Math.floor(index / 26) - 1) : '') +
  String.fromCharCode(65 + (index % 26));

/** True for a block whose rows go their own way: filled without the other, or of another customer in the same row. */
function isOwnTable(
  rows: readonly (readonly string[])[],
  main: Block,
  other: Block,
  plan: FilePlan,
): boolean {
  const at = rows.findIndex((_, i) => i === plan.headerRow - (plan.source.firstRow ?? 1));
  const header = rows[at] ?? [];
  const below = rows.slice(at + 1).filter((row) => isFilledIn(row, main) || isFilledIn(row, other));
  const isBetween = (row: readonly string[]): boolean =>
    row.slice(main.from, main.to + 1).filter((cell) => cell.trim() !== '').length < 3;
  const oneSided = below.filter((row) => isFilledIn(row, main) !== isFilledIn(row, other));
  if (oneSided.some((row) => !isFilledIn(row, main) || !isBetween(row))) return true;
  return plan.columns
    .filter(({ field }) => IDENTITIES.has(field))
    .some(({ index }) => {
      const own = main.from + index;
      const twin = header.findIndex(
        (name, i) => i >= other.from && i <= other.to && name.trim() === textAt(header, own),
      );
      const differs = (row: readonly string[]): boolean =>
        textAt(row, own) !== '' &&
        textAt(row, twin) !== '' &&
        textAt(row, own) !== textAt(row, twin);
      return twin >= 0 && below.some(differs);
    });
}

const filledIn = (row: readonly string[], blocks: readonly Block[]): number =>
  blocks.reduce(
    (sum, { from, to }) =>
      sum + row.slice(from, to + 1).filter((cell) => cell.trim() !== '').length,
    0,
  );

async function writeBlocks(
  source: SourceFile,
  blocks: readonly Block[],
  pathOf: (block: number) => string,
): Promise<SourceFile[]> {
  const opening = openText(source, NONE);
  if ('rule' in opening) return [];
  const { encoding, delimiter } = opening;
  const writers = blocks.map((_, i) => new DelimitedWriter(pathOf(i), new Budget(source.bytes)));
  await readRecords(source.path, encoding, delimiter, (records, firstRow) => {
    for (const [i, record] of records.entries()) {
      const last = blocks.at(-1)!.to;
      const isBroken =
        source.unpacked === undefined &&
        record.some(
          (cell, at) =>
            at < last &&
            cell.trim() !== '' &&
            filledIn(record, blocks) > 2 &&
            !blocks.some(({ from, to }) => at >= from && at <= to),
        );
      for (const [k, { from, to }] of blocks.entries()) {
        const cells = record.slice(from, to + 1);
        // a cell between the tables: the row may be shifted, one cell too many tells so
        if (isBroken && isFilledIn(record, { from, to })) {
          while (cells.length <= to - from) cells.push('');
          cells.push('…');
        }
        writers[k]!.row(cells, firstRow + i);
      }
    }
  });
  for (const writer of writers) writer.close();
  return blocks.map(({ from, to }, i) => {
    const { path, bytes, rows } = writers[i]!;
    const columns = `columns ${lettersOf(from)}–${lettersOf(to)}`;
    const form = source.unpacked ?? { encoding, delimiter };
    const merged = source.merged
      ?.filter(({ column }) => column >= from && column <= to)
      .map((cells) => ({ ...cells, column: cells.column - from }));
    const { encoding: _, ...rest } = source;
    const sheet = source.sheet === null ? columns : `${source.sheet}, ${columns}`;
    return {
      ...rest,
      path,
      bytes,
      sheet,
      name: `${source.file} [${sheet}]`,
      unpacked: { encoding: form.encoding, delimiter: form.delimiter, rows },
      ...(merged ? { merged } : {}),
    };
  });
}

/** The tables of a source beside each other; null where it is one. `pathOf` names files for them. */
export async function sideTables(
  source: SourceFile,
  planned: Planned,
  plan: (source: SourceFile) => Planned,
  pathOf: (block: number) => string,
): Promise<SideTable[] | null> {
  const hasGap = Array.isArray(planned)
    ? planned.some(({ rule }) =>
        ['missing_column', 'unknown_table', 'ageing_summary'].includes(rule),
      )
    : planned.headers.some((header) => header === '');
  const opening = hasGap ? openText(source, NONE) : null;
  if (opening === null || 'rule' in opening) return null;
  const blocks = blocksOf(opening.rows).filter(({ from, to }) => to > from);
  if (blocks.length < 2 || blocks.length > MOST_TABLES) return null;
  const sources = await writeBlocks(source, blocks, pathOf);
  const tables = sources.map((each) => ({ source: each, planned: plan(each) }));
  const main = tables.findIndex((table) => !Array.isArray(table.planned));
  if (main < 0) return null;
  const mainPlan = tables[main]!.planned as FilePlan;
  const isOther = blocks.some(
    (block, i) => i !== main && isOwnTable(opening.rows, blocks[main]!, block, mainPlan),
  );
  if (!isOther) return null;
  // the table that is read keeps the name of its file or sheet
  const own: SourceFile = { ...tables[main]!.source, name: source.name, sheet: source.sheet };
  return tables.map((table, i) => (i === main ? { source: own, planned: plan(own) } : table));
}
