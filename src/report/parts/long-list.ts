/** Lists with more rows than a page should carry: it has the first ones, its button and its files bring all. */
import type { RenderContext } from '../page.ts';

interface LongList<Row> {
  /** The rows that are drawn. */
  shown: Row[];
  /** How many more there are. */
  more: number;
  /** Marks a block with a list that is cut: who wants all rows has the block drawn whole. */
  cut: 'block' | null;
}

export function longList<Row>(
  rows: Row[],
  most: number,
  { isWhole }: Pick<RenderContext, 'isWhole'>,
): LongList<Row> {
  const shown = isWhole ? rows : rows.slice(0, most);
  const more = rows.length - shown.length;
  return { shown, more, cut: more > 0 ? 'block' : null };
}
