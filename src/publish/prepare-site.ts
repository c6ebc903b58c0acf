/** From a folder of exports to what the pages are drawn from and what is published beside them. */

import { join, resolve } from 'node:path';
import type { Progress } from '../contract/progress.ts';
import type { PackFiles } from '../engine/engine.ts';
import { readWhatIfBook } from '../forecast/what-if/read-book.ts';
import type { Witness } from '../forecast/write-witness.ts';
import { type Locale, text } from '../i18n/locale.ts';
import type { LettersFile } from '../letters/read-templates.ts';
import { createAsk } from '../metrics/ask/ask.ts';
import { contentHash } from '../pack/content-hash.ts';
import { writePack } from '../pack/write-pack.ts';
import type { BuildChanges, DataReport } from '../report/data-report.ts';
import { METRIC_PAGES, PAGES } from '../report/pages.ts';
import { isShown, shownPages } from '../report/shown-pages.ts';
import type { Audience } from '../settings/audiences.ts';
import { copyEngine } from '../site/engine-files.ts';
import type { Site } from '../view/site.ts';
import { answerPages, cubeFirstAsk, cubeOf } from './answer-pages.ts';
import { roundedSize, writeHashed, writeJson, writePacked } from './asset-files.ts';
import { pagesFor } from './audience/check-audiences.ts';
import { compareBuilds } from './changes.ts';
import { readDataReport } from './data-report.ts';
import { listPages } from './drawing/list-pages.ts';
import { PAGE_LIST } from './drawing/page-list.ts';
import { recallForecasts, rememberForecasts, todayHere } from './earlier-forecasts.ts';
import { initialsOf } from './initials.ts';
import { lettersFor } from './letters/letters-file.ts';
import { writeOpenLines } from './letters/open-lines.ts';
import { type OpenReport, openReport, type ReportOptions } from './open-report.ts';
import { outProblem } from './out-folder.ts';
import { writePersonFiles } from './person-files.ts';
import { problemsPath, writeFailure, writeProblems } from './problems-file.ts';
import { ROOT } from './root.ts';
import { describeSite, type LabelsFile, readLabels } from './site-data.ts';
import { takeSnapshot, writeSnapshot } from './snapshot.ts';
import { SNAPSHOT, snapshotPath } from './snapshot-file.ts';
import { formatProblems } from './terminal/problem-text.ts';
import { namedViews, viewsWithin } from './views/named-views.ts';

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
  /** Where the report is divided: its parts, each in a folder of its own. */
  audiences?: PreparedAudience[];
}

/** An audience's site as far as it is prepared. */
export type PreparedAudience = Pick<Audience, 'id' | 'title' | 'languages' | 'until' | 'sealed'> & {
  pages: number;
};

/** A report of which it is known what builds into the same folder forecast before it. */
export interface SiteReport extends OpenReport {
  earlierForecasts: Witness[];
  letters: LettersFile;
}

/** Opens the exports; where they are refused, their problems are written beside the site that stays. */
export async function openForSite(options: ReportOptions & { out: string }): Promise<SiteReport> {
  const out = resolve(options.out);
  const report = await openReport(options).catch((error) => {
    if (!outProblem(out, options.data)) writeFailure(error, problemsPath(out));
    throw error;
  });
  try {
    const letters = lettersFor(options.data, report.settings);
    const earlierForecasts = await recallForecasts(report, snapshotPath(out));
    return { ...report, letters, earlierForecasts };
  } catch (error) {
    await report.close();
    throw error;
  }
}

/**
 * Writes what the pages of the site at `outDir` are drawn from into `workDir`, and what is published as it is into
 * `workDir/assets`, in all its languages or in `locales`. Closes the report.
 */
