/** The customers that moved a figure: the largest, and all others as one. */
import { barsByCategory } from '../../charts/bars-by-category.ts';
import type { RenderContext } from '../page.ts';

const DRAWN = 8;

interface Mover {
  key: string | null;
  change: number;
}

/** The first `limit` parts, and all others as one. */
export function withRest<Part extends Mover>(
  parts: Part[],
  limit: number,
  add: (rest: Part[]) => Part,
): { rows: Part[]; rest: Part | null; others: number } {
  const rest = parts.slice(limit);
  return {
    rows: parts.slice(0, limit),
    rest: rest.length > 0 ? add(rest) : null,
    others: rest.length,
  };
}

export interface MoverBars<Part> {
  /** All others as one. */
  add(rest: Part[]): Part;
  /** A rise is bad for the business; otherwise it is neither. */
  isBadUp: boolean;
  format(change: number): string;
  /** With its unit. */
  formatMark(change: number): string;
}

/** Bars of the largest movers on a zero line; null where nothing moved. */
export function moverBars<Part extends Mover>(
  moved: Part[],
  { document, locale, t, label }: RenderContext,
  { add, isBadUp, format, formatMark }: MoverBars<Part>,
): ((width: number) => Element) | null {
  if (moved.length === 0) return null;
  const { rows, rest, others } = withRest(moved, DRAWN, add);
  const bars = [...rows, ...(rest ? [rest] : [])].map((part) => ({
    label: part === rest ? t('change.others', { n: others }) : label('customer', part.key),
    value: part.change,
    ...(isBadUp ? { good: part.change < 0 } : {}),
  }));
  return (width) => barsByCategory(bars, { document, width, locale, format, formatMark });
}
