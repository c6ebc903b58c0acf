/** From a folder of exports to what the pages are drawn from and what is published beside them. */
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Progress } from '../contract/progress.ts';
import { formatProblems } from '../contract/report.ts';
import { cubeAnswers } from '../cube/answer.ts';
import { buildCube } from '../cube/build-cube.ts';
import { openCube } from '../cube/cube.ts';
import type { Answer, Ask } from '../metrics/types.ts';
import { contentHash } from '../pack/content-hash.ts';
import { writePack } from '../pack/write-pack.ts';
import { defaultView } from '../report/context.ts';
import { METRIC_PAGES, PAGES } from '../report/pages.ts';
import type { BuildChanges, Site } from '../report/types.ts';
import { copyEngine } from '../site/engine-files.ts';
import { roundedSize, writeHashed, writeJson, writePacked } from './asset-files.ts';
import { compareBuilds } from './changes.ts';
import { readDataReport } from './data-report.ts';
import { answerFigures } from './figures.ts';
import { type OpenReport, openReport, type ReportOptions } from './open-report.ts';
import { MARKER, outProblem } from './out-folder.ts';
import { answerPage, questionGroups } from './page-questions.ts';
import { problemsPath, writeFailure, writeProblems } from './problems-file.ts';
import { describeSite, readLabels } from './site-data.ts';
import { takeSnapshot, writeSnapshot } from './snapshot.ts';
import { SNAPSHOT, snapshotPath } from './snapshot-file.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** Longer answers, such as one row a customer of very many, are the cube's or the engine's to give. */
const PUBLISHED_ROWS = 5000;

/** What is known of a site before its pages are drawn. */
export interface Prepared {
  asOf: string;
  /** How many pages there will be, in all languages. */
  pages: number;
  /** What was wrong with the exports, for a terminal. */
  problems: string;
  /** Where the CSV of all problems is; null where there is none. */
  problemsNote: string | null;
  /** Null where there is no build before. */
  changes: BuildChanges | null;
}

/** Opens the exports; where they are refused, their problems are written beside the site that stays. */
export async function openForSite(options: ReportOptions & { out: string }): Promise<OpenReport> {
  const out = resolve(options.out);
  return openReport(options).catch((error) => {
    if (!outProblem(out)) writeFailure(error, problemsPath(out));
    throw error;
  });
}

/**
 * Writes what the pages of the site at `outDir` are drawn from into `work`, and what is published as it is into
 * `work/assets`. Closes the report.
 */
export async function prepareSite(
  report: OpenReport,
  outDir: string,
  work: string,
  progress?: Progress,
): Promise<Prepared> {
  const out = resolve(outDir);
  const { problems } = report.imported;
  const note = writeProblems(problemsPath(out), problems);
  progress?.start('answering the pages and writing the pack');
  const { site, changes } = await prepare(report, work, snapshotPath(out)).finally(() =>
    report.close(),
  );
  progress?.done();
  return {
    asOf: report.asOf,
    pages: (PAGES.length + METRIC_PAGES.length) * site.locales.length,
    problems: formatProblems(report.imported),
    problemsNote: problems.length > 0 ? note : null,
    changes,
  };
}

/** Writes what the pages are drawn from into `work`, and what is published as it is into `work/assets`. */
async function prepare(
  report: OpenReport,
  work: string,
  lastSnapshot: string,
): Promise<{ site: Site; changes: BuildChanges | null }> {
  const assets = join(work, 'assets');
  const engine = copyEngine(assets, join(ROOT, '.huikuan', 'engine'));
  const labels = await readLabels(report);
  const described = await describeSite(report, labels);
  const unpublished = { ...described, assets: emptyAssets };
  const view = defaultView(unpublished);
  const note = await takeSnapshot(report);
  const changes = await compareBuilds(report.engine, note, lastSnapshot);
  await writeSnapshot(report.engine, note, join(work, SNAPSHOT));
  const data = await readDataReport(report.engine, report.imported.corrections, changes);
  const cube = await buildCube(report.engine, report, questionGroups(unpublished, view));
  // each measure is read once, for the cube, and not again for every question about it
  const opened = openCube(cube.parts[0]!);
  for (const [number, part] of cube.parts.entries()) if (number > 0) opened.add(number, part);
  const fromCube = cubeAnswers(opened, report);
  const ask: Ask = async (question) => fromCube(question) ?? report.ask(question);
  const answers: Record<string, Record<string, Answer>> = {};
  const published: typeof answers = {};
  for (const page of PAGES) {
    const own = await answerPage(ask, unpublished, view, page);
    answers[page.id] = own;
    published[page.id] = Object.fromEntries(
      Object.entries(own).filter(([, { rows }]) => rows.length <= PUBLISHED_ROWS),
    );
  }
  const packHash = await contentHash(report.engine, report.params.reportCurrency !== null);
  const pack = await writePack(report.engine, join(assets, 'pack'), packHash);
  const files = {
    core: `pack/${pack.core}`,
    items: pack.items.map((file) => `pack/${file}`),
    itemsBytes: roundedSize(pack.items.map((file) => join(assets, 'pack', file))),
    labels: writeHashed(assets, 'labels', labels),
    cube: cube.parts.map((part) => writePacked(assets, 'cube', part)),
    engine: engine.engine,
    worker: engine.worker,
    answers: Object.fromEntries(
      PAGES.map((page) => [page.id, writeHashed(assets, `answers-${page.id}`, published[page.id])]),
    ),
  };
  const site: Site = { ...described, cube: { customers: cube.customers }, assets: files };
  writeJson(join(work, 'site.json'), site);
  writeJson(join(work, 'labels.json'), labels);
  writeJson(join(work, 'data.json'), data);
  for (const page of PAGES) writeJson(join(work, 'answers', `${page.id}.json`), answers[page.id]);
  writeJson(join(assets, MARKER), figuresFile(report, published));
  return { site, changes };
}

const emptyAssets: Site['assets'] = {
  core: '',
  items: [],
  itemsBytes: 0,
  labels: '',
  cube: [],
  engine: '',
  worker: '',
  answers: {},
};

/** What the default pages print, for other programs: in the form of the figures command, with each question. */
function figuresFile(report: OpenReport, answers: Record<string, Record<string, Answer>>) {
  const pages = Object.entries(answers).map(([page, byKey]) => ({
    page,
    answers: Object.entries(byKey).map(([key, answer]) => ({
      question: JSON.parse(key),
      figures: answerFigures(answer),
    })),
  }));
  return { as_of: report.asOf, ...report.defaultPeriod, pages };
}
