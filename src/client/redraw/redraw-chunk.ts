/** What redraws a page: its blocks and charts, and what warms them up. Fetched after the page has loaded or when a filter is first used. */

export { cubeFinder } from '../../cube/answer.ts';
export { openCube } from '../../cube/cube.ts';
export type { Labels } from '../../format/label.ts';
export { dateLabel } from '../../format/label.ts';
export { renderContext } from '../../report/context.ts';
export { pageById } from '../../report/pages.ts';
export { filterLine, foldedLine } from '../../report/parts/filter-line.ts';
export { unanswered } from '../../report/person/unanswered.ts';
export { answerListed, setKey } from '../../rows/listed-rows.ts';
export { openPersonRange } from '../../rows/person-file.ts';
export { createWarmUp, likelyViews } from './warm-up.ts';
