/** How the engine's worker starts: with its script from the site, or, in a report that is one file, with what the file holds. */
import { fileThroughDoor } from './site-door.ts';

export interface WorkerStart {
  /** What the worker runs. */
  script: Blob;
  /** Hands it the module; gives the address by which it asks for it, and what frees that address. */
  give(worker: Worker, wasm: Blob): { address: string; free(): void };
}

/** A worker of a page without an origin finds nothing at a `blob:` address: it is sent the module, and finds that where it looks. */
const INSIDE = 'https://report.invalid/engine.wasm';
const WAIT_FOR_MODULE = `{
  const given = new Promise((resolve) => {
    addEventListener('message', function take(event) {
      if (!event.data?.wasm) return;
      event.stopImmediatePropagation();
      removeEventListener('message', take);
      resolve(event.data.wasm);
    });
  });
  const own = fetch;
  globalThis.fetch = (request, init) =>
    (request.url ?? request) === '${INSIDE}'
      ? given.then((wasm) => new Response(wasm, { headers: { 'content-type': 'application/wasm' } }))
      : own(request, init);
}
`;

const scriptOf = (...parts: BlobPart[]): Blob => new Blob(parts, { type: 'text/javascript' });

export async function workerStart(address: string): Promise<WorkerStart> {
  const inside = fileThroughDoor(address);
  if (inside)
    return {
      script: scriptOf(WAIT_FOR_MODULE, await (await inside).blob()),
      give(worker, wasm) {
        worker.postMessage({ wasm });
        return { address: INSIDE, free() {} };
      },
    };
  return {
    script: scriptOf(`importScripts(${JSON.stringify(address)});`),
    give(_, wasm) {
      const url = URL.createObjectURL(new Blob([wasm], { type: 'application/wasm' }));
      return { address: url, free: () => URL.revokeObjectURL(url) };
    },
  };
}
