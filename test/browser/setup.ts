/** Before the browser tests: finds a browser, builds the demo site once, serves it at a root and below a path. */
import { rmSync } from 'node:fs';
import type { TestProject } from 'vitest/node';
import { ensureBrowser } from '../../src/publish/chromium.ts';
import { serve } from '../../src/site/serve.ts';
import { buildInChild, scratchFolder } from './build.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Folder of the built demo site. */
    dir: string;
    /** Its addresses, with a closing slash. */
    address: string;
    subAddress: string;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  ensureBrowser();
  const dir = process.env.HUIKUAN_BROWSER_SITE ?? scratchFolder('browser');
  if (!process.env.HUIKUAN_BROWSER_SITE) await buildInChild('data/exports', dir);
  const root = await serve(dir, { port: 0 });
  const sub = await serve(dir, { port: 0, base: '/finance/ar/' });
  project.provide('dir', dir);
  project.provide('address', root.address);
  project.provide('subAddress', sub.address);
  return async () => {
    await Promise.all([root.close(), sub.close()]);
    if (!process.env.HUIKUAN_BROWSER_SITE) rmSync(dir, { recursive: true, force: true });
  };
}
