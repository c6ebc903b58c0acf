/** The process that draws the pages: `node draw-process.ts WORK OUT`. */

import { exitWithParent, sendDone, sendToParent } from './child-process.ts';
import { drawPages } from './draw-pages.ts';
import { systemFailure } from './terminal/system-failure.ts';

const [workDir, outDir] = process.argv.slice(2);
exitWithParent();
try {
  await drawPages(workDir!, outDir!);
} catch (error) {
  const failure = systemFailure(error);
  if (failure === null) throw error;
  sendToParent({ failure });
}
sendDone();
