/** What a file that leaves the page says of where it is from. */
import { expect, test } from 'vitest';
import { sourceLine } from '../../../src/client/export/about.ts';
import { translator } from '../../../src/i18n/wordings.ts';
import type { RenderContext } from '../../../src/report/page.ts';
import { site } from '../site.ts';

const lineOf = (audience?: { en: string; zh: string }, person?: string): string =>
  sourceLine('aging', {
    site: { ...site, ...(audience && { audience }) },
    locale: 'en',
    t: translator('en'),
    document: { documentElement: { dataset: { ...(person && { person }) } } },
  } as unknown as RenderContext);

test('a file says of which company’s report it is, and of which part', () => {
  expect(lineOf()).toMatch(/\bDemo, /);
  expect(lineOf({ en: 'East', zh: '华东' })).toMatch(/\bDemo · East, /);
});

test('a file of a sealed report says whose link it is from', () => {
  const part = { en: 'East', zh: '华东' };
  expect(lineOf(part)).not.toContain('Link of');
  expect(lineOf(part, 'Wang Fang')).toMatch(/ · Link of Wang Fang$/);
});