export async function prepareSite(
  report: SiteReport,
  outDir: string,
  workDir: string,
  progress?: Progress,
  locales?: Locale[],
): Promise<Prepared> {
  const out = resolve(outDir);
  const { problems } = report.imported;
  const note = writeProblems(problemsPath(out), problems);
  progress?.start(text('answering the pages and writing the pack', '计算页面并写出数据包'));
  const compared = (): ReturnType<typeof compare> => compare(report, workDir, snapshotPath(out));
  const ofLocales = locales ? { locales } : {};
  const { site, changes } = await prepare(report, workDir, compared, ofLocales).finally(() =>
    report.close(),
  );
  progress?.done();
  return {
    asOf: report.asOf,
    pages: countPages(site),
    problems: formatProblems(report.imported),
    problemsNote: problems.length > 0 ? note : null,
    changes,
  };
}

/** The same of one audience's part: what is known of the exports as files is not in it. `report` holds its rows alone. */
export async function prepareAudience(
  report: SiteReport,
  audience: Audience,
  workDir: string,
  withinCompany?: Site['withinCompany'],
): Promise<{ pages: number }> {
  const { site } = await prepare(report, workDir, null, {
    locales: audience.languages,
    audience: audience.title,
    ...(withinCompany && { withinCompany }),
    ...(audience.opens === 'figures' && { figuresOnly: true }),
    isSealed: audience.sealed,
    leftOut: PAGES.map(({ id }) => id as string).filter(
      (id) => !pagesFor(audience).includes(id) || !(audience.pages?.includes(id) ?? true),
    ),
  }).finally(() => report.close());
  return { pages: countPages(site) };
}

const countPages = (site: Site): number => {
  const views = (site.views ?? []).filter(({ isPage }) => isPage);
  const pages = shownPages([...PAGES, ...METRIC_PAGES], site);
  return (pages.length + views.length) * site.locales.length;
};

type OfAudience = Partial<Site> & { isSealed?: boolean };

/** Writes what the pages are drawn from into `workDir`, and what is published as it is into `workDir/assets`. */
async function prepare(
  report: SiteReport,
  workDir: string,
  compared: (() => ReturnType<typeof compare>) | null,
  ofAudience: OfAudience = {},
): Promise<{ site: Site; changes: BuildChanges | null }> {
  const assets = join(workDir, 'assets');
  const labels = await readLabels(report);
  const described = await describedWithViews(report, labels, ofAudience);
  const unpublished = { ...described, assets: emptyAssets };
  const built = cubeOf(report, unpublished);
  const givesRows = !described.figuresOnly;
  const packed: Promise<PackFiles> = givesRows
    ? packItems(report, join(assets, 'pack'))
    : Promise.resolve({ core: '', items: [] });
  // what the engine does for the comparison, it does while the pages are answered here
  const [engine, pack, whatIf, { cube, answers, rows }, comparison, openLines, people] =
    await allDone([
      copyEngine(assets, join(ROOT, '.huikuan', 'engine')),
      packed,
      givesRows ? packOpenBook(report, assets) : Promise.resolve(''),
      built.then((parts) => answerPages(report, parts, unpublished, workDir)),
      built.then(() => compared?.() ?? null),
      givesRows ? writeOpenLines(report, assets) : Promise.resolve(''),
      // of a large book the tables that the pack is cut from take their memory before
      Promise.all([built, packed]).then(([{ parts }]) =>
        packPeople(report, parts, unpublished, assets),
      ),
    ]);
  const files: Site['assets'] = {
    core: pack.core && `pack/${pack.core}`,
    items: pack.items.map((file) => `pack/${file}`),
    itemsBytes: roundedSize(
      pack.items.map((file) => join(assets, 'pack', file)),
      100_000,
    ),
    labels: writeHashed(assets, 'labels', labels),
    letters: writeHashed(assets, 'letters', report.letters),
    openLines,
    initials: writeHashed(assets, 'initials', initialsOf(labels.customer)),
    cube: cube.files,
    cubeBytes: roundedSize([join(assets, cube.files[0]!)], 50_000),
    whatIf,
    engine: engine.engine,
    worker: engine.worker,
    answers,
    rows,
    people,
  };
  const site: Site = { ...described, cube: { customers: cube.customers }, assets: files };
  writeJson(join(workDir, 'site.json'), site);
  writeJson(join(workDir, 'labels.json'), labels);
  if (comparison) writeJson(join(workDir, 'data.json'), comparison.data);
  writeJson(join(workDir, PAGE_LIST), listPages(site));
  return { site, changes: comparison?.changes ?? null };
}

