/** Fetches the cube's first part once: in idle moments or at the first hint of a filter, or at once where the address asks for other figures. */
import type { Cube } from '../../cube/cube.ts';
import { lazyRetry } from '../../engine/lazy-retry.ts';
import type { Answer, Question } from '../../metrics/types.ts';
import type { Site } from '../../view/site.ts';
import { fetchPacked } from './fetch-file.ts';

/** Bytes: of a book with more in its first part the cube comes when the reader is about to filter, not before. */
const MOST_IDLE_BYTES = 150_000;

export interface CubeStart {
  /** Its first part may be fetched for a filter that may never come. */
  mayComeEarly: boolean;
  /** Loads and opens the cube on the first call; what failed is tried again on the next. */
  open(): Promise<(question: Question) => Promise<Answer | null>>;
  /** Whether anybody has wanted it yet. */
  isStarted(): boolean;
  /** Answers without waiting, from the parts that are here; null where others are needed. */
  answerAtOnce(): Promise<(question: Question) => Answer | null>;
  /** The cube itself, and what brings parts of it that are not here yet. */
  opened(): Promise<{ cube: Cube; complete(parts: number[]): Promise<void> }>;
  /** Fetches what filters may need, one part after the other; once. */
  loadRest(): Promise<void>;
}

export function cubeStart(site: Site, root: URL): CubeStart {
  const parts = site.assets.cube.map((path) => lazyRetry(() => fetchPacked(new URL(path, root))));
  const opening = lazyRetry(async () => {
    const [bytes, { cubeFinder, openCube }] = await Promise.all([
      parts[0]!(),
      import('../redraw/redraw-chunk.ts'),
    ]);
    const cube = openCube(bytes);
    return { cube, find: cubeFinder(cube, site) };
  });
  const complete = async (wanted: number[]): Promise<void> => {
    const { cube } = await opening();
    const missing = wanted.filter((number) => !cube.has(number));
    await Promise.all(missing.map(async (number) => cube.add(number, await parts[number]!())));
  };
  return {
    mayComeEarly: site.assets.cubeBytes <= MOST_IDLE_BYTES,
    async open() {
      const { find } = await opening();
      return async (question) => {
        const found = find(question);
        if (!found) return null;
        const isThere = await complete(found.parts).then(
          () => true,
          () => false,
        );
        return isThere ? found.give() : null;
      };
    },
    isStarted: () => opening.started() !== undefined,
    async answerAtOnce() {
      const { cube, find } = await opening();
      return (question) => {
        const found = find(question);
        return found?.parts.every(cube.has) ? found.give() : null;
      };
    },
    opened: async () => ({ cube: (await opening()).cube, complete }),
    loadRest: lazyRetry(async () => {
      await opening();
      for (const number of site.assets.cube.keys()) await complete([number]);
    }),
  };
}
