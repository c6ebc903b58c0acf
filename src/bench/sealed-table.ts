/** What sealing costs readers and the build, as a Markdown table, one column a size. */
import type { BenchRow } from './bench.ts';
import { markdown, ms, seconds, sizeText } from './bench-table.ts';
import type { SealedTimes } from './sealed-link.ts';

const kB = (value: number): string => `${Math.round(value / 1000)} kB`;

export function sealedTable(rows: BenchRow[]): string {
  const lines: [string, string, (row: BenchRow) => string][] = [
    [
      'sealed link to first figures, slow line',
      '≤ 1.0 s',
      ({ sealed }) => `${ms(sealed.figures)}, ${kB(sealed.figuresBytes)}`,
    ],
    [
      'sealed link with a filter to its answer, slow line',
      '≤ 2.5 s',
      ({ sealed }) => `${ms(sealed.filter)}, ${kB(sealed.filterBytes)}`,
    ],
    [
      `each of ten further audiences, ${measuredAt(rows)}: a tenth of the rows and all pages; its share of an unsealed build`,
      '≤ 25 %',
      ({ sealed, build }) => eachText(sealed, build.seconds),
    ],
  ];
  return markdown(
    ['what', 'goal', ...rows.map(sizeText)],
    lines.map(([what, goal, cell]) => [what, goal, ...rows.map(cell)]),
  );
}

/** "at 10,000 invoices": of which sizes it is known. */
const measuredAt = (rows: BenchRow[]): string =>
  `at ${rows
    .filter(({ sealed }) => sealed.eachAudience !== null)
    .map(sizeText)
    .join(', ')}`;

const eachText = ({ eachAudience }: SealedTimes, build: number): string =>
  eachAudience === null
    ? '–'
    : `${seconds(eachAudience)}, ${Math.round((100 * eachAudience) / build)} %`;
