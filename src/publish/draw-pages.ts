/** Astro draws the pages; kept warm, it draws them again from other answers without bundling anew. */

import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type AstroPrerenderer, build as astroBuild } from 'astro';
import { ROOT } from './root.ts';

/** Draws every page from what stands in `work` into `outDir`, with their scripts and styles. */
export async function drawPages(work: string, outDir: string): Promise<void> {
  await bundle(work, outDir);
}

/** The pages' own code, bundled once; scripts and styles do not depend on the data. */
export interface WarmPages {
  /** The same as `drawPages`. */
  draw(work: string, outDir: string): Promise<void>;
  /** One page as HTML; `path` is its address, "/en/trend/". */
  page(work: string, path: string): Promise<string>;
  close(): void;
}

/** Draws as `drawPages` does and stays warm. */
export async function warmPages(work: string, outDir: string): Promise<WarmPages> {
  const kept = mkdtempSync(join(ROOT, '.huikuan', 'warm-'));
  const prerenderer = await bundle(work, outDir);
  cpSync(outDir, kept, { recursive: true, filter: (path) => !path.endsWith('.html') });
  const routes = await prerenderer.getStaticPaths();
  const routeOf = (path: string) =>
    routes.find(({ pathname }) => slashed(pathname) === path)?.route;
  const page = (from: string, path: string): Promise<string> =>
    inWork(from, async () => {
      const route = routeOf(path);
      if (!route) throw new Error(`no page ${path}`);
      const request = new Request(`http://localhost${path}`);
      const drawn = await prerenderer.render(request, { routeData: route });
      const response = drawn instanceof Response ? drawn : drawn.response;
      const html = await response.text();
      if (!response.ok) throw new Error(`${path} was not drawn: ${response.status}`);
      return html;
    });
  return {
    page,
    async draw(from, to) {
      cpSync(kept, to, { recursive: true });
      for (const { pathname } of routes) {
        const path = slashed(pathname);
        const file = join(to, path, 'index.html');
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, await page(from, path));
      }
    },
    close: () => rmSync(kept, { recursive: true, force: true }),
  };
}

const slashed = (path: string): string => `/${path}/`.replace(/\/+/g, '/');

/** Builds into `outDir`; returns what drew the pages. */
async function bundle(work: string, outDir: string): Promise<AstroPrerenderer> {
  let drawer: AstroPrerenderer | undefined;
  await inWork(work, () =>
    astroBuild({
      root: ROOT,
      outDir,
      logLevel: 'error',
      integrations: [
        {
          name: 'keep-prerenderer',
          hooks: {
            'astro:build:start': ({ setPrerenderer }) =>
              setPrerenderer((own) => {
                drawer = own;
                return own;
              }),
          },
        },
      ],
    }),
  );
  return drawer!;
}

/** Pages read the working folder from the environment: Astro has no way to give them anything. */
async function inWork<T>(work: string, body: () => Promise<T>): Promise<T> {
  const before = process.env.HUIKUAN_WORK;
  process.env.HUIKUAN_WORK = work;
  try {
    return await body();
  } finally {
    if (before === undefined) delete process.env.HUIKUAN_WORK;
    else process.env.HUIKUAN_WORK = before;
  }
}
