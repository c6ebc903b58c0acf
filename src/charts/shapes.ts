/** What drawings are made of: bars, rules, lines, areas, dots and texts, placed by the values of rows. */
import {
  type Frame,
  isPlace,
  middleOf,
  NOT_MOVED,
  type Place,
  type Point,
  placeOn,
  px,
  type Shape,
  type Standing,
  type Style,
  shapes,
  shift,
  standing,
  svgElement,
} from './shape-parts.ts';

export { areaY, line } from './shape-lines.ts';
export type { LineStyle, Shape } from './shape-parts.ts';
export { text } from './shape-text.ts';

interface Bar<Row> extends Style<Row> {
  /** Pixels left out at an edge. */
  insetLeft?: number;
  insetRight?: number;
  insetTop?: number;
  insetBottom?: number;
}

/** Columns of the steps `x` from `y1` to `y2`. */
export const barY =
  <Row>(
    rows: Iterable<Row>,
    options: Bar<Row> & { x: Place<Row>; y1: Place<Row>; y2: Place<Row> },
  ): Shape =>
  (frame) => {
    const { insetLeft = 0, insetRight = 0 } = options;
    const at = placeOn(frame.x, options.x);
    const [y1, y2] = [placeOn(frame.y, options.y1), placeOn(frame.y, options.y2)];
    return shapes(frame, rows, options, NOT_MOVED, (row) => {
      const [x, from, to] = [at(row) + insetLeft, y1(row), y2(row)];
      const width = Math.max(0, frame.x.bandwidth - insetLeft - insetRight);
      return rect(frame, x, width, Math.min(from, to), Math.abs(to - from));
    });
  };

/** Bars from `x1` to `x2` in the rows `y`; over the whole frame where that is not given. */
export const barX =
  <Row>(
    rows: Iterable<Row>,
    options: Bar<Row> & { y?: Place<Row>; x1: Place<Row>; x2: Place<Row> },
  ): Shape =>
  (frame) => {
    const { insetTop = 0, insetBottom = 0 } = options;
    const at = options.y === undefined ? () => frame.top : placeOn(frame.y, options.y);
    const high = options.y === undefined ? frame.bottom - frame.top : frame.y.bandwidth;
    const [x1, x2] = [placeOn(frame.x, options.x1), placeOn(frame.x, options.x2)];
    return shapes(frame, rows, options, NOT_MOVED, (row) => {
      const [y, from, to] = [at(row) + insetTop, x1(row), x2(row)];
      const height = Math.max(0, high - insetTop - insetBottom);
      return rect(frame, Math.min(from, to), Math.abs(to - from), y, height);
    });
  };

function rect(
  { document }: Frame,
  x: number,
  width: number,
  y: number,
  height: number,
): SVGElement | null {
  if (![x, width, y, height].every(isPlace)) return null;
  return svgElement(document, 'rect', {
    ...{ x: px(x), width: px(width) },
    ...{ y: px(y), height: px(height) },
  });
}

function straight(
  { document }: Frame,
  x1: number,
  x2: number,
  y1: number,
  y2: number,
): SVGElement | null {
  if (![x1, x2, y1, y2].every(isPlace)) return null;
  return svgElement(document, 'line', {
    ...{ x1: px(x1), x2: px(x2) },
    ...{ y1: px(y1), y2: px(y2) },
  });
}

/** Level lines at `y`, at the rows themselves where it is not given, over the whole frame. */
export const ruleY =
  <Row>(rows: Iterable<Row>, options: Style<Row> & { y?: Place<Row> }): Shape =>
  (frame) => {
    const at = placeOn(frame.y, options.y);
    return shapes(frame, rows, options, NOT_MOVED, (row) =>
      straight(frame, frame.left, frame.right, at(row), at(row)),
    );
  };

