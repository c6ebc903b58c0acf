/** The tables of the measurements under their headings, and their place in the README. */
import type { Measured } from './bench.ts';
import { benchTable } from './bench-table.ts';
import { commandsTable, comparisonTable } from './comparison-table.ts';
import { sealedTable } from './sealed-table.ts';

export const readmeTables = ({ rows, commands }: Measured): string =>
  [
    '**The demo company**',
    benchTable(rows),
    '**Another company, a wholesaler**: this site; the aggregated page; this site’s share of that',
    comparisonTable(rows),
    '**Sealed links** to the demo company’s report',
    sealedTable(rows),
    '**Commands**, on the committed exports of the demo company',
    commandsTable(commands),
  ].join('\n\n');

const START = '<!-- measured: written by npm run bench -->';
const END = '<!-- end of measured -->';

/** `readme` with the tables between its markers. Throws where it has none. */
export function withTables(readme: string, tables: string): string {
  const [before, rest] = readme.split(START);
  const after = rest?.split(END)[1];
  if (after === undefined) throw new Error('the README has no place for the tables');
  return `${before}${START}\n${tables}\n${END}${after}`;
}
