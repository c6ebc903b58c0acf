/** Where values stand in a drawing: numbers and dates along a line, steps and rows one beside the other. */

type Step = string | number;
export type Placed = Step | Date | null | undefined;

export type ScaleSpec =
  | { domain: readonly [number, number] | readonly [Date, Date] }
  /** `band`: each step is as wide as `padding` leaves it, a share of a step. `point`: it has no width. */
  | { type: 'band' | 'point'; domain: readonly Step[]; padding: number };

export interface Scale {
  /** In pixels, of a band its beginning; NaN where the value has no place. */
  at(value: Placed): number;
  /** Of a step; 0 where values are numbers or dates. */
  bandwidth: number;
  isSteps: boolean;
}

/** Numbers grow from `start` to `end`; steps follow from the smaller of the two on. */
export function scaleOf(spec: ScaleSpec, start: number, end: number): Scale {
  return 'type' in spec
    ? steps(spec, Math.min(start, end), Math.max(start, end))
    : linear(Number(spec.domain[0]), Number(spec.domain[1]), start, end);
}

function linear(low: number, high: number, start: number, end: number): Scale {
  const at = (value: Placed): number => {
    // of a domain of one value every place is its middle
    const share = high === low ? 0.5 : (Number(value) - low) / (high - low);
    return value == null ? Number.NaN : start * (1 - share) + end * share;
  };
  return { at, bandwidth: 0, isSteps: false };
}

/** Pixels at both ends together that whole pixels for steps may cost. */
const MOST_LOST = 30;

function steps(
  { type, domain, padding }: Extract<ScaleSpec, { type: unknown }>,
  start: number,
  end: number,
): Scale {
  const inner = type === 'point' ? 1 : padding;
  const own = [...new Set(domain)];
  const gaps = own.length - inner;
  const exact = (end - start) / Math.max(1, gaps + 2 * padding);
  const isWhole = (exact - Math.floor(exact)) * gaps <= MOST_LOST;
  const round = isWhole ? Math.round : (pixels: number) => pixels;
  const step = isWhole ? Math.floor(exact) : exact;
  const first = round(start + (end - start - step * gaps) / 2);
  const places = new Map<Placed, number>(own.map((each, i) => [each, first + step * i]));
  return {
    at: (value) => places.get(value) ?? Number.NaN,
    bandwidth: round(step * (1 - inner)),
    isSteps: true,
  };
}
