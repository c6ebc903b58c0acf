/** The whole site from a folder of exports, put in place only when every step went well. */

import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Progress } from '../contract/progress.ts';
import { makeOwnFolder, removeOwnFolder } from '../engine/own-folder.ts';
import { text } from '../i18n/locale.ts';
import { audiencesPath } from '../settings/places.ts';
import type { Sealing } from './audience/sealing.ts';
import { drawOverviews, drawSite, type PageReady } from './drawing/draw-site.ts';
import { type DrawingPool, drawingPool } from './drawing/drawing-pool.ts';
import { type PageCode, pageCode, SITE } from './drawing/page-code.ts';
import { OutError } from './errors.ts';
import { outProblem, realPlace } from './out-folder.ts';
import { placeSite, recoverSite } from './place-site.ts';
import { type Overview, prepareInProcess } from './prepare-in-process.ts';
import type { Prepared, PreparedAudience } from './prepare-site.ts';
import { ROOT } from './root.ts';
import { writeServiceWorker } from './service-worker.ts';
import { placeSnapshot, SNAPSHOT, snapshotPath } from './snapshot-file.ts';

export interface BuildOptions {
  data: string;
  out: string;
  asOf?: string;
  /** A folder of reduced shards, which the book is joined from; `data` is then the folder of their settings. */
  reduced?: string;
  /** Whether the report is divided among its audiences, where it has any. */
  isDivided?: boolean;
  progress?: Progress;
  onlooker?: Onlooker;
}

/** Who looks at the site while it is made. */
export interface Onlooker {
  /** The exports are read, and what is `early` can be looked at; all other addresses wait. */
  come(known: Known, early: Early): Promise<void>;
  /** The overview stands in the folder `pages`, with all that it loads; other pages follow, first those it asks for. */
  overviewPlaced(pages: string, ready: PageReady): void;
  /** The whole site moves to its place: for a moment its files are in neither. */
  moving(): void;
  placed(): void;
}

type Known = Pick<Prepared, 'asOf' | 'problems'>;

/** Pages by their addresses, with scripts and styles in `dir`: drawn before the data that they load is made. */
interface Early {
  pages: ReadonlyMap<string, string>;
  dir: string;
}

export interface Build extends Prepared {
  out: string;
}

export interface BuildResult extends Build {
  seconds: number;
  /** Most resident memory that its processes took at a time, in bytes. */
  peakBytes: number;
}

/** Exports up to this size leave memory for what is to draw them, while they are read. */
const SMALL_BYTES = 20e6;

/** Bytes of the files in a folder; 0 where there is none. */
function bytesIn(dir: string): number {
  try {
    return readdirSync(dir, { recursive: true, encoding: 'utf8' }).reduce(
      (sum, file) => sum + statSync(join(dir, file)).size,
      0,
    );
  } catch {
    return 0;
  }
}

/**
 * Builds into a new folder and puts the site into `out` at the end; on any error `out` stays as it was. Reading, bundling
 * and drawing are processes of their own, so that none carries another's memory; what pages are drawn with is made while the
 * exports are read. Throws OutError, ReportedFailure where the exports or what was made of them are at fault, and plain
 * errors of the page build.
 */
export async function buildSite(options: BuildOptions): Promise<BuildResult> {
  const started = performance.now();
  const ownPeak = (): number => process.resourceUsage().maxRSS * 1024;
  const peaks: number[] = [];
  let drawing: { code: PageCode; pool: DrawingPool } | undefined;
  const { onlooker } = options;
  const isSmall = bytesIn(options.reduced ?? options.data) < SMALL_BYTES;
  const comesEarly = onlooker !== undefined && isSmall;
  const sealing = options.isDivided ? await sealingOf(options) : null;
  let ofParts: DrawnParts | undefined;
  const build = await publishSite(
    options.out,
    async (workDir) => {
      const making = pageCode();
      const pool = making.code.then(({ dir }) => (isSmall ? drawingPool(dir) : null));
      const first = comesEarly ? overviewFirst(onlooker, making.code, pool) : null;
      if (sealing && isSmall) ofParts = drawParts(workDir, sealing, making.code, pool);
      const onPart = ofParts?.add;
      const isDivided = sealing !== null;
      const preparing = { ...options, isDivided, onOverview: first?.onOverview, onPart };
      try {
        const [{ prepared, peakBytes }, code, early] = await Promise.all([
          prepareInProcess(preparing, workDir),
          making.code,
          pool,
          first?.come(),
        ]);
        ofParts?.end();
        drawing = { code, pool: early ?? drawingPool(code.dir) };
        const ofDrawing = sealing ? 0 : (early?.idleBytes() ?? 0);
        peaks.push(ownPeak() + peakBytes + code.peakBytes + ofDrawing);
        return prepared;
      } catch (error) {
        making.stop();
        pool.then(
          (early) => early?.stop(),
          () => {},
        );
        await ofParts?.stop(error);
        throw error;
      }
    },
    async (workDir, outDir, prepared) => {
      const { code, pool } = drawing!;
      const onOverview = async (ready: PageReady): Promise<void> => {
        if (!comesEarly) await onlooker?.come(prepared, { pages: new Map(), dir: outDir });
        onlooker?.overviewPlaced(outDir, ready);
      };
      try {
        if (prepared.audiences)
          await (ofParts?.drawn ??
            drawAll(prepared.audiences, { workDir, outDir, code, pool }, sealing!));
        else {
          await drawSite({ workDir, outDir, code, pool, onOverview });
          writeServiceWorker(outDir);
        }
        // parts are drawn while others are prepared
        const before = ofParts ? peaks[0]! : ownPeak();
        peaks.push(before + (await pool.close()));
      } finally {
        pool.stop();
      }
    },
    options,
  );
  const seconds = (performance.now() - started) / 1000;
  return { ...build, seconds, peakBytes: Math.max(ownPeak(), ...peaks) };
}

