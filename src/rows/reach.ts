/** Which questions for rows what is open at the report's own date answers: in the browser they need the small file alone. */
import type { Reach } from '../engine/engine.ts';
import type { RowsContext } from './source.ts';
import type { RowsQuestion } from './types.ts';

/** Measures over what is open, or lies unapplied, at the as-of date. */
const AT_AS_OF = new Set([
  ...['open', 'customer_open', 'total_open', 'bucket_open', 'not_due', 'overdue', 'overdue_beyond'],
  'due_soon',
  ...['disputed', 'disputed_old', 'unapplied'],
]);

/** What the rows of a measure need; a month of a series has a date of its own. */
export function reachOf({ asOf, at }: RowsQuestion, measure: string, context: RowsContext): Reach {
  const isNow = (asOf ?? context.asOf) === context.asOf && !(at && 'month' in at);
  return isNow && AT_AS_OF.has(measure) ? 'open' : 'all';
}
