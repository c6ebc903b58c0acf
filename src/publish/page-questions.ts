/** What the pages ask when nothing is chosen, and the answers. */
import { questionKey } from '../metrics/ask/question-key.ts';
import type { Answer, Ask, Question } from '../metrics/types.ts';
import { PAGES } from '../report/pages.ts';
import type { Site } from '../view/site.ts';
import type { View } from '../view/view.ts';

/** The pages' questions, one group a part of the cube: the overview's, other pages', those of single metrics. */
export function questionGroups(site: Site, view: View): Question[][] {
  const ofPages = (pages: typeof PAGES): Question[] =>
    pages.flatMap(({ blocks }) =>
      blocks.flatMap((block) => Object.values(block.questions(site, view))),
    );
  const others = PAGES.filter(({ id }) => id !== 'overview');
  return [
    ofPages(PAGES.filter(({ id }) => id === 'overview')),
    ofPages(others.filter(({ id }) => !id.startsWith('metrics'))),
    ofPages(others.filter(({ id }) => id.startsWith('metrics'))),
  ];
}

/** A page's answers by the keys of its questions. */
export async function answerPage(
  ask: Ask,
  site: Site,
  view: View,
  page: (typeof PAGES)[number],
): Promise<Record<string, Answer>> {
  const answers: Record<string, Answer> = {};
  for (const block of page.blocks) {
    for (const question of Object.values(block.questions(site, view))) {
      const key = questionKey(question);
      answers[key] ??= await ask(question);
    }
  }
  return answers;
}
