/** A page from the device looks for its host with patience, and believes nothing but the host's own worker. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { workerOnceBack } from '../../../src/client/offline/site-worker.ts';

const ROOT = new URL('https://report.example/ar/');
const worker = { state: 'activated' };
let asked: number;
let isThere: boolean;
let page: EventTarget & { hidden: boolean };

beforeEach(() => {
  vi.useFakeTimers();
  asked = 0;
  isThere = false;
  page = Object.assign(new EventTarget(), { hidden: false });
  vi.stubGlobal('window', new EventTarget());
  vi.stubGlobal('document', page);
  const registration = {
    active: worker,
    installing: null,
    waiting: null,
    async update() {
      asked++;
      if (!isThere) throw new TypeError('the script did not come');
    },
  };
  const serviceWorker = {
    controller: worker,
    ready: Promise.resolve(registration),
    register: async () => registration,
  };
  vi.stubGlobal('navigator', { serviceWorker });
});
afterEach(() => vi.useRealTimers());

const minutes = (count: number): Promise<unknown> => vi.advanceTimersByTimeAsync(count * 60_000);

function waiting(): { found: unknown } {
  const outcome: { found: unknown } = { found: null };
  void workerOnceBack(ROOT).then((found) => {
    outcome.found = found;
  });
  return outcome;
}

test('it asks after 15 s, twice as long each time and at last every 5 minutes', async () => {
  const outcome = waiting();
  await minutes(60);
  // at 15, 45, 105, 225 and 465 s, then every 300 s: 465 + 10 × 300 = 3465
  expect(asked).toBe(15);
  expect(outcome.found).toBeNull();
  isThere = true;
  await minutes(5);
  expect(outcome.found).toBe(worker);
  await minutes(60);
  expect(asked).toBe(16);
});

test.each([
  ['a network that is there again', () => window.dispatchEvent(new Event('online'))],
  ['a window that is looked at again', () => window.dispatchEvent(new Event('focus'))],
  ['a page that is looked at again', () => page.dispatchEvent(new Event('visibilitychange'))],
])('%s is asked at once, and only believed when the host answers', async (_, happen) => {
  const outcome = waiting();
  await minutes(0.1);
  happen();
  await minutes(0);
  expect([asked, outcome.found]).toEqual([1, null]);
  // from there on after 15 s again, not after 30
  await minutes(0.25);
  expect([asked, outcome.found]).toEqual([2, null]);
  isThere = true;
  happen();
  await minutes(0);
  expect([asked, outcome.found]).toEqual([3, worker]);
});

test('a page that nobody sees asks for nothing', async () => {
  const outcome = waiting();
  page.hidden = true;
  isThere = true;
  await minutes(60);
  expect([asked, outcome.found]).toEqual([0, null]);
  page.hidden = false;
  page.dispatchEvent(new Event('visibilitychange'));
  await minutes(0);
  expect([asked, outcome.found]).toEqual([1, worker]);
});
