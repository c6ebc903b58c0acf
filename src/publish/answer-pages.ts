/** The cube of a report, and what the pages ask of it when nothing is chosen: to draw from, and to publish. */
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { cubeAnswers } from '../cube/answer.ts';
import { type BuiltCube, buildCube } from '../cube/build-cube.ts';
import { openCube } from '../cube/cube.ts';
import { questionKey } from '../metrics/ask/question-key.ts';
import type { Answer, Ask } from '../metrics/types.ts';
import { defaultView } from '../report/context.ts';
import type { PageId } from '../report/page.ts';
import { viewAnswersOf } from '../report/page-answers.ts';
import { PAGES, pageById } from '../report/pages.ts';
import { shownPages } from '../report/shown-pages.ts';
import { createAskRows } from '../rows/ask-rows.ts';
import type { AskRows } from '../rows/types.ts';
import { viewOf } from '../view/named-view.ts';
import type { Site } from '../view/site.ts';
import { writeHashed, writeJson, writePacked } from './asset-files.ts';
import { answerFigures, type Figure } from './figures.ts';
import type { OpenReport } from './open-report.ts';
import { answerPage, answerRows, questionGroups } from './page-questions.ts';
import { FIGURES } from './site-files.ts';

/** Longer answers, such as one row a customer of very many, are the cube's or the engine's to give. */
const MAX_PUBLISHED_ROWS = 5000;

/** The cube for what the pages ask when nothing is chosen. */
export const cubeOf = (report: OpenReport, site: Site): Promise<BuiltCube> =>
  buildCube(report.engine, report, questionGroups(site, defaultView(site)));

type Answers = Record<string, Answer>;

export interface PageAnswers {
  cube: Pick<BuiltCube, 'customers'> & { files: string[] };
  /** Addresses of the published answers, by page. */
  answers: Site['assets']['answers'];
  /** Of pages that list any: all rows of their sets. */
  rows: Site['assets']['rows'];
}

/**
 * Leaves the answers of each page in `workDir/answers`, its rows in `workDir/rows`, and in `workDir/assets` the parts of the cube, the answers that are
 * published and the figures of the default pages.
 */
export async function answerPages(
  report: OpenReport,
  { parts, customers }: BuiltCube,
  site: Site,
  workDir: string,
): Promise<PageAnswers> {
  const assets = join(workDir, 'assets');
  const view = defaultView(site);
  const files = Promise.all(parts.map((part) => writePacked(assets, 'cube', part)));
  const ask = cubeFirstAsk(parts, report);
  const askRows = createAskRows(report.engine, report);
  const answers: PageAnswers['answers'] = {};
  const rows: PageAnswers['rows'] = {};
  const pages: PageFigures[] = [];
  for (const page of shownPages(PAGES, site)) {
    // the engine is given its next statement in between
    await setImmediate();
    const own = await answerPage(ask, site, view, page);
    const published = Object.fromEntries(
      Object.entries(own).filter(([, { rows }]) => rows.length <= MAX_PUBLISHED_ROWS),
    );
    writeJson(join(workDir, 'answers', `${page.id}.json`), own);
    answers[page.id] = writeHashed(assets, `answers-${page.id}`, published);
    pages.push(pageFigures(page.id, published));
    const { lists, sets } = await answerRows(askRows, site, view, page);
    writeJson(join(workDir, 'rows', `${page.id}.json`), lists);
    if (Object.keys(sets).length > 0) rows[page.id] = writeHashed(assets, `rows-${page.id}`, sets);
  }
  await answerViews(ask, askRows, site, workDir);
  writeJson(join(assets, FIGURES), { as_of: report.asOf, ...report.defaultPeriod, pages });
  return { cube: { customers, files: await files }, answers, rows };
}

/** Leaves what the named views are drawn from: the answers to what their pages ask under their filters. */
async function answerViews(ask: Ask, askRows: AskRows, site: Site, workDir: string): Promise<void> {
  for (const named of (site.views ?? []).filter(({ isPage }) => isPage)) {
    await setImmediate();
    const [page, view] = [pageById(named.page), viewOf(named, site)];
    const file = `${viewAnswersOf(named)}.json`;
    writeJson(join(workDir, 'answers', file), await answerPage(ask, site, view, page));
    const { lists } = await answerRows(askRows, site, view, page);
    writeJson(join(workDir, 'rows', file), lists);
  }
}

/** Answers from the cube where it can, so that the engine does not read a measure again for every question about it. */
export function cubeFirstAsk(parts: Uint8Array[], report: OpenReport): Ask {
  const cube = openCube(parts[0]!);
  for (const [number, part] of parts.entries()) if (number > 0) cube.add(number, part);
  const fromCube = cubeAnswers(cube, report);
  const cached = new Map<string, Answer>();
  return async (question) => {
    const key = questionKey(question);
    const answer = cached.get(key) ?? fromCube(question) ?? (await report.ask(question));
    if (answer.rows.length <= MAX_PUBLISHED_ROWS) cached.set(key, answer);
    return answer;
  };
}

interface PageFigures {
  page: PageId;
  answers: { question: unknown; figures: Figure[] }[];
}

/** What a default page prints, for other programs: in the form of the figures command, with each question. */
const pageFigures = (page: PageId, answers: Answers): PageFigures => ({
  page,
  answers: Object.entries(answers).map(([key, answer]) => ({
    question: JSON.parse(key),
    figures: answerFigures(answer),
  })),
});
