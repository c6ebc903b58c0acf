/** The site that a single file is made of, in a folder of its own: the whole report, or one audience's part. */
import { join } from 'node:path';
import type { Progress } from '../../contract/progress.ts';
import { type Locale, text } from '../../i18n/locale.ts';
import { checkLeaks, drawOpening, programFiles } from '../audience/draw-audiences.ts';
import { audienceDir } from '../audience/prepare-audiences.ts';
import { drawSite } from '../drawing/draw-site.ts';
import { drawingPool } from '../drawing/drawing-pool.ts';
import { pageCode, SITE } from '../drawing/page-code.ts';
import { prepareInProcess } from '../prepare-in-process.ts';
import type { WantedPart } from './wanted-part.ts';

export interface SiteOptions {
  data: string;
  asOf?: string;
  locale?: Locale;
  progress?: Progress;
}

export interface SiteFolder {
  /** The site. */
  folder: string;
  workDir: string;
  asOf: string;
  /** The page that opens links; '' where nothing is sealed. */
  opening: string;
}

/** Throws ReportedFailure where a part in clear holds what is not its own. */
export async function siteFolder(
  { data, asOf, locale, progress }: SiteOptions,
  { audience, sealing }: WantedPart,
  workDir: string,
): Promise<SiteFolder> {
  const own = audience ? audienceDir(workDir, audience.id) : workDir;
  const out = join(workDir, 'site');
  const folder = join(out, audience?.id ?? 'whole');
  const making = pageCode();
  const isDivided = audience !== null;
  const preparing = { data, out, asOf, locale, isDivided, audience: audience?.id, progress };
  const [{ prepared }, code] = await Promise.all([
    prepareInProcess(preparing, workDir),
    making.code,
  ]).catch((error) => {
    making.stop();
    throw error;
  });
  progress?.start(text('drawing the pages', '绘制页面'));
  const pool = drawingPool(code.dir);
  try {
    await drawSite({ workDir: own, outDir: folder, code, pool, isLocal: true });
    const opening = sealing ? (await drawOpening(workDir, pool)).get('en/index.html')! : '';
    await pool.close();
    if (audience && !sealing)
      checkLeaks([{ id: audience.id, sealed: false }], {
        workDir,
        outDir: out,
        own: programFiles(join(code.dir, SITE), join(own, 'assets')),
      });
    progress?.done();
    return { folder, workDir, asOf: prepared.asOf, opening: opening.toString() };
  } finally {
    pool.stop();
  }
}
