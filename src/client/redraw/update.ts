/** Brings the blocks of a page to a view: asks, draws, replaces; what waits is marked, what is stale is dropped. */
import type { Ask } from '../../metrics/types.ts';
import { blocksOf } from '../../report/missing-inputs.ts';
import type { Block, RenderContext, ReportPage } from '../../report/page.ts';
import type { Site } from '../../view/site.ts';
import type { AskList } from '../answer/page-rows.ts';

export interface Update {
  page: ReportPage;
  context: RenderContext;
  ask: Ask;
  askRows: AskList;
  /** False once the reader has gone on to another view; nothing is drawn any more then. */
  isCurrent(): boolean;
}

/** What the build drew, by block: the default view, which needs nobody to answer. */
const built = new WeakMap<Element, Node[]>();

/** The places of blocks, in the order of the page. */
export const sections = (root: ParentNode): HTMLElement[] => [
  ...root.querySelectorAll<HTMLElement>('[data-block]'),
];

/** Marks every block as waiting, before it is known which of them will change. */
export function markBusy(root: ParentNode): void {
  for (const section of sections(root)) section.setAttribute('aria-busy', 'true');
}

/** Puts back what the build drew. */
export function restoreBlocks(root: ParentNode): void {
  for (const section of sections(root)) restore(section);
}

function restore(section: Element): void {
  const nodes = built.get(section);
  if (nodes) keepingTicks(section, () => section.replaceChildren(...nodes));
  section.removeAttribute('aria-busy');
}

/**
 * Redraws the blocks of these sections for the context's view, one after the other as they are answered: one that waits for
 * the engine holds up no other. Throws what `ask` or a block throws.
 */
export async function updateBlocks(places: HTMLElement[], update: Update): Promise<void> {
  const { page, context } = update;
  const { site, view } = context;
  const changing = places.flatMap((section) => {
    const block = blockOf(section, page, site);
    const questions = Object.entries(block.questions(site, view));
    const rows = Object.entries(block.rows?.(site, view) ?? {});
    if (questions.length + rows.length > 0) return [{ section, block, questions, rows }];
    restore(section);
    return [];
  });
  for (const { section } of changing) section.setAttribute('aria-busy', 'true');
  // Rows may take an engine; nothing that can be drawn without one waits for it.
  changing.sort((a, b) => Number(a.rows.length > 0) - Number(b.rows.length > 0));
  // Asked together, drawn one after the other.
  const waiting = changing.map(({ questions, ...one }) => ({
    ...one,
    answers: byName(questions, update.ask),
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
    const { section, block, rows, answers } = waiting.splice(first, 1)[0]!;
    const given = await byName(rows, update.askRows);
    if (!update.isCurrent()) return;
    draw(section, block.render(await answers, update.context, given));
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

/** Puts a block into its place; what the build drew there can be put back. */
export function draw(section: HTMLElement, drawn: Element): void {
  if (!built.has(section)) built.set(section, [...section.childNodes]);
  const open = [...section.querySelectorAll('details[open]')].map(foldKey);
  keepingTicks(section, () => section.replaceChildren(drawn));
  for (const fold of section.querySelectorAll('details'))
    if (open.includes(foldKey(fold))) fold.setAttribute('open', '');
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
