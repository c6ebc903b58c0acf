/** What each customer has overdue, for the finder's list. */
import type { Ask, Question } from '../../metrics/types.ts';
import type { Session } from '../session.ts';

/** Null where the sums the page has do not say it: no rows are fetched for a note beside a name. */
export async function overdueByCustomer(
  { site, view }: Pick<Session, 'site' | 'view'>,
  ask: Ask,
): Promise<Map<string, number> | null> {
  if (site.cube?.customers !== 'all' || view.asOf !== site.asOf) return null;
  const { filter, period, asOf, basis } = view;
  const metric = 'overdue_amount';
  const question: Question = { metric, by: ['customer'], filter, period, asOf, basis };
  const { rows } = await ask(question);
  return new Map(rows.map(({ by, value }) => [by.customer ?? '', value ?? 0]));
}
