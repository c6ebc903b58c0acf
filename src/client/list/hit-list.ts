/** The list of actions as it is taken along: one row for each rule that fired. Fetched on first use. */
import type { Ask } from '../../metrics/types.ts';
import { alertsCustomers } from '../../report/alerts/customers.ts';
import { hitTable } from '../../report/alerts/hits.ts';
import type { RenderContext } from '../../report/page.ts';

export async function hitList(ask: Ask, context: RenderContext): Promise<HTMLTableElement> {
  const asked = Object.entries(alertsCustomers.questions(context.site, context.view));
  const answers = await Promise.all(
    asked.map(async ([name, question]) => [name, await ask(question)] as const),
  );
  return hitTable(Object.fromEntries(answers), context).querySelector('table')!;
}
