/** Texts of a drawing, in as many lines as they have. */
import {
  isPlace,
  type Place,
  type Shape,
  type Standing,
  shapes,
  shift,
  standing,
  svgElement,
  valueAt,
} from './shape-parts.ts';

type LineAnchor = 'top' | 'middle' | 'bottom';

interface Text<Row> extends Standing<Row> {
  /** What is written; the rows themselves where that is not given. An empty text is left out. */
  text?: (keyof Row & string) | ((row: Row) => string);
  /** Which end of the text stands at its place. */
  textAnchor?: 'start' | 'end';
  lineAnchor?: LineAnchor;
  fontSize?: number;
  fontVariant?: string;
  fontWeight?: number;
  strokeWidth?: never;
}

export const text =
  <Row>(rows: Iterable<Row>, options: Text<Row>): Shape =>
  (frame) => {
    const { frameAnchor = '', lineAnchor = anchoredLine(frameAnchor) } = options;
    const words = valueAt(options.text as Place<Row> | undefined);
    const { pointOf, moved } = standing(frame, options);
    const more = {
      'text-anchor': options.textAnchor ?? anchoredText(frameAnchor),
      ...{ 'font-size': options.fontSize, 'font-variant': options.fontVariant },
      'font-weight': options.fontWeight,
    };
    return shapes(frame, rows, { ...options, more }, moved, (row) => {
      const [point, said] = [pointOf(row), String(words(row) ?? '')];
      if (said === '' || !point.every(isPlace)) return null;
      const written = svgElement(frame.document, 'text', {});
      write(written, said.split('\n'), lineAnchor);
      written.setAttribute('transform', shift(...point));
      return written;
    });
  };

const anchoredText = (frameAnchor: string): 'start' | 'end' | undefined =>
  frameAnchor.endsWith('left') ? 'start' : frameAnchor.endsWith('right') ? 'end' : undefined;

const anchoredLine = (frameAnchor: string): LineAnchor =>
  frameAnchor.startsWith('top') ? 'top' : frameAnchor.startsWith('bottom') ? 'bottom' : 'middle';

/** From the line that letters stand on to where the text is anchored, in its own size. */
const TOP = 0.7;
const MIDDLE = 0.3;

function write(element: SVGElement, lines: string[], anchor: LineAnchor): void {
  const down =
    anchor === 'top'
      ? TOP
      : anchor === 'bottom'
        ? 1 - lines.length
        : MIDDLE - (lines.length - 1) / 2;
  if (lines.length === 1) {
    if (down !== 0) element.setAttribute('y', `${down}em`);
    element.textContent = lines[0]!;
    return;
  }
  for (const [i, said] of lines.entries()) {
    const place = i === 0 ? { x: 0, y: `${down}em` } : { x: 0, dy: '1em' };
    const line = svgElement(element.ownerDocument, 'tspan', place);
    line.textContent = said;
    element.append(line);
  }
}
