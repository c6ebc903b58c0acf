/** What redraws any page, what brings the page's own blocks and wordings, and what warms them up. Fetched after the page has loaded or when a filter is first used. */

export { cubeFinder } from '../../cube/answer.ts';
export { openCube } from '../../cube/cube.ts';
export type { Labels } from '../../format/label.ts';
export { dateLabel } from '../../format/label.ts';
export { renderContext } from '../../report/context.ts';
export { filterLine, foldedLine } from '../../report/parts/filter-line.ts';
export { shownViewName } from '../../report/parts/view-name.ts';
export { answerListed, setKey } from '../../rows/listed-rows.ts';
export { openPersonRange } from '../../rows/person-file.ts';
export { loadPage, loadWordings } from './load-page.ts';
export { createPace } from './pace.ts';
export { draw, restoreBlocks, updateBlocks } from './update.ts';
export { createWarmUp, likelyViews } from './warm-up.ts';
