/** The service worker of the site, as its pages speak to it. */

/** Milliseconds from one try to reach the host to the next: twice as long each time. */
const FIRST_PAUSE = 15_000;
const LONGEST_PAUSE = 300_000;

/** The host's newest worker, once it is the one that answers this page; rejects where the host does not give it. */
export async function workerOfBuild(root: URL): Promise<ServiceWorker> {
  const { serviceWorker } = navigator;
  const registration = await serviceWorker.register(new URL('sw.js', root), {
    scope: root.pathname,
    updateViaCache: 'none',
  });
  await registration.update();
  const coming = registration.installing ?? registration.waiting;
  while (coming && coming.state !== 'activated' && coming.state !== 'redundant')
    await next(coming, 'statechange');
  const worker = (await serviceWorker.ready).active!;
  while (serviceWorker.controller !== worker) await next(serviceWorker, 'controllerchange');
  return worker;
}

/**
 * That worker as soon as the host gives it, which nothing else on the device can do: neither a copy nor a network's own page is
 * taken for it. A page that nobody sees asks for nothing.
 */
export async function workerOnceBack(root: URL): Promise<ServiceWorker> {
  let pause = FIRST_PAUSE;
  for (;;) {
    const isHinted = await hintOrPause(pause);
    pause = isHinted ? FIRST_PAUSE : Math.min(2 * pause, LONGEST_PAUSE);
    const worker = document.hidden ? null : await workerOfBuild(root).catch(() => null);
    if (worker) return worker;
  }
}

/** Whether something happened in that time after which the host may be there again. */
async function hintOrPause(milliseconds: number): Promise<boolean> {
  const rest = new AbortController();
  const hint = (target: EventTarget, event: string): Promise<unknown> =>
    next(target, event, rest.signal);
  const hints = [hint(window, 'online'), hint(window, 'focus'), hint(document, 'visibilitychange')];
  const first = await Promise.race([wait(milliseconds), ...hints]);
  rest.abort();
  return first !== undefined;
}

const next = (target: EventTarget, event: string, signal?: AbortSignal): Promise<unknown> =>
  new Promise((resolve) => target.addEventListener(event, resolve, { once: true, signal }));

export const wait = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

/** What the worker answers to a question. */
export function said<T>(worker: ServiceWorker, question: object): Promise<T> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => resolve(data);
    worker.postMessage(question, [port2]);
  });
}
