/** The list of the week as it is taken along where the page shows a part of it: everybody. Fetched on first use. */
import type { Ask } from '../../metrics/types.ts';
import type { RenderContext } from '../../report/page.ts';
import { decidedQuestions, lastDecisions } from '../../report/worklist/decided.ts';
import { worklistTable } from '../../report/worklist/list.ts';
import { workOf, workQuestions } from '../../report/worklist/work.ts';
import type { AskList } from '../answer/page-rows.ts';

export async function workList(
  ask: Ask,
  askRows: AskList,
  context: RenderContext,
): Promise<HTMLTableElement> {
  const asked = Object.entries(workQuestions(context.site, context.view));
  const answers = await Promise.all(
    asked.map(async ([name, question]) => [name, await ask(question)] as const),
  );
  const work = workOf(Object.fromEntries(answers), context);
  const { actions } = decidedQuestions(context.site, context.view);
  const rows = actions ? { actions: await askRows(actions) } : undefined;
  const decided = lastDecisions(rows, context);
  return worklistTable(work.items, work, decided, context).querySelector('table')!;
}
