/** What all shapes of a drawing have in common: the frame they stand in, their colours and lines, what they say of themselves. */
import { type Mark, writeMark } from './mark.ts';
import type { Placed, Scale } from './scale.ts';

/** The edges of the frame in pixels, and the scales over it. */
export interface Frame {
  document: Document;
  left: number;
  right: number;
  top: number;
  bottom: number;
  x: Scale;
  y: Scale;
  /** What the shapes say of themselves, in the order in which they are drawn. */
  said: Mark[];
}

/** Draws shapes; null where there are none. */
export type Shape = (frame: Frame) => SVGElement | null;

/** A field of the row, one value for all, or what a function says of each. */
export type Place<Row> = (keyof Row & string) | number | ((row: Row) => Placed);

/** One value for all, or a function where it changes by row. */
type Paint<Row> = string | ((row: Row) => string);

/** Of a line, whatever its rows are. */
export type LineStyle = Pick<Style<unknown>, 'strokeDasharray' | 'strokeOpacity'> & {
  stroke: string;
  strokeWidth: number;
};

export interface Style<Row> {
  fill?: Paint<Row>;
  fillOpacity?: number;
  stroke?: Paint<Row>;
  strokeWidth?: number | ((row: Row) => number);
  strokeOpacity?: number;
  strokeDasharray?: string;
  pointerEvents?: string;
  /** Pixels to the right and down. */
  dx?: number;
  dy?: number;
  /** What each says to who points at it. */
  mark?: (row: Row) => Mark;
}

const SVG = 'http://www.w3.org/2000/svg';

type Attributes = Record<string, string | number | undefined>;

export const svgElement = (
  document: Document,
  name: string,
  attributes: Attributes,
): SVGElement => {
  const made = document.createElementNS(SVG, name) as SVGElement;
  for (const key in attributes) {
    const value = attributes[key];
    if (value !== undefined) made.setAttribute(key, String(value));
  }
  return made;
};

/** Tenths of a pixel are enough. */
export const px = (value: number): number => Math.round(value * 10) / 10 || 0;

export const shift = (x: number, y: number): string => `translate(${px(x)},${px(y)})`;

/** What a place says of a row; what rows themselves are where none is given. */
export function valueAt<Row>(place: Place<Row> | undefined): (row: Row) => Placed {
  if (typeof place === 'function') return place;
  if (typeof place === 'number') return () => place;
  return place === undefined ? (row) => row as Placed : (row) => row[place] as Placed;
}

/** In pixels. */
export function placeOn<Row>(scale: Scale, place: Place<Row> | undefined): (row: Row) => number {
  const value = valueAt(place);
  return (row) => scale.at(value(row));
}

const constant = <T>(value: T | ((row: never) => T) | undefined): T | undefined =>
  typeof value === 'function' ? undefined : value;
const except = <T>(value: T | undefined, usual: T): T | undefined =>
  value === usual ? undefined : value;

/** What is drawn of all rows; what `of` gives of none is left out. `moved`: by how many pixels all are. */
export function shapes<Row>(
  { document, said }: Frame,
  rows: Iterable<Row>,
  style: Style<Row> & { more?: Attributes },
  moved: { x: number; y: number },
  of: (row: Row) => SVGElement | null,
): SVGElement | null {
  const { fill, stroke, strokeWidth, mark } = style;
  let group: SVGElement | null = null;
  for (const row of rows) {
    const drawn = of(row);
    if (!drawn) continue;
    group ??= svgElement(document, 'g', groupAttributes(style, moved));
    if (typeof fill === 'function') drawn.setAttribute('fill', fill(row));
    if (typeof stroke === 'function') drawn.setAttribute('stroke', stroke(row));
    if (typeof strokeWidth === 'function')
      drawn.setAttribute('stroke-width', String(strokeWidth(row)));
    if (mark) {
      const own = mark(row);
      writeMark(drawn, own);
      said.push(own);
    }
    group.append(drawn);
  }
  return group;
}

/** The browser's own defaults are not written. */
function groupAttributes<Row>(
  style: Style<Row> & { more?: Attributes },
  moved: { x: number; y: number },
): Attributes {
  const [x, y] = [moved.x + (style.dx ?? 0), moved.y + (style.dy ?? 0)];
  return {
    fill: except(constant(style.fill), 'currentColor'),
    'fill-opacity': style.fillOpacity,
    stroke: except(constant(style.stroke), 'none'),
    'stroke-width': except(constant(style.strokeWidth), 1),
    'stroke-opacity': style.strokeOpacity,
    ...style.more,
    'stroke-dasharray': style.strokeDasharray,
    'pointer-events': style.pointerEvents,
    transform: x !== 0 || y !== 0 ? shift(x, y) : undefined,
  };
}

export const isPlace = (pixels: number): boolean => !Number.isNaN(pixels);

/** What stands in the middle of a step is moved there with all others. */
export const middleOf = ({ x, y }: Frame): { x: number; y: number } => ({
  x: x.bandwidth / 2,
  y: y.bandwidth / 2,
});
export const NOT_MOVED = { x: 0, y: 0 };

export type Point = [x: number, y: number];

type Anchor = 'left' | 'right' | 'top' | 'bottom' | 'top-left' | 'bottom-right';

/** Where what has no place of its own stands. */
function anchorAt({ left, right, top, bottom }: Frame, anchor = ''): Point {
  return [
    anchor.endsWith('left') ? left : anchor.endsWith('right') ? right : (left + right) / 2,
    anchor.startsWith('top') ? top : anchor.startsWith('bottom') ? bottom : (top + bottom) / 2,
  ];
}

export interface Standing<Row> extends Style<Row> {
  x?: Place<Row>;
  y?: Place<Row>;
  frameAnchor?: Anchor;
}

/** Where each row stands, and by how much all are moved into the middle of their steps. */
export function standing<Row>(
  frame: Frame,
  { x, y, frameAnchor }: Standing<Row>,
): { pointOf: (row: Row) => Point; moved: { x: number; y: number } } {
  const [left, top] = anchorAt(frame, frameAnchor);
  const across = x === undefined ? () => left : placeOn(frame.x, x);
  const down = y === undefined ? () => top : placeOn(frame.y, y);
  const middle = middleOf(frame);
  return {
    pointOf: (row) => [across(row), down(row)],
    moved: { x: x === undefined ? 0 : middle.x, y: y === undefined ? 0 : middle.y },
  };
}
