/** A slide's chart as a native one of a presentation: its values stand in a sheet of their own and can be edited. */
import type PptxGenJS from 'pptxgenjs';
import type { SlideChart } from '../../board/slide.ts';
import { waterfallBars } from '../../charts/waterfall.ts';

/** Marks and text as the report's own colours have them in light. */
export const COLOURS = {
  ink: '1A1D21',
  muted: '5B626B',
  hair: 'D9DDE2',
  paper: 'FFFFFF',
  good: '14743F',
  bad: 'B92B1B',
  actual: '2B3038',
  previous: '8B939D',
  target: '5B626B',
};
const BUCKETS = ['7B9DC8', '557BAD', '385E92', '20416D', '0B2040'];

/** As the report draws the `index`-th of `count` late buckets: the lightest colour is that of what is not due. */
function bucketColour(index: number, count: number): string {
  const place = ((index + 1) * (BUCKETS.length - 1)) / count;
  const [low, high] = [Math.floor(place), Math.ceil(place)].map((at) => BUCKETS[at]!);
  return [0, 2, 4]
    .map((at) => {
      const [from, to] = [low!, high!].map((hex) => Number.parseInt(hex.slice(at, at + 2), 16));
      return Math.round(from! + (to! - from!) * (place % 1));
    })
    .map((part) => part.toString(16).padStart(2, '0').toUpperCase())
    .join('');
}

/** What a chart is made with: its kind, its series and how they look. */
interface NativeChart {
  type: 'bar' | 'line';
  data: { name: string; labels: string[]; values: number[] }[];
  options: PptxGenJS.IChartOpts;
}

/** The library writes what is missing as an empty cell; its types know numbers alone. */
const gaps = (values: (number | null)[]): number[] => values as number[];

type Of<Kind> = Extract<SlideChart, { kind: Kind }>;

/** A bar from where the last one ended: one series is not seen and lifts the others. */
function bridge({ steps, factor }: Of<'bridge'>, seriesNames: BridgeNames): NativeChart {
  const bars = waterfallBars(steps);
  const labels = bars.map(({ label }) => label);
  const values = (pick: (bar: (typeof bars)[number]) => number): number[] =>
    bars.map((bar) => pick(bar) / factor);
  const size = ({ start, end }: (typeof bars)[number]): number => Math.abs(end - start);
  return {
    type: 'bar',
    data: [
      { name: ' ', labels, values: values(({ start, end }) => Math.min(start, end)) },
      {
        name: seriesNames.total,
        labels,
        values: values((bar) => (bar.kind === 'total' ? bar.end : 0)),
      },
      {
        name: seriesNames.rise,
        labels,
        values: values((bar) => (bar.kind === 'delta' && bar.value > 0 ? size(bar) : 0)),
      },
      {
        name: seriesNames.fall,
        labels,
        values: values((bar) => (bar.kind === 'delta' && bar.value < 0 ? size(bar) : 0)),
      },
    ],
    options: {
      barDir: 'col',
      barGrouping: 'stacked',
      barGapWidthPct: 40,
      chartColors: [COLOURS.paper, COLOURS.actual, COLOURS.bad, COLOURS.good],
      valAxisLabelFormatCode: '#,##0.0',
    },
  };
}

function stack({ names, series, factor }: Of<'stack'>): NativeChart {
  return {
    type: 'bar',
    data: series
      .map(({ name, values }) => ({
        name,
        labels: names,
        values: values.map((value) => value / factor),
      }))
      .reverse(),
    options: {
      barDir: 'col',
      barGrouping: 'stacked',
      barGapWidthPct: 40,
      chartColors: series.map((_, index) => bucketColour(index, series.length)).reverse(),
      showLegend: true,
      valAxisLabelFormatCode: '#,##0.0',
    },
  };
}

function lines({ names, series }: Of<'lines'>): NativeChart {
  return {
    type: 'line',
    data: series.map(({ name, values }) => ({ name, labels: names, values: gaps(values) })),
    options: {
      chartColors: series.map(({ style }) => COLOURS[style]),
      lineSize: 2,
      lineDataSymbol: 'none',
      showLegend: true,
      valAxisMinVal: 0,
      valAxisLabelFormatCode: '0%',
    },
  };
}

/** Three points a row; points need no zero. */
function spans({ rows }: Of<'spans'>, label: string): NativeChart {
  const labels = rows.map((row) => row.label);
  const known = rows.flatMap(({ value, low }) => [value, low ?? value]);
  return {
    type: 'line',
    data: [
      { name: label, labels, values: rows.map(({ value }) => value) },
      { name: '2.5%', labels, values: gaps(rows.map(({ low }) => low)) },
      { name: '97.5%', labels, values: gaps(rows.map(({ high }) => high)) },
    ],
    options: {
      chartColors: [COLOURS.actual, COLOURS.previous, COLOURS.previous],
      lineSize: 0,
      lineDataSymbol: 'circle',
      lineDataSymbolSize: 7,
      valAxisMinVal: Math.max(0, Math.floor(Math.min(...known) * 10) / 10),
      valAxisLabelFormatCode: '0%',
    },
  };
}

export interface BridgeNames {
  total: string;
  rise: string;
  fall: string;
}

export function nativeChart(chart: SlideChart, names: BridgeNames): NativeChart {
  switch (chart.kind) {
    case 'bridge':
      return bridge(chart, names);
    case 'stack':
      return stack(chart);
    case 'lines':
      return lines(chart);
    case 'spans':
      return spans(chart, chart.label);
  }
}
