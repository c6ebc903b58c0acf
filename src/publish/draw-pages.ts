/** Astro draws the pages. Its bundle can be reused to draw them again from other answers, which saves bundling. */

import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type AstroPrerenderer, build as astroBuild } from 'astro';
import { makeOwnFolder, removeOwnFolder } from '../engine/own-folder.ts';
import { ROOT } from './root.ts';

/** Draws every page from the files in `workDir` into `outDir`, with their scripts and styles. */
export async function drawPages(workDir: string, outDir: string): Promise<void> {
  await buildPages(workDir, outDir);
}

/** The pages' own code, bundled once; scripts and styles do not depend on the data. */
export interface WarmPages {
  /** The same as `drawPages`. */
  draw(workDir: string, outDir: string): Promise<void>;
  /** One page as HTML; `path` is its address, "/en/trend/". */
  page(workDir: string, path: string): Promise<string>;
  close(): void;
}

/** Draws as `drawPages` does and returns what draws again. */
export async function warmPages(workDir: string, outDir: string): Promise<WarmPages> {
  const bundleDir = makeOwnFolder(join(ROOT, '.huikuan'), 'warm');
  const prerenderer = await buildPages(workDir, outDir);
  cpSync(outDir, bundleDir, { recursive: true, filter: (path) => !path.endsWith('.html') });
  const routes = await prerenderer.getStaticPaths();
  const routeOf = (path: string) =>
    routes.find(({ pathname }) => slashed(pathname) === path)?.route;
  const page = (from: string, path: string): Promise<string> =>
    withWorkDir(from, async () => {
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
      cpSync(bundleDir, to, { recursive: true });
      for (const { pathname } of routes) {
        const path = slashed(pathname);
        const file = join(to, path, 'index.html');
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, await page(from, path));
      }
    },
    close: () => removeOwnFolder(bundleDir),
  };
}

const slashed = (path: string): string => `/${path}/`.replace(/\/+/g, '/');

/** Runs Astro's build into `outDir`; returns the prerenderer, which Astro gives away only during one. */
async function buildPages(workDir: string, outDir: string): Promise<AstroPrerenderer> {
  let prerenderer: AstroPrerenderer | undefined;
  await withWorkDir(workDir, () =>
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
                prerenderer = own;
                return own;
              }),
          },
        },
      ],
    }),
  );
  return prerenderer!;
}

/** Pages read the working folder from the environment: Astro has no way to give them anything. */
async function withWorkDir<T>(workDir: string, body: () => Promise<T>): Promise<T> {
  const before = process.env.HUIKUAN_WORK;
  process.env.HUIKUAN_WORK = workDir;
  try {
    return await body();
  } finally {
    if (before === undefined) delete process.env.HUIKUAN_WORK;
    else process.env.HUIKUAN_WORK = before;
  }
}
