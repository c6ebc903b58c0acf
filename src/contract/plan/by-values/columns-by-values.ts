/** Maps columns by what their values do, where that says more than their names: evidence first, words second. */
import type { FilePlan } from '../../../intake/plan-file.ts';
import type { PlanContext } from '../../import-context.ts';
import { amountByArithmetic } from './amount-by-arithmetic.ts';
import { openColumns } from './open-columns.ts';
import { sampleOf } from './sample.ts';

/** Changes the columns of the plans where the values say so, and reports each change. */
export async function columnsByValues(
  plans: ReadonlyMap<string, FilePlan>,
  context: PlanContext,
): Promise<void> {
  for (const plan of plans.values()) {
    if (plan.table !== 'invoice') continue;
    const open = openColumns(plan, context);
    if (open.free.length > 0) await amountByArithmetic(sampleOf(plan), open, context);
  }
}
