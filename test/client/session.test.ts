import { parseHTML } from 'linkedom';
import { afterEach, expect, test, vi } from 'vitest';
import { beginTurn, currentTurn, startSession } from '../../src/client/session.ts';
import { site } from './site.ts';

afterEach(() => vi.unstubAllGlobals());

const root = new URL('http://localhost/report/');
const open = (path: string) =>
  startSession({ id: 'aging', locale: 'en', root, site, named: null }, new URL(path, root));

test('a session begins with the view of its address', () => {
  const session = open('en/aging/index.html?rep=R01');
  expect(session.view.filter).toEqual({ rep: 'R01', currency: 'CNY' });
  expect([session.path, session.query]).toEqual(['/report/en/aging/', '?rep=R01']);
});

test('what is begun later makes stale what was begun before', () => {
  const { document } = parseHTML('<html><body></body></html>');
  vi.stubGlobal('document', document);
  const isArriving = () => document.documentElement.hasAttribute('data-arriving');
  const session = open('en/aging/');
  const first = beginTurn(session, false);
  const meanwhile = currentTurn(session);
  expect([first(), meanwhile(), isArriving()]).toEqual([true, true, false]);
  const second = beginTurn(session, true);
  expect([first(), meanwhile(), second(), isArriving()]).toEqual([false, false, true, true]);
  beginTurn(session, false);
  expect([second(), session.isArriving, isArriving()]).toEqual([false, false, false]);
});
