/** The process that draws the pages: `node draw-process.ts WORK OUT`. Says at its end how much memory it took at most. */
import { drawPages } from './draw-pages.ts';

const [work, outDir] = process.argv.slice(2);
await drawPages(work!, outDir!);
process.send?.(process.resourceUsage().maxRSS * 1024, () => process.disconnect());
