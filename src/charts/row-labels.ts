/** The two columns of text beside horizontal marks: names on the left, figures on the right. */
import * as Plot from '@observablehq/plot';
import { fitText, textWidth } from './text.ts';

export interface RowLabels {
  /** Margins that hold the texts. */
  left: number;
  right: number;
  marks: Plot.Markish[];
}

/** Labels for `rows` placed by `index`; names take at most a third of `width`; a mark’s tip has them whole. */
export function rowLabels<Row extends { label: string; index: number }>(
  rows: Row[],
  width: number,
  text: (row: Row) => string,
  fill?: (row: Row) => string,
): RowLabels {
  const widest = Math.max(0, ...rows.map((row) => textWidth(row.label)));
  const left = Math.min(widest + 10, width * (width < 500 ? 0.36 : 0.3));
  const right = Math.max(0, ...rows.map((row) => textWidth(text(row)))) + 14;
  const marks = [
    Plot.text(rows, {
      frameAnchor: 'right',
      textAnchor: 'end',
      y: 'index',
      dx: right - 1,
      text,
    }),
    Plot.text(rows, {
      frameAnchor: 'left',
      textAnchor: 'start',
      y: 'index',
      dx: -left,
      text: (row: Row) => fitText(row.label, left - 8),
      ...(fill ? { fill } : {}),
    }),
  ];
  return { left, right, marks };
}
