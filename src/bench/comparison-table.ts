/** What the other company's site costs a reader beside the aggregated page, and how long commands take, as Markdown tables. */
import type { BenchRow } from './bench.ts';
import { both, MB, markdown, ms, seconds, sizeText } from './bench-table.ts';
import type { Comparison, PageCost } from './beside-aggregated.ts';
import type { CommandTimes, StartTimes } from './commands.ts';
import type { LastChanges } from './last-change.ts';

/** “0.33 ×” */
const times = (value: number, of: number): string =>
  Number.isFinite(value / of) ? `${(value / of).toFixed(2)} ×` : '–';

type Cell = (other: Comparison) => string;

/** The site's value; the aggregated page's; the ratio of the two. */
const against =
  (costOf: (cost: PageCost) => number, print: (value: number) => string): Cell =>
  ({ site, aggregated }) =>
    `${print(costOf(site))}; ${print(costOf(aggregated))}; ${times(costOf(site), costOf(aggregated))}`;

/** The same of middle and 95th percentile; the ratio is that of the middle ones. */
const spreadAgainst =
  (profile: 'filters' | 'filtersSlow', kind: keyof LastChanges): Cell =>
  ({ site, aggregated }) => {
    const [own, others] = [site[profile][kind], aggregated[profile][kind]];
    return `${both(own)}; ${both(others)}; ${times(own.p50, others.p50)}`;
  };

const stillAgainst =
  (name: 'charts' | 'chartsSlow'): Cell =>
  ({ site, still }) =>
    `${ms(still[name])}; ${times(site[name], still[name])}`;

/** What, what is asked of it, and how to print it. */
const LINES: [string, string, Cell][] = [
  [
    'build, exports to site, after that of the demo company; peak memory',
    '',
    ({ build }) => `${seconds(build.seconds)}; ${MB(build.peakBytes)}`,
  ],
  ['all charts visible, cold', '≤ 0.33 ×', against((cost) => cost.charts, ms)],
  ['*beside a still page of the same bytes*', '≤ 1.2 ×', stillAgainst('charts')],
  ['all charts visible, slow line', '', against((cost) => cost.chartsSlow, ms)],
  ['*beside a still page of the same bytes*', '≤ 1.4 ×', stillAgainst('chartsSlow')],
  ['filter: last change on the screen, p50 / p95', '', spreadAgainst('filters', 'screen')],
  ['— last change the page shows', '≤ 0.35 ×, 16 / 33 ms', spreadAgainst('filters', 'page')],
  ['— last change of any kind', '≤ 0.7 ×', spreadAgainst('filters', 'any')],
  ['slow profile: last change on the screen', '', spreadAgainst('filtersSlow', 'screen')],
  ['— last change the page shows', '', spreadAgainst('filtersSlow', 'page')],
  ['— last change of any kind', '≤ 0.5 ×', spreadAgainst('filtersSlow', 'any')],
  ['bytes after ten quiet seconds', '≤ 0.5 MB', against((cost) => cost.quietBytes, MB)],
  ['memory of all browser processes by then', '', against((cost) => cost.quietMemory, MB)],
  ['— after ten filters', '≤ 1.0 ×', against((cost) => cost.filteredMemory, MB)],
  [
    'link to one customer, phone: figures and open items',
    '≤ 3 s',
    ({ customer }) => `${seconds(customer.time / 1000)}; ${MB(customer.bytes)}`,
  ],
];

/** Each cell: this site; the aggregated page; the ratio. */
export const comparisonTable = (rows: BenchRow[]): string =>
  markdown(
    ['what', 'goal', ...rows.map(sizeText)],
    LINES.map(([what, goal, cell]) => [what, goal, ...rows.map(({ other }) => cell(other))]),
  );

export function commandsTable({ start, startAgain, changedFile }: CommandTimes): string {
  const startText = ({ address, whole }: StartTimes): string =>
    `${seconds(address)}; ${seconds(whole)}`;
  return markdown(
    ['what', 'goal', 'measured'],
    [
      [
        '`npm start`, nothing left of earlier builds: address; whole site',
        '≤ 5 s; ≤ 9 s',
        startText(start),
      ],
      ['— once more', '', startText(startAgain)],
      [
        '`npm run dev`: a changed file to new figures on the open page',
        '≤ 1.5 s',
        seconds(changedFile),
      ],
    ],
  );
}
