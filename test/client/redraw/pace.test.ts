/** The browser paints between one part of a page and the next where drawing takes long, and only there. */
import { afterEach, expect, test, vi } from 'vitest';
import { createPace } from '../../../src/client/redraw/pace.ts';

afterEach(() => vi.unstubAllGlobals());

/** A page whose clock and frames the test moves. */
function open(hidden = false) {
  let now = 0;
  const frames: (() => void)[] = [];
  vi.stubGlobal('document', { hidden });
  vi.stubGlobal('performance', { now: () => now });
  vi.stubGlobal('requestAnimationFrame', (call: () => void) => frames.push(call));
  const pace = createPace();
  /** Whether it goes on without a frame. */
  const goesOn = (): Promise<boolean> => {
    const work = pace().then(() => true);
    return Promise.race([work, new Promise<boolean>((end) => setTimeout(() => end(false), 5))]);
  };
  const tick = (ms: number) => {
    now += ms;
  };
  const frame = async () => {
    for (const call of frames.splice(0)) call();
    await new Promise((resolve) => setTimeout(resolve));
    await new Promise((resolve) => setTimeout(resolve));
  };
  return { goesOn, tick, frame };
}

test('short work goes on; after long work there is a frame, and the clock starts anew', async () => {
  const { goesOn, tick, frame } = open();
  tick(5);
  expect(await goesOn()).toBe(true);
  tick(5);
  expect(await goesOn()).toBe(false);
  await frame();
  tick(20);
  expect(await goesOn()).toBe(true);
  tick(20);
  expect(await goesOn()).toBe(false);
});

test('a page in the background, which has no frames, is drawn in one go', async () => {
  const { goesOn, tick } = open(true);
  tick(1000);
  expect(await goesOn()).toBe(true);
});
