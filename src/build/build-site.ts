/** The whole site from a folder of exports, put in place only when every step went well. */
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { Progress } from '../contract/progress.ts';
import { cubeAnswers } from '../cube/answer.ts';
import { buildCube } from '../cube/build-cube.ts';
import { openCube } from '../cube/cube.ts';
import { questionKey } from '../metrics/question-key.ts';
import type { Answer, Ask, Question } from '../metrics/types.ts';
import { contentHash } from '../pack/content-hash.ts';
import { writePack } from '../pack/write-pack.ts';
import { defaultView } from '../report/context.ts';
import { METRIC_PAGES, PAGES } from '../report/pages.ts';
import type { BuildChanges, Site, View } from '../report/types.ts';
import { compressSite } from '../site/compress.ts';
import { copyEngine } from '../site/engine-files.ts';
import { finishSite } from '../site/finish.ts';
import { compareBuilds } from './changes.ts';
import { readDataReport } from './data-report.ts';
import { drawApart } from './draw-apart.ts';
import { answerFigures } from './figures.ts';
import { type OpenReport, openReport, type ReportOptions } from './open-report.ts';
import { MARKER, OutError, outProblem } from './out-folder.ts';
import { problemsPath, writeFailure, writeProblems } from './problems-file.ts';
import { describeSite, readLabels } from './site-data.ts';
import { placeSnapshot, snapshotPath, takeSnapshot, writeSnapshot } from './snapshot.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** Longer answers, such as one row a customer of very many, are the cube's or the engine's to give. */
const PUBLISHED_ROWS = 5000;
const SNAPSHOT = 'snapshot.parquet';

export interface BuildOptions {
  data: string;
  out: string;
  asOf?: string;
  progress?: Progress;
  /** In a process of its own unless given. */
  draw?: DrawPages;
}

/** Draws the pages from what stands in `work` into `outDir`, with their scripts and styles. */
export type DrawPages = (work: string, outDir: string) => Promise<unknown>;

export interface BuildResult {
  out: string;
  asOf: string;
  imported: OpenReport['imported'];
  /** Null where there is no build before. */
  changes: BuildChanges | null;
  /** Where the CSV of all problems is. */
  problemsNote: string;
  pages: number;
  seconds: number;
}

/**
 * Builds into a new folder beside `out` and swaps it in at the end; on any error `out` stays as it was.
 * Throws what `openReport` throws, OutError, and plain errors of the page build.
 */
export async function buildSite(options: BuildOptions): Promise<BuildResult> {
  const started = performance.now();
  const report = await openForSite(options);
  const published = await publishReport(report, options.out, options.draw ?? drawApart, options);
  return { ...published, seconds: (performance.now() - started) / 1000 };
}

/** Opens the exports; where they are refused, their problems are written beside the site that stays. */
export async function openForSite(
  options: BuildOptions & Pick<ReportOptions, 'kept'>,
): Promise<OpenReport> {
  const out = resolve(options.out);
  return openReport(options).catch((error) => {
    if (!outProblem(out)) writeFailure(error, problemsPath(out));
    throw error;
  });
}

/**
 * The site of an opened report, which is closed when it has answered. Seen from this machine only (`isLocal`), it gets no
 * compressed files. Throws OutError and plain errors of the page build.
 */
export async function publishReport(
  report: OpenReport,
  outDir: string,
  draw: DrawPages,
  { progress, isLocal = false }: { progress?: Progress; isLocal?: boolean } = {},
): Promise<Omit<BuildResult, 'seconds'>> {
  const out = resolve(outDir);
  const blocked = outProblem(out);
  if (blocked) {
    await report.close();
    throw new OutError(blocked);
  }
  const problemsNote = writeProblems(problemsPath(out), report.imported.problems);
  mkdirSync(join(ROOT, '.huikuan'), { recursive: true });
  const work = mkdtempSync(join(ROOT, '.huikuan', 'build-'));
  const staging = `${out}.new-${process.pid}`;
  try {
    progress?.start('answering the pages and writing the pack');
    // closed as soon as all is answered: its memory is then free for what draws the pages
    const { site, changes } = await prepare(report, work, snapshotPath(out)).finally(() =>
      report.close(),
    );
    progress?.done();
    progress?.start('drawing the pages');
    const pages = join(work, 'site');
    await draw(work, pages);
    cpSync(join(work, 'assets'), pages, { recursive: true });
    finishSite(pages);
    if (!isLocal) await compressSite(pages);
    cpSync(pages, staging, { recursive: true });
    progress?.done();
    const snapshot = placeSnapshot(join(work, SNAPSHOT), snapshotPath(out));
    try {
      swap(staging, out);
      snapshot.keep();
    } finally {
      snapshot.drop();
    }
    return {
      out,
      asOf: report.asOf,
      imported: report.imported,
      changes,
      problemsNote,
      pages: (PAGES.length + METRIC_PAGES.length) * site.locales.length,
    };
  } finally {
    rmSync(work, { recursive: true, force: true });
    rmSync(staging, { recursive: true, force: true });
  }
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
    const own = await answerPage({ ask }, unpublished, view, page);
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

/** Two packs of the same rows differ by a few bytes, the pages drawn over them must not. */
const roundedSize = (paths: string[]): number =>
  Math.ceil(paths.reduce((sum, path) => sum + statSync(path).size, 0) / 100_000) * 100_000;

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

export async function answerPage(
  report: Pick<OpenReport, 'ask'>,
  site: Site,
  view: ReturnType<typeof defaultView>,
  page: (typeof PAGES)[number],
): Promise<Record<string, Answer>> {
  const answers: Record<string, Answer> = {};
  for (const block of page.blocks) {
    for (const question of Object.values(block.questions(site, view))) {
      const key = questionKey(question);
      answers[key] ??= await report.ask(question);
    }
  }
  return answers;
}

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

/** The old site goes only when the new one is whole; if the move fails it comes back. */
function swap(staging: string, out: string): void {
  const old = `${out}.old-${process.pid}`;
  mkdirSync(dirname(out), { recursive: true });
  if (existsSync(out)) renameSync(out, old);
  try {
    renameSync(staging, out);
  } catch (error) {
    if (existsSync(old)) renameSync(old, out);
    throw error;
  }
  rmSync(old, { recursive: true, force: true });
}

const hash = (text: string | Uint8Array): string =>
  createHash('sha256').update(text).digest('hex').slice(0, 12);

function writeJson(path: string, value: unknown): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, JSON.stringify(value));
}

/** Writes `assets/data/<name>-<hash>.json`; returns its address relative to the site's root. */
function writeHashed(assets: string, name: string, value: unknown): string {
  const address = `data/${name}-${hash(JSON.stringify(value))}.json`;
  writeJson(join(assets, address), value);
  return address;
}

/** Writes `assets/data/<name>-<hash>.bin.gz`; returns its address relative to the site's root. */
function writePacked(assets: string, name: string, bytes: Uint8Array): string {
  const address = `data/${name}-${hash(bytes)}.bin.gz`;
  mkdirSync(join(assets, 'data'), { recursive: true });
  writeFileSync(join(assets, address), gzipSync(bytes, { level: 9 }));
  return address;
}
