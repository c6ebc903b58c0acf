/** What the pages ask when nothing is chosen, and the answers. */
import { questionKey } from '../metrics/ask/question-key.ts';
import type { Answer, Ask, Question } from '../metrics/types.ts';
import { blocksOf } from '../report/missing-inputs.ts';
import type { ReportPage } from '../report/page.ts';
import { PAGES } from '../report/pages.ts';
import { shownPages } from '../report/shown-pages.ts';
import {
  answerListed,
  type ListedRows,
  listRows,
  rowsKey,
  setKey,
  wholeSet,
} from '../rows/listed-rows.ts';
import type { AskRows, RowsList } from '../rows/types.ts';
import { spansOf } from '../view/comparison.ts';
import type { Site } from '../view/site.ts';
import type { View } from '../view/view.ts';

/** Stands for whoever may be chosen. */
export const ANYBODY = 'any';

/**
 * The pages' questions in the groups that parts of the cube are made for: the overview's, other pages', those of pages
 * of one practice, those of all practices and of single metrics.
 */
export function questionGroups(site: Site, standard: View): Question[][] {
  const ofPages = (pages: typeof PAGES, view = standard): Question[] =>
    shownPages(pages, site).flatMap((page) =>
      blocksOf(page, site).flatMap((block) => Object.values(block.questions(site, view))),
    );
  // what the pages ask when they are compared over another span
  const compared = spansOf(site, standard).map((compare) => ({ ...standard, compare }));
  const isMetrics = ({ id }: ReportPage): boolean => id === 'practices' || id.startsWith('metrics');
  const overview = PAGES.filter(({ id }) => id === 'overview');
  const ofOne = PAGES.filter(({ ofOnePractice }) => ofOnePractice);
  const others = PAGES.filter(
    (page) => page.id !== 'overview' && !isMetrics(page) && !page.ofOnePractice,
  );
  const practices = PAGES.filter(({ id }) => id === 'practices');
  // the page of one rep asks nothing of nobody; that of a customer asks for the same figures
  const rep = PAGES.filter(({ id }) => id === 'rep');
  const ofRep = (view: View): Question[] =>
    ofPages(rep, { ...view, filter: { ...view.filter, rep: ANYBODY } });
  return [
    // under a filter it asks whether there is anything to show
    [...ofPages(overview), ...ofPages(overview, { ...standard, filter: { region: ANYBODY } })],
    [
      ...ofPages(others),
      ...compared.flatMap((view) => [...ofPages([...overview, ...others], view), ...ofRep(view)]),
    ],
    [...ofPages(ofOne), ...compared.flatMap((view) => ofPages(ofOne, view))],
    [...ofPages(PAGES.filter(isMetrics)), ...compared.flatMap((view) => ofPages(practices, view))],
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
  for (const block of blocksOf(page, site)) {
    for (const question of Object.values(block.questions(site, view))) {
      const key = questionKey(question);
      answers[key] ??= await ask(question);
    }
  }
  return answers;
}

/** A page's rows by the keys of their questions, and whole sets by theirs: those that are few enough to be kept beside it. */
export async function answerRows(
  ask: AskRows,
  site: Site,
  view: View,
  page: (typeof PAGES)[number],
): Promise<{ lists: Record<string, RowsList>; sets: Record<string, ListedRows> }> {
  const lists: Record<string, RowsList> = {};
  const sets: Record<string, ListedRows> = {};
  const questions = blocksOf(page, site).flatMap((block) =>
    Object.values(block.rows?.(site, view) ?? {}),
  );
  for (const question of questions) {
    const key = setKey(question);
    const set = sets[key] ?? listRows(await ask(wholeSet(question)));
    if (set) sets[key] = set;
    lists[rowsKey(question)] = set ? answerListed(set, question) : await ask(question);
  }
  return { lists, sets };
}
