/** A report's cube, through its file, and the questions its pages ask. */

import { cubeAnswers } from '../../src/cube/answer.ts';
import { buildCube, type CubeLimits } from '../../src/cube/build-cube.ts';
import { type Cube, openCube } from '../../src/cube/cube.ts';
import type { Answer, Question } from '../../src/metrics/types.ts';
import type { OpenReport } from '../../src/publish/open-report.ts';
import { questionGroups } from '../../src/publish/page-questions.ts';
import { describeSite } from '../../src/publish/site-data.ts';
import { defaultView } from '../../src/report/context.ts';
import type { Site } from '../../src/view/site.ts';

export type AskCube = (question: Question) => Answer | null;

/** Without customers but at the frames that pages ask for; and, `LARGE`, where rows are few, as a large book is kept. */
export const NARROW: CubeLimits = { invoiced: 0, rows: 0 };
export const LARGE: CubeLimits = { invoiced: 0, rows: 400 };

/** `limits`: where not the usual ones up to which customers are kept. */
export const reportCube = async (report: OpenReport, limits?: CubeLimits): Promise<AskCube> =>
  cubeAnswers(await openReportCube(report, limits), report);

export async function openReportCube(report: OpenReport, limits?: CubeLimits): Promise<Cube> {
  const groups = await groupsOf(report);
  const { parts } = await buildCube(report.engine, report, groups, limits);
  const cube = openCube(parts[0]!);
  for (const [number, part] of parts.entries()) if (number > 0) cube.add(number, part);
  return cube;
}

export const siteOf = async (report: OpenReport): Promise<Site> =>
  (await describeSite(report, { customer: {}, rep: {} })) as Site;

export async function groupsOf(report: OpenReport): Promise<Question[][]> {
  const site = await siteOf(report);
  return questionGroups(site, defaultView(site));
}

export const pageQuestions = async (report: OpenReport): Promise<Question[]> =>
  (await groupsOf(report)).flat();
