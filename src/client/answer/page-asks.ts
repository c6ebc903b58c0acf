/** Who answers a page's questions, in order: the file that a person is in, the cube, what the build has answered for the page, the cube with the engine, the engine. */
import type { Answer, Ask } from '../../metrics/types.ts';
import { answersOf } from '../../report/page-answers.ts';
import type { Site } from '../../view/site.ts';
import { cubeAnswerer, dayAnswerer, engineAnswerer, pageAnswerer, tieredAsk } from './ask.ts';
import { fetchJson } from './fetch-file.ts';
import type { PersonRanges } from './person-ranges.ts';
import type { CubeStart } from './start-cube.ts';
import { dayStart } from './start-days.ts';
import type { EngineStart } from './start-engine.ts';

/** The `ask` of a page by its id; its answers stay cached for the next visit to the page. */
export function createPageAsks(
  site: Site,
  root: URL,
  cube: CubeStart,
  engine: EngineStart,
  people: PersonRanges,
): (pageId: string) => Ask {
  const days = dayStart(site, cube, engine);
  const asks = new Map<string, Ask>();
  const create = (pageId: string): Ask => {
    const address = new URL(site.assets.answers[answersOf(pageId)]!, root);
    return tieredAsk([
      { name: 'person', answer: (question) => people.answer(pageId, question) },
      cubeAnswerer(cube.open),
      pageAnswerer(() => fetchJson<Record<string, Answer>>(address)),
      dayAnswerer(days),
      engineAnswerer(engine.start),
    ]);
  };
  return (pageId) => {
    const ask = asks.get(pageId) ?? create(pageId);
    asks.set(pageId, ask);
    return ask;
  };
}
