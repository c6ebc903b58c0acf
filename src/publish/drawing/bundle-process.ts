/** The process that bundles the pages' code with Astro: `node bundle-process.ts DIR`. */
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type AstroIntegration, build } from 'astro';
import { compressFile, textFiles } from '../../site/compress.ts';
import { finishSite } from '../../site/finish.ts';
import { exitWithParent, sendDone } from '../child-process.ts';
import { ROOT } from '../root.ts';
import { drawingCode } from './drawing-code.ts';
import { CODE, SITE, STYLES } from './page-code.ts';

const [dir] = process.argv.slice(2) as [string];
const site = join(dir, SITE);
const code = join(dir, CODE);
exitWithParent();

type Setup = NonNullable<AstroIntegration['hooks']['astro:build:setup']>;
/** Filled while the bundler runs. */
let pages: Parameters<Setup>[0]['pages'] | undefined;
await build({
  root: ROOT,
  outDir: site,
  logLevel: 'error',
  vite: { plugins: [drawingCode()] },
  integrations: [
    {
      name: 'keep-page-code',
      hooks: {
        'astro:build:setup': (setup) => {
          pages = setup.pages;
        },
        // no page is drawn here: Astro's code for that is all that is wanted
        'astro:build:start': ({ setPrerenderer }) =>
          setPrerenderer(({ render }) => ({
            name: 'later',
            setup: async () => cpSync(join(site, '.prerender'), code, { recursive: true }),
            getStaticPaths: async () => [],
            render,
          })),
      },
    },
  ],
});
mkdirSync(code, { recursive: true });
const styles = [...pages!].map(([key, page]) => [key, { styles: page.styles }]);
writeFileSync(join(code, STYLES), JSON.stringify(styles));
rmSync(join(site, '.prerender'), { recursive: true, force: true });
finishSite(site);
for (const file of textFiles(site)) compressFile(join(site, file));
sendDone();
