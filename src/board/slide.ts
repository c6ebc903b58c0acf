/** One slide of the board pack, before it is drawn as a page of the PDF or as a slide of the presentation. */
import type { WaterfallStep } from '../charts/waterfall.ts';
import type { Month } from '../format/date.ts';

/** A printed figure, with what it stands for: the metric and its unrounded value. */
export interface SlideFigure {
  metric: string;
  label: string;
  value: number | null;
  text: string;
  /** “▲ +¥1.4 M”; '' where nothing is compared. */
  difference: string;
  /** “▲ +¥1.4 M vs a year ago”, likewise. */
  change: string;
  isGood: boolean | null;
}

/** A cell of a table; with a metric it is a figure. */
export interface SlideCell {
  text: string;
  metric?: string;
  value?: number | null;
}

export interface SlideTable {
  columns: { label: string; isNumber?: boolean }[];
  rows: SlideCell[][];
  /** The last row is their sum. */
  hasTotal?: boolean;
}

interface ChartFrame {
  /** What it shows and in which unit: its accessible name. */
  label: string;
  /** Prints a value. */
  format(value: number): string;
  /** What a value is divided by to be in the unit that the label names. */
  factor: number;
}

export type SlideChart = ChartFrame &
  (
    | { kind: 'bridge'; steps: WaterfallStep[] }
    | {
        kind: 'stack';
        months: Month[];
        names: string[];
        series: { id: string; name: string; values: number[] }[];
      }
    | {
        kind: 'lines';
        months: Month[];
        names: string[];
        series: {
          name: string;
          style: 'actual' | 'previous' | 'target';
          values: (number | null)[];
        }[];
      }
    | {
        kind: 'spans';
        rows: { label: string; value: number; low: number | null; high: number | null }[];
      }
  );

export interface Slide {
  /** What kind of slide it is, in a word or two: above the title. */
  topic: string;
  /** What it says, as a sentence. */
  title: string;
  lines: string[];
  figures: SlideFigure[];
  chart?: SlideChart;
  table?: SlideTable;
  note?: string;
}

export interface Board {
  /** The company, whose report it is. */
  company: string;
  /** What the whole is called. */
  name: string;
  /** As-of date, comparison and filters: on the cover and at the foot of every slide. */
  line: string;
  slides: Slide[];
}
