/** What the panel shows, as the hash of the address. */
import { type FigureAsk, ROWS_HASH } from '../../report/parts/figure-ask.ts';
import { ROW_SETS } from '../../rows/types.ts';

export type Tab = 'rows' | 'how';

export interface Target extends FigureAsk {
  /** Behind a figure its metric, and which of its measures; else a named set or one document. */
  metric?: string;
  measure?: string;
  key?: number;
  tab?: Tab;
}

/** The target that a hash names; null where it names none. */
export function readTarget(hash: string): Target | null {
  if (!hash.startsWith(ROWS_HASH)) return null;
  try {
    const target = JSON.parse(decodeURIComponent(hash.slice(ROWS_HASH.length))) as Target;
    if (typeof target !== 'object' || target === null) return null;
    if (target.which !== undefined && !ROW_SETS.includes(target.which)) return null;
    return target.metric || target.which ? target : null;
  } catch {
    return null;
  }
}
