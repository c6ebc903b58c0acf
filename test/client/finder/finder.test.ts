import { expect, test } from 'vitest';
import { findPlaces } from '../../../src/client/finder/finder.ts';

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
