/** Draws single pages in this process with code that was bundled before, as Astro's own build draws them. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { BaseApp } from 'astro/app';
import { namedAt } from '../../view/named-view.ts';
import { CODE, STYLES } from './page-code.ts';

/** What Astro's build asks of the code that it has bundled, and tells it before. */
interface BundledApp extends Pick<BaseApp, 'manifest' | 'render'> {
  setInternals(internals: { pagesByKeys: Map<string, unknown> }): void;
  setOptions(options: {
    settings: { scripts: [] };
    logger: { options: { destination: { write(): void } } };
  }): void;
}

/** The HTML of the page at an address, "/en/trend/", from what was prepared in `workDir`. */
export type DrawPage = (workDir: string, path: string) => Promise<string>;

/** `dir` is the folder of a `PageCode`. */
export async function pageDrawer(dir: string): Promise<DrawPage> {
  const code = join(dir, CODE);
  const entry = readdirSync(code).find((file) => file.startsWith('prerender-entry.'));
  const { app }: { app: BundledApp } = await import(pathToFileURL(join(code, entry!)).href);
  app.setInternals({ pagesByKeys: new Map(JSON.parse(readFileSync(join(code, STYLES), 'utf8'))) });
  app.setOptions({
    settings: { scripts: [] },
    logger: { options: { destination: { write() {} } } },
  });
  return async (workDir, path) => {
    // all views are drawn at one address: which ones there are, Astro would remember
    const view = namedAt(path);
    const address = view === null ? path : path.replace(/[^/]+\/$/, '');
    const route = app.manifest.routes.find(({ routeData }) => routeData.pattern.test(address));
    if (!route) throw new Error(`no page ${path}`);
    // pages read the working folder from the environment: Astro has no way to give them anything
    process.env.HUIKUAN_WORK = workDir;
    process.env.HUIKUAN_VIEW = view ?? '';
    const request = new Request(new URL(address, 'http://localhost'));
    const response = await app.render(request, { routeData: route.routeData });
    const html = await response.text();
    if (!response.ok) throw new Error(`${path} was not drawn: ${response.status}`);
    return html;
  };
}
