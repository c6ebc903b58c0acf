/** Answers days inside months from the cube and a running engine, which gives the cube what such a day changes. */
import { lazyRetry } from '../../engine/lazy-retry.ts';
import type { Answer, Question } from '../../metrics/types.ts';
import type { Site } from '../../view/site.ts';
import type { CubeStart } from './start-cube.ts';
import type { EngineStart } from './start-engine.ts';

/** Fails where one of the two cannot be had; another call tries again. */
export function dayStart(
  site: Site,
  cube: CubeStart,
  engine: EngineStart,
): () => Promise<(question: Question) => Promise<Answer | null>> {
  return lazyRetry(async () => {
    const [cubeParts, running, { createDayAsk }] = await Promise.all([
      cube.opened(),
      engine.open(),
      import('../../cube/ask-days.ts'),
    ]);
    return createDayAsk({ engine: running, context: site, ...cubeParts });
  });
}
