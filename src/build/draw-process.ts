/** The process that draws the pages: `node draw-process.ts WORK OUT`. */
import { drawPages } from './draw-pages.ts';
import { endWithRunner, tellDone } from './run-apart.ts';

const [work, outDir] = process.argv.slice(2);
endWithRunner();
await drawPages(work!, outDir!);
tellDone();
