/** `npm start -- [--data DIR] [--out DIR] [--as-of DATE] [--port N] [--host H]`: builds the site and serves it. */
import { existsSync } from 'node:fs';
import { Command } from 'commander';
import { buildSite, type Onlooker } from '../src/publish/build-site.ts';
import type { PageReady } from '../src/publish/drawing/draw-site.ts';
import { outProblem, realPlace } from '../src/publish/out-folder.ts';
import {
  checkUsage,
  dateProblem,
  EXIT,
  folderProblem,
  parseOptions,
  runCommand,
} from '../src/publish/terminal/command.ts';
import { createProgress } from '../src/publish/terminal/progress.ts';
import { audiencesPath } from '../src/settings/places.ts';
import { type EarlyPages, earlyPages } from '../src/site/early-pages.ts';
import { portProblem, type Serving, serve } from '../src/site/serve.ts';

const WHOLE = '.huikuan/whole';
const command = new Command('npm start --')
  .description('Build the report site from a folder of exports and serve it on this machine.')
  .option('--data <dir>', 'folder of the exports', 'data/exports')
  .option(
    '--out <dir>',
    `folder of the site; default: dist, or ${WHOLE} where audiences.yml divides the report`,
  )
  .option('--as-of <date>', 'as-of date, YYYY-MM-DD')
  .option('--port <number>', 'first port to try; the next free one is taken', '4321')
  .option('--host <address>', 'address to listen on; 0.0.0.0 for the whole network', '127.0.0.1');

interface Options {
  data: string;
  out?: string;
  asOf?: string;
  port: string;
  host: string;
}

await runCommand(command.helpInformation(), async () => {
  const { data, asOf, port, host, ...options } = parseOptions<Options>(command);
  checkUsage(folderProblem(data));
  // the whole report must not lie where its parts are published from
  const out = options.out ?? (existsSync(audiencesPath(data)) ? WHOLE : 'dist');
  checkUsage(dateProblem('--as-of', asOf), outProblem(out, data), portProblem('--port', port));
  let serving: Serving | undefined;
  let early: EarlyPages | undefined;
  let isPlaced: Promise<void> | null = null;
  let endMoving = (): void => {};
  let fill: (ready: PageReady) => void;
  const isFilling = new Promise<PageReady>((resolve) => {
    fill = resolve;
  });
  const onlooker: Onlooker = {
    async come(known, { pages, dir }) {
      console.log(known.problems);
      early = earlyPages(pages);
      serving = await serve(dir, {
        port: Number(port),
        host,
        before: early.before,
        ready: (path) =>
          path.startsWith('/_astro/') ? null : isFilling.then((ready) => ready(path) ?? undefined),
      });
      console.log(`The report as of ${known.asOf}: ${serving.address}`);
    },
    overviewPlaced(pages, ready) {
      const whenReady: PageReady = (path) => isPlaced ?? ready(path);
      serving!.show(pages, whenReady);
      fill(whenReady);
      early!.end();
    },
    moving() {
      isPlaced = new Promise((resolve) => {
        endMoving = resolve;
      });
    },
    placed() {
      serving!.show(realPlace(out));
      endMoving();
    },
  };
  try {
    const { pages, seconds } = await buildSite({
      data,
      out,
      asOf,
      progress: createProgress(),
      onlooker,
    });
    console.log(`All ${pages} pages stand after ${seconds.toFixed(1)} s.`);
    return EXIT.ok;
  } catch (error) {
    await serving?.close();
    throw error;
  }
});
