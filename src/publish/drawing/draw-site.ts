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
  /** Where pages are left for later builds. */
  store?: string;
}

/** Leaves in `outDir` a site that is fit for any host. Throws a SiteError that lists what must not be published. */
export async function drawSite(options: DrawSiteOptions): Promise<void> {
  const { workDir, outDir, code, pool, isLocal = false, store = STORE } = options;
  const isWanted = (path: string): boolean => !(isLocal && /\.(?:br|gz)$/.test(path));
  cpSync(join(code.dir, SITE), outDir, { recursive: true, filter: isWanted });
  cpSync(join(workDir, 'assets'), outDir, { recursive: true });
  const pages = readPageList(workDir);
  const keys = pageKeys(workDir, pages, code.key);
  const missing = pages.filter(({ path }) => {
    const stored = takePage(store, keys.get(path)!);
    if (stored) placePage(join(outDir, pageFile(path)), stored, isLocal);
    return stored === null;
  });
  const answers = await Promise.all(
    missing.map(({ path }) => pool.run({ draw: path, workDir, outDir })),
  );
  const problems = answers.flatMap(({ problems }) => problems ?? []);
  if (problems.length > 0) throw new SiteError(problems.join('\n'));
  if (isLocal) return;
  const keyOf = new Map(missing.map(({ path }) => [pageFile(path), keys.get(path)!]));
  await Promise.all(
    textFiles(outDir).map((file) =>
      pool.run({ compress: join(outDir, file), key: keyOf.get(file) ?? null, store }),
    ),
  );
  sweepPages(store);
}

function placePage(place: string, { content, copies }: Compressed, isLocal: boolean): void {
  mkdirSync(dirname(place), { recursive: true });
  writeFileSync(place, content);
  if (copies === null || isLocal) return;
  writeFileSync(`${place}.br`, copies.br);
  writeFileSync(`${place}.gz`, copies.gz);
}
