/** The sites of all audiences, put together into the one that is published: sealed ones behind a page that opens links. */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Build, BuildKey } from '../../seal/records.ts';
import { type DrawSiteOptions, drawSite, ENGINE } from '../drawing/draw-site.ts';
import { listOpening, OPENING } from '../drawing/list-pages.ts';
import { SITE } from '../drawing/page-code.ts';
import { pageFile, readPageList } from '../drawing/page-list.ts';
import { ReportedFailure } from '../errors.ts';
import type { PreparedAudience } from '../prepare-site.ts';
import { writeServiceWorker } from '../service-worker.ts';
import { finishBuild, linksTo, startBuild } from '../share/keys.ts';
import {
  endedLinks,
  type LinkToSeal,
  type SealSiteOptions,
  sealLinks,
  sealSite,
} from '../share/seal-site.ts';
import { filesIn, SEALED } from '../site-files.ts';
import { findLeaks, leakText, type PublishedSite } from './find-leaks.ts';
import { audienceDir, FOREIGN, NAMES } from './prepare-audiences.ts';
import type { Sealing } from './sealing.ts';

/**
 * Draws each audience's site from its working folder, as they come, and seals it while the next one is drawn. One in clear
 * lies in a folder of its own name.
 */
export async function drawAudiences(
  parts: Iterable<PreparedAudience> | AsyncIterable<PreparedAudience>,
  { workDir, outDir, code, pool }: DrawSiteOptions,
  { keys, say }: Sealing,
): Promise<void> {
  const prepared: PreparedAudience[] = [];
  const drawn: DrawnSites = { links: [], audiences: {} };
  let build: Build | null = null;
  let sealing: Promise<void> = Promise.resolve();
  for await (const audience of parts) {
    // they may have changed since the keys were read: a part that is to be sealed is never published otherwise
    if (!keys && audience.sealed) throw new ReportedFailure(say('noKeys'));
    build ??= keys && startBuild(keys);
    mkdirSync(outDir, { recursive: true });
    prepared.push(audience);
    const own = audienceDir(workDir, audience.id);
    const folder = join(own, 'site');
    await drawSite({ workDir: own, outDir: folder, code, pool, isSealed: audience.sealed });
    if (!audience.sealed || !build) {
      writeServiceWorker(folder);
      renameSync(folder, join(outDir, audience.id));
      continue;
    }
    const options = {
      folder,
      files: (path: string) => !isRoot(path),
      out: outDir,
      audience,
      pages: readPageList(own).map(({ path }) => path),
      build,
      links: linksTo(keys, audience.id, say),
    };
    sealing = sealing.then(() => sealPart(options, drawn));
    sealing.catch(() => {}); // awaited below
  }
  await sealing;
  const own = programFiles(
    join(code.dir, SITE),
    join(audienceDir(workDir, prepared[0]!.id), 'assets'),
  );
  if (!keys || !build) return checkLeaks(prepared, { workDir, outDir, own });
  for (const [file, page] of await drawOpening(workDir, pool)) own.set(file, page);
  for (const [file, content] of own) place(join(outDir, file), content);
  const { links, audiences } = drawn;
  links.push(...endedLinks(keys.people));
  const written = await sealLinks({ out: outDir, build, links });
  own.set(...writeServiceWorker(outDir, (file) => own.has(file) || file.startsWith(`${SEALED}/`)));
  checkLeaks(prepared, { workDir, outDir, own });
  finishBuild(keys, { build, audiences, ...written });
}

/** What opens the sites that are sealed. */
interface DrawnSites {
  links: LinkToSeal[];
  audiences: Record<string, BuildKey>;
}

async function sealPart(options: SealSiteOptions, { links, audiences }: DrawnSites): Promise<void> {
  const sealed = await sealSite(options);
  links.push(...sealed.links);
  audiences[options.audience.id] = sealed.key;
}

/** It leads to the first language, and names the company. */
const isRoot = (path: string): boolean => path === 'index.html';

/** The page that opens links, at the address of every page that any report may have: which ones there are, nobody sees. */
export async function drawOpening(
  workDir: string,
  pool: DrawSiteOptions['pool'],
): Promise<Map<string, Buffer>> {
  const own = join(workDir, 'opening');
  mkdirSync(own, { recursive: true });
  const paths = listOpening(own);
  const { html } = await pool.run({ draw: OPENING, workDir: own, outDir: null });
  const pages = new Map<string, Buffer>();
  for (const path of paths) {
    const way = '../'.repeat(path.split('/').length - 2);
    pages.set(pageFile(path), Buffer.from(html.replaceAll('"../', `"${way}`)));
  }
  return pages;
}

function place(path: string, content: Buffer): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}

/** What the program brings, whatever the data is: its scripts and styles, and the engine. */
export const programFiles = (product: string, assets: string): Map<string, Buffer> =>
  new Map([
    ...filesIn(product).map((file) => [file, readFileSync(join(product, file))] as const),
    ...filesIn(join(assets, ENGINE)).map(
      (file) => [`${ENGINE}/${file}`, readFileSync(join(assets, ENGINE, file))] as const,
    ),
  ]);

export const readTexts = (path: string): string[] => JSON.parse(readFileSync(path, 'utf8'));

/** Throws a SiteError that names each file: then nothing is published. */
export function checkLeaks(
  prepared: Pick<PreparedAudience, 'id' | 'sealed'>[],
  { workDir, outDir, own }: { workDir: string; outDir: string; own: PublishedSite['own'] },
): void {
  const inClear = prepared.filter(({ sealed }) => !sealed);
  const leaks = findLeaks({
    folder: outDir,
    own,
    secrets: readTexts(join(workDir, NAMES)),
    foreign: new Map(
      inClear.map(({ id }) => [id, readTexts(join(audienceDir(workDir, id), FOREIGN))]),
    ),
  });
  if (leaks.length > 0) throw new ReportedFailure(leakText(leaks));
}
