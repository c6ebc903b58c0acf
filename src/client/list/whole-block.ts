/** A list that the page cuts, with all its rows: its block is drawn again, unseen. Fetched on first use. */
import type { Ask } from '../../metrics/types.ts';
import type { RenderContext } from '../../report/page.ts';
import { pageById } from '../../report/pages.ts';
import type { AskList } from '../answer/page-rows.ts';
import { blockOf, byName } from '../redraw/update.ts';

export async function wholeBlock(
  within: Element,
  ask: Ask,
  askRows: AskList,
  context: RenderContext,
): Promise<HTMLTableElement> {
  const { site, view } = context;
  const section = within.closest<HTMLElement>('[data-block]')!;
  const block = blockOf(section, pageById(section.dataset.block!.split('.')[0]!), site);
  const [answers, rows] = await Promise.all([
    byName(Object.entries(block.questions(site, view)), ask),
    byName(Object.entries(block.rows?.(site, view) ?? {}), askRows),
  ]);
  return block.render(answers, { ...context, isWhole: true }, rows).querySelector('table')!;
}
