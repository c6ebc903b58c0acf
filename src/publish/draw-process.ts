/** The process that draws the pages: `node draw-process.ts WORK OUT`. */

import { exitWithParent, sendDone } from './child-process.ts';
import { drawPages } from './draw-pages.ts';

const [workDir, outDir] = process.argv.slice(2);
exitWithParent();
await drawPages(workDir!, outDir!);
sendDone();