/** All but the addresses of what is published. Throws a SettingsError where a view of the whole report cannot be shown. */
async function describedWithViews(
  report: OpenReport,
  labels: LabelsFile,
  { isSealed = false, ...ofAudience }: OfAudience,
): Promise<Omit<Site, 'assets'>> {
  const described = { ...(await describeSite(report, labels)), ...ofAudience };
  const views = described.audience
    ? viewsWithin(report, described, labels)
    : namedViews(report, described, labels);
  if (views.length === 0) return described;
  // the name of a folder is in clear
  return { ...described, views: views.map((view) => ({ ...view, isPage: !isSealed })) };
}

/** The assets of a site of which nothing is published yet. */
export const emptyAssets: Site['assets'] = {
  core: '',
  items: [],
  itemsBytes: 0,
  labels: '',
  letters: '',
  openLines: '',
  initials: '',
  cube: [],
  cubeBytes: 0,
  whatIf: '',
  engine: '',
  worker: '',
  answers: {},
  rows: {},
};

/** What all of them give; where one fails, only when the others have ended too. */
async function allDone<T extends readonly Promise<unknown>[]>(
  promises: readonly [...T],
): Promise<{ -readonly [K in keyof T]: Awaited<T[K]> }> {
  await Promise.allSettled(promises);
  return Promise.all(promises);
}

/** The report over a connection of its own, so that its statements do not wait for others. */
async function connected<T>(
  report: OpenReport,
  body: (report: OpenReport) => Promise<T>,
): Promise<T> {
  const engine = await report.engine.connect();
  try {
    return await body({ ...report, engine, ask: createAsk(engine, report) });
  } finally {
    await engine.close();
  }
}

const packItems = (report: OpenReport, dir: string): Promise<PackFiles> =>
  connected(report, async ({ engine, params }) =>
    writePack(engine, dir, await contentHash(engine, params.reportCurrency !== null)),
  );

/** Leaves what the reader's own assumptions are worked out from. */
const packOpenBook = (report: OpenReport, assets: string): Promise<string> =>
  connected(report, async ({ engine, asOf }) => {
    const book = await readWhatIfBook(engine, asOf);
    return writePacked(assets, 'what-if', new TextEncoder().encode(JSON.stringify(book)));
  });

/** Up to so many items there are such files: answers by month and customer are in memory at a time. */
const MAX_ITEMS_OF_PEOPLE = 2_000_000;

/** Leaves what the pages of one customer and of one rep ask; undefined: the book is too large, the cube and the engine answer. */
const packPeople = (
  report: OpenReport,
  parts: Uint8Array[],
  site: Site,
  assets: string,
): Promise<Site['assets']['people']> =>
  connected(report, async (own) => {
    const [items] = await own.engine.query('select count(*)::integer as n from fct_item');
    if (Number(items!.n) > MAX_ITEMS_OF_PEOPLE) return;
    if (!isShown('customer', site) || !isShown('rep', site)) return;
    const ask = cubeFirstAsk(parts, own);
    const customer = await writePersonFiles('customer', own, ask, site, assets);
    return { customer, rep: await writePersonFiles('rep', own, ask, site, assets) };
  });

/** What changed since the last snapshot, and all that the data page shows; leaves the snapshot of this build. */
const compare = (
  report: SiteReport,
  workDir: string,
  lastSnapshot: string,
): Promise<{ changes: BuildChanges | null; data: DataReport }> =>
  connected(report, async (own) => {
    const note = await takeSnapshot(own);
    note.forecasts = await rememberForecasts(own, report.earlierForecasts, todayHere());
    const changes = await compareBuilds(own.engine, note, lastSnapshot);
    await writeSnapshot(own.engine, note, join(workDir, SNAPSHOT));
    const data = await readDataReport(own.engine, own.imported, changes);
    return { changes, data };
  });
