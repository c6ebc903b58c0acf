/** The whole site from what was prepared: on all cores, and only those pages that no build before has drawn from the same. */
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Compressed, textFiles } from '../../site/compress.ts';
import { SiteError } from '../../site/finish.ts';
import { ROOT } from '../root.ts';
import type { DrawingPool } from './drawing-pool.ts';
import { type PageCode, SITE } from './page-code.ts';
import { pageFile, pageKeys, readPageList } from './page-list.ts';
import { sweepPages, takePage } from './page-store.ts';

const STORE = join(ROOT, '.huikuan', 'pages');

export interface DrawSiteOptions {
  workDir: string;
  /** A new folder. */
  outDir: string;
  code: PageCode;
  pool: DrawingPool;
  /** Seen from this machine only: the site gets no compressed files. */
  isLocal?: boolean;
  /** To be sealed: it gets no compressed files, and what the program brings, which several sites share, stands elsewhere. */
  isSealed?: boolean;
  /** Where pages are left for later builds. */
  store?: string;
  /** The root and the overviews stand in `outDir` with all that they load; the rest waits until it resolves. */
  onOverview?(page: PageReady): Promise<void>;
}

/** Resolves when the page at an address stands, which is drawn before others then; null where there is none, or it does. */
export type PageReady = (path: string) => Promise<void> | null;

/** In a site: the engine, the same in all. */
export const ENGINE = 'engine';

/** What the page that opens links is made of: a report itself has no use for it. */
const OPENING_FILES = /_astro[/\\]open(?:ing)?\./;

/** Leaves in `outDir` a site that is fit for any host. Throws a SiteError that lists what must not be published. */
export async function drawSite(options: DrawSiteOptions): Promise<void> {
  const { workDir, outDir, code, pool, isSealed = false, store = STORE, onOverview } = options;
  const isLocal = options.isLocal || isSealed;
  const isWanted = (path: string): boolean =>
    !OPENING_FILES.test(path) && !(isLocal && /\.(?:br|gz)$/.test(path));
  if (!isSealed) cpSync(join(code.dir, SITE), outDir, { recursive: true, filter: isWanted });
  const assets = join(workDir, 'assets');
  const ofProgram = join(assets, ENGINE);
  cpSync(assets, outDir, {
    recursive: true,
    filter: (path) => !(isSealed && path === ofProgram),
  });
  const pages = readPageList(workDir);
  const keys = pageKeys(workDir, pages, code.key);
  const missing = pages
    .map(({ path }) => path)
    .filter((path) => {
      const stored = takePage(store, keys.get(path)!);
      if (stored) placePage(join(outDir, pageFile(path)), stored, isLocal);
      return stored === null;
    });
  await drawPages(missing, { workDir, outDir, pool, onOverview });
  if (isLocal) return;
  const keyOf = new Map(missing.map((path) => [pageFile(path), keys.get(path)!]));
  await Promise.all(
    textFiles(outDir).map((file) =>
      pool.run({ compress: join(outDir, file), key: keyOf.get(file) ?? null, store }),
    ),
  );
  sweepPages(store);
}

/** The root and the overviews by their addresses, as they are published, from what is in `workDir`. Throws a SiteError. */
export async function drawOverviews(
  pool: DrawingPool,
  workDir: string,
): Promise<Map<string, string>> {
  const paths = readPageList(workDir)
    .map(({ path }) => path)
    .filter(isOverview);
  const drawn = await Promise.all(
    paths.map(async (path): Promise<[string, string]> => {
      const { html, problems } = await pool.run({ draw: path, workDir, outDir: null });
      if (problems !== null) throw new SiteError(problems);
      return [path, html];
    }),
  );
  return new Map(drawn);
}

/** "/" and "/en/" */
const isOverview = (path: string): boolean => path.split('/').length <= 3;

async function drawPages(
  paths: string[],
  {
    workDir,
    outDir,
    pool,
    onOverview,
  }: Pick<DrawSiteOptions, 'workDir' | 'outDir' | 'pool' | 'onOverview'>,
): Promise<void> {
  const problems: string[] = [];
  const coming = new Map<string, Promise<void>>();
  const draw = (path: string, isFirst = false): Promise<void> => {
    const known = coming.get(path);
    if (known) return known;
    const drawn = pool.run({ draw: path, workDir, outDir }, isFirst).then((answer) => {
      if (answer.problems !== null) problems.push(answer.problems);
      coming.delete(path);
      waiting.delete(path);
    });
    coming.set(path, drawn);
    return drawn;
  };
  const waiting = new Set(paths);
  await Promise.all(paths.filter(isOverview).map((path) => draw(path)));
  await onOverview?.((path) => (waiting.has(path) ? draw(path, true) : null));
  // no more at a time than there are processes: a page that is asked for finds the next one free
  const drawNext = async (): Promise<void> => {
    for (const path of waiting) if (!coming.has(path)) await draw(path);
  };
  await Promise.all(Array.from({ length: pool.size }, drawNext));
  await Promise.all(coming.values());
  if (problems.length > 0) throw new SiteError(problems.sort().join('\n'));
}

function placePage(place: string, { content, copies }: Compressed, isLocal: boolean): void {
  mkdirSync(dirname(place), { recursive: true });
  writeFileSync(place, content);
  if (copies === null || isLocal) return;
  writeFileSync(`${place}.br`, copies.br);
  writeFileSync(`${place}.gz`, copies.gz);
}
