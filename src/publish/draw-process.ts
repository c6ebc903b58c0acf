/** The process that draws the pages: `node draw-process.ts WORK OUT`. */

import { endWithRunner, tellDone } from './child-process.ts';
import { drawPages } from './draw-pages.ts';

const [work, outDir] = process.argv.slice(2);
endWithRunner();
await drawPages(work!, outDir!);
tellDone();
