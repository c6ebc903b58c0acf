/** All customers of the list of the week, where the page shows a part of it: to show, to take along, to print. Fetched on first use. */
import type { Ask } from '../../metrics/types.ts';
import type { RenderContext } from '../../report/page.ts';
import { decidedQuestions, lastDecisions } from '../../report/worklist/decided.ts';
import { worklistTable } from '../../report/worklist/list.ts';
import { sheetsOf } from '../../report/worklist/sheets.ts';
import { type Work, workOf, workQuestions } from '../../report/worklist/work.ts';
import type { AskList } from '../answer/page-rows.ts';

async function wholeWork(ask: Ask, context: RenderContext): Promise<Work> {
  const asked = Object.entries(workQuestions(context.site, context.view));
  const answers = await Promise.all(
    asked.map(async ([name, question]) => [name, await ask(question)] as const),
  );
  return workOf(Object.fromEntries(answers), context);
}

export async function workList(
  ask: Ask,
  askRows: AskList,
  context: RenderContext,
): Promise<HTMLTableElement> {
  const work = await wholeWork(ask, context);
  const { actions } = decidedQuestions(context.site, context.view);
  const rows = actions ? { actions: await askRows(actions) } : undefined;
  const decided = lastDecisions(rows, context);
  return worklistTable(work.items, work, decided, context).querySelector('table')!;
}

/** Prints the page with the sheets of all reps, in full. */
export async function printSheets(ask: Ask, context: RenderContext): Promise<void> {
  const cut = document.querySelector('[data-cut="sheets"]');
  if (cut) {
    const sheets = sheetsOf(await wholeWork(ask, context), context);
    cut.querySelector('.on-paper')!.replaceChildren(...sheets);
    cut.removeAttribute('data-cut');
  }
  print();
}
