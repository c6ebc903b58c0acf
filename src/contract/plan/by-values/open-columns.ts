/** The columns of a plan that are free to be mapped by their values: no field uses them, and report.yml says nothing of them. */
import { normaliseHeader } from '../../../intake/header-spelling.ts';
import { hasRole } from '../../../intake/headers/headers.ts';
import { type FilePlan, overridesOf } from '../../../intake/plan-file.ts';
import type { PlanContext } from '../../import-context.ts';

/** What report.yml says of a plan's columns, and which are free. */
export interface OpenColumns {
  /** Positions of columns that no field uses and report.yml says nothing of. */
  free: readonly number[];
  /** True for a field that report.yml has given a column. */
  isDecided(field: string): boolean;
}

export function openColumns(
  plan: FilePlan,
  { settings }: Pick<PlanContext, 'settings'>,
): OpenColumns {
  const said = overridesOf(settings.columns, plan.source);
  const used = new Set(plan.columns.map(({ index }) => index));
  if (plan.paidFlag !== undefined) used.add(plan.paidFlag.index);
  const free = plan.headers.flatMap((header, index) => {
    const isFree = header !== '' && !used.has(index) && !said.has(normaliseHeader(header));
    return isFree && !hasRole('forecast', header) ? [index] : [];
  });
  const decided = new Set(
    [...said.values()].flatMap((one) => (one === 'ignore' ? [] : [one.field])),
  );
  return { free, isDecided: (field) => decided.has(field) };
}
