/** On which devices and lines the engine may come before it is needed. */
import { afterEach, expect, test, vi } from 'vitest';
import { device } from '../../../src/client/answer/device.ts';

afterEach(() => vi.unstubAllGlobals());

const deviceOf = (navigator: object, canHover = true) => {
  vi.stubGlobal('navigator', navigator);
  vi.stubGlobal('matchMedia', (query: string) => ({
    matches: query === '(hover: none)' && !canHover,
  }));
  return device();
};

test('a desktop, and a browser that tells nothing', () => {
  expect(deviceOf({}).mayStartEarly).toBe(true);
  const connection = { saveData: false, effectiveType: '4g' };
  const desktop = deviceOf({ connection, deviceMemory: 8, hardwareConcurrency: 8 });
  expect(desktop.mayStartEarly).toBe(true);
  expect(desktop.savesData).toBe(false);
});

test.each([
  ['who saves data', { connection: { saveData: true, effectiveType: '4g' } }],
  ['a slow line', { connection: { saveData: false, effectiveType: '3g' } }],
  ['a line of a mobile network', { connection: { type: 'cellular', effectiveType: '4g' } }],
  ['little memory', { deviceMemory: 2 }],
  ['one core', { hardwareConcurrency: 1 }],
  ['a phone', { userAgentData: { mobile: true } }],
])('not for %s', (_, navigator) => {
  expect(deviceOf(navigator).mayStartEarly).toBe(false);
});

test('not where nothing can hover', () => {
  expect(deviceOf({}, false).mayStartEarly).toBe(false);
});