/** Upright lines at `x`, at the rows themselves where it is not given, over the whole frame or from `y1` to `y2`. */
export const ruleX =
  <Row>(
    rows: Iterable<Row>,
    options: Style<Row> & { x?: Place<Row>; y1?: Place<Row>; y2?: Place<Row> },
  ): Shape =>
  (frame) => {
    const at = placeOn(frame.x, options.x);
    const [y1, y2] = [options.y1, options.y2].map((place) =>
      place === undefined ? null : placeOn(frame.y, place),
    );
    const moved = { x: frame.x.bandwidth / 2, y: 0 };
    return shapes(frame, rows, options, moved, (row) =>
      straight(frame, at(row), at(row), y1?.(row) ?? frame.top, y2?.(row) ?? frame.bottom),
    );
  };

/** Upright lines at `x` across the rows `y`; `inset`: pixels left out at both ends. */
export const tickX =
  <Row>(
    rows: Iterable<Row>,
    options: Style<Row> & { x: Place<Row>; y: Place<Row>; inset?: number },
  ): Shape =>
  (frame) => {
    const { inset = 0 } = options;
    const [x, y] = [placeOn(frame.x, options.x), placeOn(frame.y, options.y)];
    return shapes(frame, rows, options, NOT_MOVED, (row) =>
      straight(frame, x(row), x(row), y(row) + inset, y(row) + frame.y.bandwidth - inset),
    );
  };

/** Level lines at `y` across the steps `x`. */
export const tickY =
  <Row>(rows: Iterable<Row>, options: Style<Row> & { x: Place<Row>; y: Place<Row> }): Shape =>
  (frame) => {
    const [x, y] = [placeOn(frame.x, options.x), placeOn(frame.y, options.y)];
    return shapes(frame, rows, options, NOT_MOVED, (row) =>
      straight(frame, x(row), x(row) + frame.x.bandwidth, y(row), y(row)),
    );
  };

/** A line from one point to another for each row. */
export const link =
  <Row>(
    rows: Iterable<Row>,
    options: Style<Row> & { x1: Place<Row>; x2: Place<Row>; y1: Place<Row>; y2: Place<Row> },
  ): Shape =>
  (frame) => {
    const [x1, x2] = [placeOn(frame.x, options.x1), placeOn(frame.x, options.x2)];
    const [y1, y2] = [placeOn(frame.y, options.y1), placeOn(frame.y, options.y2)];
    const style = { ...options, fill: 'none', more: { 'stroke-miterlimit': 1 } };
    return shapes(frame, rows, style, middleOf(frame), (row) => {
      const points = [x1(row), y1(row), x2(row), y2(row)];
      if (!points.every(isPlace)) return null;
      const [a, b, c, d] = points.map(px);
      return svgElement(frame.document, 'path', { d: `M${a},${b}L${c},${d}` });
    });
  };

/** Dots of radius `r`, the largest first where it changes by row; `isSquare`: squares of the same size. */
export const dot =
  <Row>(
    rows: Iterable<Row>,
    options: Standing<Row> & { r: number | ((row: Row) => number); isSquare?: boolean },
  ): Shape =>
  (frame) => {
    const { r, isSquare = false, stroke, strokeWidth = stroke ? 1.5 : undefined } = options;
    const { pointOf, moved } = standing(frame, options);
    const sized = typeof r === 'function' ? [...rows].sort((a, b) => r(b) - r(a)) : rows;
    return shapes(frame, sized, { ...options, strokeWidth }, moved, (row) => {
      const point = pointOf(row);
      const radius = typeof r === 'function' ? r(row) : r;
      if (!point.every(isPlace)) return null;
      return (isSquare ? square : circle)(frame.document, point, radius);
    });
  };

const circle = (document: Document, [x, y]: Point, r: number): SVGElement =>
  svgElement(document, 'circle', { cx: px(x), cy: px(y), r: px(r) });

function square(document: Document, [x, y]: Point, r: number): SVGElement {
  const side = px(r * Math.sqrt(Math.PI));
  const corner = px((-r * Math.sqrt(Math.PI)) / 2);
  const d = `M${corner},${corner}h${side}v${side}h${-side}Z`;
  return svgElement(document, 'path', { transform: shift(x, y), d });
}