/** Null where the report is not divided: what seals parts is a large part of the program, and most builds have no use for it. */
async function sealingOf({ data, out }: BuildOptions): Promise<Sealing | null> {
  if (!existsSync(audiencesPath(data))) return null;
  const { sealingFor } = await import('./audience/sealing.ts');
  return sealingFor(data, out);
}

/** Loads what seals them with the first. */
async function drawAll(
  parts: Parameters<DrawAudiences>[0],
  site: Parameters<DrawAudiences>[1],
  sealing: Sealing,
): Promise<void> {
  const { drawAudiences } = await import('./audience/draw-audiences.ts');
  return drawAudiences(parts, site, sealing);
}

type DrawAudiences = typeof import('./audience/draw-audiences.ts')['drawAudiences'];

/** Shows the overview to the onlooker as soon as it can be drawn. */
function overviewFirst(
  onlooker: Onlooker,
  code: Promise<PageCode>,
  pool: Promise<DrawingPool | null>,
): { onOverview: (overview: Overview) => void; come(): Promise<void> } {
  let onOverview!: (overview: Overview) => void;
  const overview = new Promise<Overview>((resolve) => {
    onOverview = resolve;
  });
  return {
    onOverview,
    async come() {
      const [known, { dir }, early] = await Promise.all([overview, code, pool]);
      const pages = await drawOverviews(early!, known.workDir);
      await onlooker.come(known, { pages, dir: join(dir, SITE) });
    },
  };
}

interface DrawnParts {
  add(part: PreparedAudience): void;
  /** All have come. */
  end(): void;
  /** No more will: resolves when nothing is written any more. */
  stop(why: unknown): Promise<void>;
  drawn: Promise<void>;
}

/** Draws the parts of a divided report as they come: each while the next one is prepared. */
function drawParts(
  workDir: string,
  sealing: Sealing,
  making: Promise<PageCode>,
  early: Promise<DrawingPool | null>,
): DrawnParts {
  const { readable, writable } = new TransformStream<PreparedAudience, PreparedAudience>();
  const writer = writable.getWriter();
  const draw = async (): Promise<void> => {
    const [code, pool] = await Promise.all([making, early]);
    const site = { workDir, outDir: pagesIn(workDir), code, pool: pool! };
    await drawAll(readable, site, sealing);
  };
  const drawn = draw();
  // awaited when all have come
  drawn.catch(() => {});
  const unheard = (done: Promise<void>): void => void done.catch(() => {});
  return {
    add: (part) => unheard(writer.write(part)),
    end: () => unheard(writer.close()),
    async stop(why) {
      unheard(writer.abort(why));
      await drawn.catch(() => {});
    },
    drawn,
  };
}

/** In the working folder of a build: the site as it is put together. */
const pagesIn = (workDir: string): string => join(workDir, 'site');

/**
 * Puts a site together in a new folder and then into `out`, where links are followed. `prepare` leaves in its folder
 * what pages are drawn from, and in `assets` there what is published as it is; `draw` makes the site of it. `data` is
 * the folder of the exports, which must lie elsewhere.
 */
export async function publishSite(
  outDir: string,
  prepare: (workDir: string) => Promise<Prepared>,
  draw: (workDir: string, pages: string, prepared: Prepared) => Promise<void>,
  { data, progress, onlooker }: Partial<Omit<BuildOptions, 'out'>> = {},
): Promise<Build> {
  const out = resolve(outDir);
  const blocked = outProblem(out, data);
  if (blocked) throw new OutError(blocked);
  const place = realPlace(out);
  recoverSite(place);
  const workDir = makeOwnFolder(join(ROOT, '.huikuan'), 'build');
  try {
    const prepared = await prepare(workDir);
    progress?.start(text('drawing the pages', '绘制页面'));
    const pages = pagesIn(workDir);
    await draw(workDir, pages, prepared);
    const snapshot = placeSnapshot(join(workDir, SNAPSHOT), snapshotPath(out));
    try {
      onlooker?.moving();
      await placeSite(pages, place);
      snapshot.commit();
      onlooker?.placed();
    } finally {
      snapshot.discard();
    }
    progress?.done();
    return { out, ...prepared };
  } finally {
    removeOwnFolder(workDir);
  }
}
