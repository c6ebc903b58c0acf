/** A report's cube, through its file, and the questions its pages ask. */
import type { OpenReport } from '../../src/build/open-report.ts';
import { describeSite } from '../../src/build/site-data.ts';
import { cubeAnswers } from '../../src/cube/answer.ts';
import { buildCube } from '../../src/cube/build-cube.ts';
import { openCube } from '../../src/cube/cube.ts';
import type { Answer, Question } from '../../src/metrics/types.ts';
import { defaultView } from '../../src/report/context.ts';
import { PAGES } from '../../src/report/pages.ts';
import type { Site } from '../../src/report/types.ts';

export type AskCube = (question: Question) => Answer | null;

/** `mostCells`: where not the usual limit up to which customers are kept. */
export async function reportCube(report: OpenReport, mostCells?: number): Promise<AskCube> {
  const { bytes } = await buildCube(report.engine, report, await pageQuestions(report), mostCells);
  return cubeAnswers(openCube(bytes), report);
}

export async function pageQuestions(report: OpenReport): Promise<Question[]> {
  const described = await describeSite(report, { customer: {}, rep: {} });
  const site = described as Site;
  const view = defaultView(site);
  return PAGES.flatMap(({ blocks }) =>
    blocks.flatMap((block) => Object.values(block.questions(site, view))),
  );
}
