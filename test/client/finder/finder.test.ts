import { afterEach, expect, test, vi } from 'vitest';
import { findPlaces, places, recentFirst, writeRecent } from '../../../src/client/finder/finder.ts';
import { setDoor } from '../../../src/engine/site-door.ts';
import { translator } from '../../../src/i18n/wordings.ts';
import type { RenderContext } from '../../../src/report/page.ts';
import { site } from '../../report/invented.ts';

const place = (name: string) => ({ name, kind: 'Customer', path: `en/customer/?customer=${name}` });
const all = ['New Harbour C10', 'Harbour & Sons C2', 'Old Mill C3'].map(place);
const names = (text: string): string[] => findPlaces(all, text).map(({ name }) => name);

test('a place is found by every word of it, in any case and order', () => {
  expect(names('c10 HARBOUR')).toEqual(['New Harbour C10']);
  expect(names('harbour mill')).toEqual([]);
});

test('places that begin with what is looked for come first', () => {
  expect(names('harb')).toEqual(['Harbour & Sons C2', 'New Harbour C10']);
});

test('without a word the first places are shown, and never more than a dozen', () => {
  expect(names('  ')).toEqual(all.map(({ name }) => name));
  const many = Array.from({ length: 50 }, (_, i) => place(`Mill ${i}`));
  expect(findPlaces(many, 'mill').map(({ name }) => name)).toEqual(
    many.slice(0, 12).map(({ name }) => name),
  );
});

test('a page is found by its question, a customer by initials of its name', () => {
  const others = [
    { ...place('变动原因'), words: 'Why did it move 为什么变了' },
    { ...place('宁拓轴承 C2'), words: 'ntzc' },
    { ...place('洲诚 C7'), words: 'zc' },
  ];
  const found = (text: string) => findPlaces(others, text).map(({ name }) => name);
  expect(found('why')).toEqual(['变动原因']);
  expect(found('为什么')).toEqual(['变动原因']);
  // Initials that begin with it come first.
  expect(found('zc')).toEqual(['洲诚 C7', '宁拓轴承 C2']);
  expect(found('zd')).toEqual([]);
});

test('places gone to last come first, and none that is no longer there', () => {
  const [first, , third] = all;
  const paths = recentFirst(all, [third!.path, 'en/gone/']).map(({ name }) => name);
  expect(paths).toEqual(['Old Mill C3', 'New Harbour C10', 'Harbour & Sons C2']);
  expect(recentFirst(all, [])[0]).toBe(first);
});

afterEach(() => {
  vi.unstubAllGlobals();
  setDoor(null);
});

test('where the finder went is remembered, but not in a sealed report', () => {
  const setItem = vi.fn();
  vi.stubGlobal('localStorage', { getItem: () => null, setItem });
  writeRecent('en/customer/?customer=C2');
  expect(setItem).toHaveBeenCalledExactlyOnceWith('huikuan-found', '["en/customer/?customer=C2"]');
  setDoor(() => null);
  writeRecent('en/customer/?customer=C3');
  expect(setItem).toHaveBeenCalledOnce();
});

test.each([
  ['overdue', ['Overview', 'Why', 'Ageing', 'Customers', 'Tiers', 'Actions', 'Disputes']],
  ['逾期', ['Overview', 'Why', 'Ageing', 'Customers', 'Tiers', 'Actions', 'Disputes']],
  ['alerts', ['Actions']],
])('what a page is about finds it: %s', (text, pages) => {
  const context = { site, locale: 'en', t: translator('en'), label: (_: string, id: string) => id };
  const own = places(context as unknown as RenderContext, {}, {}).filter(
    ({ kind }) => kind === 'Page',
  );
  expect(findPlaces(own, text).map(({ name }) => name)).toEqual(pages);
});
