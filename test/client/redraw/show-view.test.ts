/** What is shown when the reader chooses a view, when it fails, and when he has gone on meanwhile. */
import { parseHTML } from 'linkedom';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { CubeStart } from '../../../src/client/answer/start-cube.ts';
import type { Redraw } from '../../../src/client/redraw/redraw.ts';
import { createViewShower } from '../../../src/client/redraw/show-view.ts';
import { beginTurn, startSession } from '../../../src/client/session.ts';
import type { Status } from '../../../src/client/status.ts';
import { readView, writeView } from '../../../src/view/address.ts';
import { site } from '../site.ts';

const root = new URL('http://localhost/report/');
const address = new URL('en/aging/', root);
const view = (query: string) => readView(new URLSearchParams(query), site);
const settle = () => new Promise((resolve) => setTimeout(resolve));

let pushed: string[] = [];
beforeEach(() => {
  pushed = [];
  vi.stubGlobal('document', parseHTML('<html><body></body></html>').document);
  vi.stubGlobal('location', { href: address.href });
  vi.stubGlobal('history', { pushState: (_: unknown, __: string, to: string) => pushed.push(to) });
});
afterEach(() => vi.unstubAllGlobals());

/** A page whose views named in `failing` cannot be drawn. */
function open(failing: string[] = []) {
  const session = startSession({ id: 'aging', locale: 'en', root, site, named: null }, address);
  const shown: string[] = [];
  /** Views that were said not to be worked out. */
  const unanswered: string[] = [];
  const failures: { error: unknown; retry: () => void }[] = [];
  let drawn = 0;
  let wait: Promise<unknown> | undefined;
  const redraw = {
    async show(_, wanted) {
      const query = writeView(wanted, site).toString();
      await wait;
      if (failing.includes(query)) throw new Error(`cannot show ${query}`);
      shown.push(query);
    },
    async showUnanswered(_, wanted) {
      unanswered.push(writeView(wanted, site).toString());
    },
  } as Partial<Redraw> as Redraw;
  const status = {
    clear: () => {},
    failed: (error: unknown, retry: () => void) => void failures.push({ error, retry }),
  } as Partial<Status> as Status;
  const shower = createViewShower(session, {
    redraw,
    cube: { isStarted: () => false } as Partial<CubeStart> as CubeStart,
    askFor: () => () => Promise.reject(new Error('nobody asks here')),
    rows: { askFor: () => () => Promise.reject(new Error('nor here')), load: () => {} },
    status,
    carry: () => {},
    onChosen: () => {},
    onShown: () => drawn++,
    leave: () => {},
  });
  const slow = (until: Promise<unknown>): void => {
    wait = until;
  };
  return { session, shower, shown, unanswered, failures, slow, drawn: () => drawn };
}

test('a chosen view is shown and stands in the address', async () => {
  const { session, shower, shown, drawn } = open();
  shower.choose(view('rep=R01'));
  await settle();
  expect(pushed).toEqual(['/report/en/aging/?rep=R01']);
  expect(shown).toEqual(['rep=R01']);
  expect(drawn()).toBe(1);
  expect(session.view).toEqual(view('rep=R01'));
});

test('what is assumed stays in the address', async () => {
  const { shower } = open();
  Object.assign(location, { href: `${address.href}?if_slip=14` });
  shower.choose(view('rep=R01'));
  await settle();
  expect(pushed).toEqual(['/report/en/aging/?rep=R01&if_slip=14']);
});

test('a view that the address has already makes no entry of the history', async () => {
  const { shower, shown } = open();
  shower.choose(view(''));
  await settle();
  expect(pushed).toEqual([]);
  expect(shown).toEqual(['']);
});

test('what cannot be shown leaves the last view that could, and may be tried again', async () => {
  const failing = ['rep=R02'];
  const { session, shower, shown, unanswered, failures } = open(failing);
  shower.choose(view('rep=R01'));
  await settle();
  shower.choose(view('rep=R02'));
  await settle();
  expect(shown).toEqual(['rep=R01', 'rep=R01']);
  expect(unanswered).toEqual([]);
  expect(session.view).toEqual(view('rep=R01'));
  expect(failures).toHaveLength(1);
  failing.pop();
  failures[0]!.retry();
  await settle();
  expect(shown.at(-1)).toBe('rep=R02');
});

test('where the last view cannot be shown any more either, the default one is', async () => {
  const failing: string[] = [];
  const { session, shower, shown, unanswered } = open(failing);
  shower.choose(view('rep=R01'));
  await settle();
  failing.push('rep=R01', 'rep=R02');
  shower.choose(view('rep=R02'));
  await settle();
  expect(shown).toEqual(['rep=R01', '']);
  // the page of one person says that it is not nobody who was asked about
  expect(unanswered).toEqual(['rep=R02']);
  expect(session.view).toEqual(view(''));
});

test('who has gone on meanwhile hears nothing of what failed', async () => {
  const { session, shower, shown, failures, slow, drawn } = open(['rep=R01']);
  let release = (): void => {};
  slow(new Promise<void>((resolve) => (release = resolve)));
  shower.choose(view('rep=R01'));
  beginTurn(session, true);
  release();
  await settle();
  expect([shown, failures, drawn()]).toEqual([[], [], 0]);
});
