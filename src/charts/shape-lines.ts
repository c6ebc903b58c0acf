/** Lines and areas through the rows of a drawing. */
import {
  isPlace,
  middleOf,
  NOT_MOVED,
  type Place,
  type Point,
  placeOn,
  px,
  type Shape,
  type Style,
  shapes,
  svgElement,
} from './shape-parts.ts';

/** The runs of points without one that has no place. */
function runsOf<Row>(rows: Row[], pointOf: (row: Row) => Point): Point[][] {
  const runs: Point[][] = [];
  let run: Point[] | null = null;
  for (const row of rows) {
    const point = pointOf(row);
    if (!point.every(isPlace)) run = null;
    else if (run) run.push(point);
    else {
      run = [point];
      runs.push(run);
    }
  }
  return runs;
}

const pointText = ([x, y]: Point): string => `${px(x)},${px(y)}`;

/** One stroke; a point alone is closed, so that it is seen. */
function stroke(points: Point[], isStepped: boolean): string {
  const through = points.flatMap((point, i): Point[] =>
    isStepped && i > 0 ? [[point[0], points[i - 1]![1]], point] : [point],
  );
  return `M${through.map(pointText).join('L')}${points.length === 1 ? 'Z' : ''}`;
}

/** A line a value of `z` through its rows in their order; a row without a place is a gap. */
export const line =
  <Row>(
    rows: Iterable<Row>,
    options: Style<Row> & {
      x: Place<Row>;
      y: Place<Row>;
      z?: keyof Row & string;
      /** Level up to the next point. */
      isStepped?: boolean;
    },
  ): Shape =>
  (frame) => {
    const { z, isStepped = false, strokeWidth = 1.5 } = options;
    const [x, y] = [placeOn(frame.x, options.x), placeOn(frame.y, options.y)];
    const lines = new Map<unknown, Row[]>();
    for (const row of rows) {
      const key = z === undefined ? null : row[z];
      const own = lines.get(key);
      if (own) own.push(row);
      else lines.set(key, [row]);
    }
    const { mark: _, ...shared } = options;
    const style = {
      ...(shared as Style<Row[]>),
      ...{ fill: 'none', strokeWidth: strokeWidth as number },
      more: { 'stroke-linejoin': 'round', 'stroke-linecap': 'round' },
    };
    return shapes(frame, lines.values(), style, middleOf(frame), (own) => {
      const runs = runsOf(own, (row) => [x(row), y(row)]);
      const d = runs.map((run) => stroke(run, isStepped)).join('');
      return d ? svgElement(frame.document, 'path', { d }) : null;
    });
  };

/** From `y1` to `y2` along `x`; a row without a place is a gap. */
export const areaY =
  <Row>(
    rows: Row[],
    options: { x: Place<Row>; y1: Place<Row>; y2: Place<Row>; fill: string; fillOpacity: number },
  ): Shape =>
  (frame) => {
    const { fill, fillOpacity } = options;
    const x = placeOn(frame.x, options.x);
    const [y1, y2] = [placeOn(frame.y, options.y1), placeOn(frame.y, options.y2)];
    const edge = (y: (row: Row) => number) => (row: Row) => [x(row), y(row)] as Point;
    return shapes(frame, [rows], { fill, fillOpacity }, NOT_MOVED, () => {
      const known = rows.map((row) => (isPlace(x(row) + y1(row) + y2(row)) ? row : null));
      const over = (place: (row: Row) => Point) =>
        runsOf(known, (row) => (row === null ? [Number.NaN, 0] : place(row)));
      const feet = over(edge(y1));
      const d = over(edge(y2))
        .map((run, i) => `M${[...run, ...feet[i]!.toReversed()].map(pointText).join('L')}Z`)
        .join('');
      return d ? svgElement(frame.document, 'path', { d }) : null;
    });
  };
