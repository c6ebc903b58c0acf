/** What a device knows of the builds it has opened. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { buildName, newerSeen } from '../../../src/client/sealed/seen-build.ts';

const SITE = '/report/';
const build = (number: number, day: string) => ({ number, at: `2026-11-${day}T08:15:00.000Z` });

beforeEach(() => {
  const stored = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (name: string) => stored.get(name) ?? null,
    setItem: (name: string, value: string) => stored.set(name, value),
  });
});
afterEach(() => vi.unstubAllGlobals());

test('an older build than one that was opened here is known; a newer and the same are not', () => {
  expect(newerSeen(SITE, build(7, '20'))).toBeNull();
  expect(newerSeen(SITE, build(7, '20'))).toBeNull();
  expect(newerSeen(SITE, build(6, '19'))).toEqual(build(7, '20'));
  // the older one is not taken for the newest
  expect(newerSeen(SITE, build(6, '19'))).toEqual(build(7, '20'));
  expect(newerSeen(SITE, build(8, '21'))).toBeNull();
  expect(newerSeen(SITE, build(7, '20'))).toEqual(build(8, '21'));
});

test('another site, and a project that counts anew, are no older build', () => {
  newerSeen(SITE, build(7, '20'));
  expect(newerSeen('/other/', build(1, '01'))).toBeNull();
  expect(newerSeen(SITE, build(1, '25'))).toBeNull();
});

test('a builder whose clock is set back by a year makes no older build', () => {
  newerSeen(SITE, { number: 7, at: '2027-11-20T08:15:00.000Z' });
  expect(newerSeen(SITE, build(8, '21'))).toBeNull();
});

test('where nothing may be stored, or something else is, nothing is said', () => {
  localStorage.setItem(`huikuan-build ${SITE}`, '{"number":"x"');
  expect(newerSeen(SITE, build(2, '02'))).toBeNull();
  vi.stubGlobal('localStorage', undefined);
  expect(newerSeen(SITE, build(1, '01'))).toBeNull();
});

test('a build is named by its number and instant, whatever the clock here says', () => {
  expect(buildName(build(7, '20'))).toBe('7 (2026-11-20 08:15 UTC)');
});
