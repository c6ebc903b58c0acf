/** The whole site from a folder of exports, put in place only when every step went well. */

import { cpSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Progress } from '../contract/progress.ts';
import { makeOwnFolder, removeOwnFolder } from '../engine/own-folder.ts';
import { text } from '../i18n/locale.ts';
import { compressSite } from '../site/compress.ts';
import { finishSite } from '../site/finish.ts';
import { drawInProcess } from './draw-in-process.ts';
import { OutError } from './errors.ts';
import { outProblem, realPlace } from './out-folder.ts';
import { placeSite, recoverSite } from './place-site.ts';
import { prepareInProcess } from './prepare-in-process.ts';
import type { Prepared } from './prepare-site.ts';
import { ROOT } from './root.ts';
import { placeSnapshot, SNAPSHOT, snapshotPath } from './snapshot-file.ts';

export interface BuildOptions {
  data: string;
  out: string;
  asOf?: string;
  progress?: Progress;
}

export interface Build extends Prepared {
  out: string;
}

export interface BuildResult extends Build {
  seconds: number;
  /** Most resident memory that its processes took at a time, in bytes. */
  peakBytes: number;
}

/**
 * Builds into a new folder and puts the site into `out` at the end; on any error `out` stays as it was. Reading and
 * drawing are processes of their own, so that neither carries the other's memory. Throws OutError, ReportedFailure where
 * the exports or what was made of them are at fault, and plain errors of the page build.
 */
export async function buildSite(options: BuildOptions): Promise<BuildResult> {
  const started = performance.now();
  const ownPeak = (): number => process.resourceUsage().maxRSS * 1024;
  const peaks: number[] = [];
  const build = await publishSite(
    options.out,
    async (workDir) => {
      const { prepared, peakBytes } = await prepareInProcess(options, workDir);
      peaks.push(ownPeak() + peakBytes);
      return prepared;
    },
    async (workDir, pages) => {
      peaks.push((await drawInProcess(workDir, pages)) + ownPeak());
    },
    options,
  );
  const seconds = (performance.now() - started) / 1000;
  return { ...build, seconds, peakBytes: Math.max(ownPeak(), ...peaks) };
}

/**
 * Puts a site together in a new folder and then into `out`, where links are followed. `prepare` leaves in its folder
 * what pages are drawn from, and in `assets` there what is published as it is; `draw` draws the pages from it, with
 * their scripts and styles. `data` is the folder of the exports, which must lie elsewhere. Seen from this machine only (`isLocal`), the site gets no compressed files.
 */
export async function publishSite(
  outDir: string,
  prepare: (workDir: string) => Promise<Prepared>,
  draw: (workDir: string, pages: string) => Promise<void>,
  {
    data,
    progress,
    isLocal = false,
  }: { data?: string; progress?: Progress; isLocal?: boolean } = {},
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
    const pages = join(workDir, 'site');
    await draw(workDir, pages);
    cpSync(join(workDir, 'assets'), pages, { recursive: true });
    finishSite(pages);
    if (!isLocal) await compressSite(pages);
    const snapshot = placeSnapshot(join(workDir, SNAPSHOT), snapshotPath(out));
    try {
      await placeSite(pages, place);
      snapshot.commit();
    } finally {
      snapshot.discard();
    }
    progress?.done();
    return { out, ...prepared };
  } finally {
    removeOwnFolder(workDir);
  }
}
