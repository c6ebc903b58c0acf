/**
 * The report while its exports change, in one process: the page a reader looks at is drawn first, everything
 * else follows and then stands in the site's folder as a build would have left it.
 */

import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ReadCache } from '../contract/load/read-cache.ts';
import { makeOwnFolder, removeOwnFolder } from '../engine/own-folder.ts';
import { questionKey } from '../metrics/ask/question-key.ts';
import type { Answer, Ask } from '../metrics/types.ts';
import { pagePath } from '../report/page-path.ts';
import { PAGES } from '../report/pages.ts';
import { SiteError } from '../site/finish.ts';
import type { Site } from '../view/site.ts';
import { writeJson } from './asset-files.ts';
import { type Build, publishSite } from './build-site.ts';
import { compareBuilds } from './changes.ts';
import { readDataReport } from './data-report.ts';
import { drawSite } from './drawing/draw-site.ts';
import { type DrawingPool, drawingPool } from './drawing/drawing-pool.ts';
import { type PageCode, pageCode } from './drawing/page-code.ts';
import { OutError } from './errors.ts';
import { firstPages } from './first-pages.ts';
import { noticeOf } from './live-notice.ts';
import type { OpenReport } from './open-report.ts';
import { openForSite, prepareSite } from './prepare-site.ts';
import { ROOT } from './root.ts';
import { takeSnapshot } from './snapshot.ts';
import { snapshotPath } from './snapshot-file.ts';

export interface LiveOptions {
  data: string;
  out: string;
}

interface RefreshOptions {
  /** Addresses of pages that are open, "/en/trend/": drawn first. */
  open: readonly string[];
  /** A page that is open, ready before the rest; the rest waits for it. */
  onPage(path: string, html: string): Promise<void>;
  /** The exports are read: what the page being watched says of rows that are in no figure. */
  onNotice(notice: ReturnType<typeof noticeOf>): void;
  /** Whether the exports have changed again: what is not done is left to the next refresh. */
  isStale(): boolean;
}

export interface LiveReport {
  /** Reads the exports and brings the site's folder up to date. Throws what a build throws, and `Stale`. */
  refresh(options: RefreshOptions): Promise<Build>;
  /**
   * Where the asset is now that a page drawn first has under the address `name`; null if it is none.
   * Such pages are shown before their assets have names.
   */
  assetAddress(name: string): string | null;
  close(): void;
}

/** The exports have changed again. */
export class Stale extends Error {}

/** Below the site's root: addresses of assets that are still being made. */
const PENDING = '-/made';

export function liveReport({ data, out }: LiveOptions): LiveReport {
  // made while the exports are read for the first time
  let making = pageCode();
  making.code.catch(() => {});
  let drawing: { code: PageCode; pool: DrawingPool; languages: string } | undefined;
  let made: unknown;
  const readCache = new ReadCache();

  async function drawFirst(report: OpenReport, options: RefreshOptions): Promise<void> {
    const workDir = makeOwnFolder(join(ROOT, '.huikuan'), 'first');
    try {
      const assets = pendingAssets(made, `${PENDING}/${randomUUID()}`) as Site['assets'];
      const first = await firstPages(report, workDir, assets);
      const all = first.site.locales.flatMap((locale) =>
        PAGES.map((page) => ({ page, path: `/${pagePath(page.id, locale)}` })),
      );
      for (const { page, path } of all.filter((each) => options.open.includes(each.path))) {
        if (page.id === 'data') await answerData(report, workDir);
        await first.answer(page);
        const task = { draw: path, workDir, outDir: null };
        const { html, problems } = await drawing!.pool.run(task).catch(startAnew);
        if (problems !== null) throw new SiteError(problems);
        await options.onPage(path, html);
      }
    } finally {
      removeOwnFolder(workDir);
    }
  }

  /** What is known of the exports: no other page shows it. */
  async function answerData(report: OpenReport, workDir: string): Promise<void> {
    const note = await takeSnapshot(report);
    const changes = await compareBuilds(report.engine, note, snapshotPath(out));
    const data = await readDataReport(report.engine, report.imported, changes);
    writeJson(join(workDir, 'data.json'), data);
  }

  /** What failed to draw is not asked again. */
  function startAnew(error: unknown): never {
    drawing?.pool.stop();
    drawing = undefined;
    throw error;
  }

  return {
    async refresh(options) {
      const opened = await openForSite({ data, out, readCache });
      const report = { ...opened, ask: askedOnce(opened.ask, options.isStale) };
      const languages = opened.settings.languages.join();
      const isWarm = made !== undefined && drawing?.languages === languages;
      try {
        if (options.isStale()) throw new Stale();
        options.onNotice(noticeOf(opened.imported));
        if (isWarm && options.open.length > 0) await drawFirst(report, options);
      } catch (error) {
        await opened.close();
        throw error;
      }
      const draw = async (workDir: string, outDir: string): Promise<void> => {
        if (options.isStale()) throw new Stale();
        // the code that draws remembers which languages there are
        if (drawing?.languages !== languages) {
          drawing?.pool.stop();
          const code = await making.code.catch(() => {
            making = pageCode();
            return making.code;
          });
          drawing = { code, pool: drawingPool(code.dir), languages };
        }
        await drawSite({ workDir, outDir, ...drawing, isLocal: true }).catch(startAnew);
        made = (JSON.parse(readFileSync(join(workDir, 'site.json'), 'utf8')) as Site).assets;
      };
      const prepare = (workDir: string) => prepareSite(report, out, workDir);
      return publishSite(out, prepare, draw, { data }).catch(async (error) => {
        if (error instanceof OutError) await opened.close();
        throw error;
      });
    },
    assetAddress(name) {
      if (!name.startsWith(`${PENDING}/`)) return null;
      const keys = name.slice(PENDING.length + 1).split('/');
      let at = made;
      for (const key of keys.slice(1)) at = (at as Record<string, unknown> | undefined)?.[key];
      return typeof at === 'string' ? at : null;
    },
    close() {
      making.stop();
      drawing?.pool.stop();
      readCache.close();
    },
  };
}

/** The assets of the build before under addresses that wait for the new ones. The engine stays as it is. */
function pendingAssets(assets: unknown, address: string): unknown {
  if (typeof assets === 'string') return assets.startsWith('engine/') ? assets : address;
  if (Array.isArray(assets))
    return assets.map((value, i) => pendingAssets(value, `${address}/${i}`));
  if (typeof assets !== 'object' || assets === null) return assets;
  return Object.fromEntries(
    Object.entries(assets).map(([key, value]) => [key, pendingAssets(value, `${address}/${key}`)]),
  );
}

/** Asks every question once. */
function askedOnce(ask: Ask, isStale: () => boolean): Ask {
  const known = new Map<string, Promise<Answer>>();
  return async (question) => {
    if (isStale()) throw new Stale();
    const key = questionKey(question);
    const answer = known.get(key) ?? ask(question);
    known.set(key, answer);
    return answer;
  };
}
