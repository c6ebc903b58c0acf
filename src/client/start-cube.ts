/** Fetches the cube once: right after paint, or at once where the address asks for other figures. */
import type { Answer, Question } from '../metrics/types.ts';
import type { Site } from '../report/types.ts';

export type AskCube = (question: Question) => Answer | null;

/** Loads and opens the cube on the first call; fails for good where it cannot be had. */
export function cubeStart(site: Site, root: URL): () => Promise<AskCube> {
  let running: Promise<AskCube> | undefined;
  const run = async (): Promise<AskCube> => {
    const [bytes, { cubeAnswers, openCube }] = await Promise.all([
      fetchCube(new URL(site.assets.cube, root)),
      import('./report.ts'),
    ]);
    return cubeAnswers(openCube(bytes), site);
  };
  return () => {
    running ??= run();
    return running;
  };
}

/** The file's bytes, unpacked whether or not the host did it already. */
async function fetchCube(address: URL): Promise<Uint8Array> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address.pathname}: ${response.status}`);
  const bytes = new Uint8Array(await response.arrayBuffer());
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
