/** A list that the page cuts, with all its rows: its block is drawn again, unseen. Fetched on first use. */
import type { Ask } from '../../metrics/types.ts';
import type { PageId, RenderContext } from '../../report/page.ts';
import type { AskList } from '../answer/page-rows.ts';
import { loadPage } from '../redraw/load-page.ts';
import { blockOf, byName } from '../redraw/update.ts';

export async function wholeBlock(
  within: Element,
  ask: Ask,
  askRows: AskList,
  context: RenderContext,
): Promise<HTMLTableElement> {
  const { site, view } = context;
  const section = within.closest<HTMLElement>('[data-block]')!;
  const page = await loadPage(section.dataset.block!.split('.')[0] as PageId);
  const block = blockOf(section, page, site);
  const [answers, rows] = await Promise.all([
    byName(Object.entries(block.questions(site, view)), ask),
    byName(Object.entries(block.rows?.(site, view) ?? {}), askRows),
  ]);
  return block.render(answers, { ...context, isWhole: true }, rows).querySelector('table')!;
}
