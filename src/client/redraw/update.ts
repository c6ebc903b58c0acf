/** Brings the blocks of a page to a view: asks, draws, replaces; what waits is marked, what is stale is dropped. */
import type { Ask } from '../../metrics/types.ts';
import { blocksOf } from '../../report/missing-inputs.ts';
import type { Block, RenderContext, ReportPage } from '../../report/page.ts';
import type { RowsList, RowsQuestion } from '../../rows/types.ts';
import type { Site } from '../../view/site.ts';
import { drawWaiting, moveWaiting } from './deferred-drawings.ts';
import { markBusy, patiently, sections } from './waiting.ts';

export interface Update {
  page: ReportPage;
  /** Makes ready what has been drawn, before the page holds it. */
  prepare?(drawn: Element): void;
  /** Given the sections that are still to be drawn: resolves when the next one may be. */
  pause?(left: Element[]): Promise<void> | undefined;
  context: RenderContext;
  ask: Ask;
  askRows(question: RowsQuestion): Promise<RowsList>;
  /** False once the reader has gone on to another view; nothing is drawn any more then. */
  isCurrent(): boolean;
}

/** What the build drew, by block: the default view, which needs nobody to answer. */
const built = new WeakMap<Element, Node[]>();

/** Puts back what the build drew. */
export function restoreBlocks(root: ParentNode): void {
  for (const section of sections(root)) restore(section);
}

/** Whether it showed something else. */
function restore(section: Element): boolean {
  const nodes = built.get(section);
  if (nodes) keepingTicks(section, () => section.replaceChildren(...nodes));
  section.removeAttribute('aria-busy');
  return built.delete(section);
}

/**
 * Redraws the blocks of these sections for the context's view, one after the other as they are answered: one that waits for
 * the engine holds up no other, and only what waits is marked. Throws what `ask` or a block throws.
 */
export async function updateBlocks(places: HTMLElement[], update: Update): Promise<void> {
  const { page, context } = update;
  const { site, view } = context;
  const changing = places.flatMap((section) => {
    const block = blockOf(section, page, site);
    const questions = Object.entries(block.questions(site, view));
    const rows = Object.entries(block.rows?.(site, view) ?? {});
    if (questions.length + rows.length > 0) return [{ section, block, questions, rows }];
    if (restore(section)) update.prepare?.(section);
    return [];
  });
  // Rows may take an engine; nothing that can be drawn without one waits for it.
  changing.sort((a, b) => Number(a.rows.length > 0) - Number(b.rows.length > 0));
  const busy = (places: Element[]): void => {
    if (update.isCurrent()) markBusy(places);
  };
  // Asked together, drawn one after the other.
  const waiting = changing.map(({ questions, ...one }) => ({
    ...one,
    answers: patiently(byName(questions, update.ask), () => busy([one.section])),
    isAnswered: false,
  }));
  for (const one of waiting)
    one.answers.then(
      () => {
        one.isAnswered = true;
      },
      () => {},
    );
  while (waiting.length > 0) {
    await Promise.race(waiting.map(({ answers }) => answers));
    const first = waiting.findIndex(({ isAnswered }) => isAnswered);
    const { section, block, rows, answers } = waiting[first]!;
    const given = await patiently(byName(rows, update.askRows), () =>
      busy(waiting.map((one) => one.section)),
    );
    await update.pause?.(waiting.map((one) => one.section));
    if (!update.isCurrent()) return;
    waiting.splice(first, 1);
    draw(section, block.render(await answers, update.context, given), update.prepare);
    section.removeAttribute('aria-busy');
  }
}

/** What is answered, by the names of the questions. */
export async function byName<Q, A>(
  questions: [string, Q][],
  ask: (question: Q) => Promise<A>,
): Promise<Record<string, A>> {
  const answers = questions.map(async ([name, question]) => [name, await ask(question)] as const);
  return Object.fromEntries(await Promise.all(answers));
}

/** Puts a block into its place, unless it stands there already; what the build drew there can be put back. */
export function draw(section: HTMLElement, drawn: Element, prepare: Update['prepare']): void {
  const open = [...section.querySelectorAll('details[open]')].map(foldKey);
  const folds = open.length > 0 ? [drawn, ...drawn.querySelectorAll('details')] : [];
  for (const fold of folds)
    if (fold.matches('details') && open.includes(foldKey(fold))) {
      fold.setAttribute('open', '');
      drawWaiting(fold);
    }
  prepare?.(drawn);
  const [standing, ...others] = section.children;
  if (standing && others.length === 0 && standing.isEqualNode(drawn)) {
    moveWaiting(drawn, standing);
    return;
  }
  if (!built.has(section)) built.set(section, [...section.childNodes]);
  keepingTicks(section, () => section.replaceChildren(drawn));
}

/** What the reader ticked, by block and row; a row that another view leaves out has its tick when it is back. */
const ticked = new WeakMap<Element, Map<string, boolean>>();

function keepingTicks(section: Element, replace: () => void): void {
  const boxes = (): HTMLInputElement[] => [
    ...section.querySelectorAll<HTMLInputElement>('tr[data-key] input[type="checkbox"]'),
  ];
  const keyOf = (box: Element): string => box.closest('tr')!.getAttribute('data-key')!;
  const ticks = ticked.get(section) ?? new Map<string, boolean>();
  for (const box of boxes()) ticks.set(keyOf(box), box.checked);
  replace();
  if (ticks.size === 0) return;
  ticked.set(section, ticks);
  for (const box of boxes()) box.checked = ticks.get(keyOf(box)) ?? false;
}

/** The same for a fold that is drawn again. */
const foldKey = (fold: Element): string =>
  `${fold.closest('[data-chart]')?.getAttribute('data-chart')} ${fold.className}`;

/** A place without a block is a mistake of the build. */
export function blockOf(section: HTMLElement, page: ReportPage, site: Site): Block {
  const name = section.dataset.block ?? '';
  const block = blocksOf(page, site).find(({ id }) => `${page.id}.${id}` === name);
  if (!block) throw new Error(`no block "${name}"`);
  return block;
}
