/** Decisions on a device: put, replaced, taken back, cleared; several windows; a browser that stores nothing. */
import { expect, test } from 'vitest';
import type { Decision } from '../../../src/client/meeting/decision.ts';
import { amountTyped } from '../../../src/client/meeting/form.ts';
import { decisionStore, storeKey } from '../../../src/client/meeting/store.ts';

const KEY = 'k';
const decision = (id: string, note = ''): Decision => ({
  ...{ id, decidedOn: '2026-06-30', customer: 'C1', customerName: 'One', currency: 'CNY' },
  ...{ decision: 'call', owner: '', nextDate: null, promisedMinor: null, decidedBy: '', note },
});
const stored = (id: string, note = '') => ({ build: 'b1', decision: decision(id, note) });

function place(text: string | null = null) {
  const shelf = { text };
  return {
    shelf,
    open: () => ({
      getItem: () => shelf.text,
      setItem: (_: string, value: string) => {
        shelf.text = value;
      },
    }),
  };
}
const notes = (store: ReturnType<typeof decisionStore>): string[] =>
  store.all().map(({ decision: { id, note } }) => id + note);

test('decisions of one part of a report are not those of another', () => {
  const root = new URL('https://reports.example/ar/');
  const company = { en: 'Demo', zh: '示例' };
  const keyOf = (title: string) => storeKey(root, { company, audience: { en: title, zh: title } });
  expect(storeKey(root, { company })).toBe('huikuan-meeting /ar/ Demo|示例');
  expect(new Set([keyOf('East'), keyOf('West'), storeKey(root, { company })]).size).toBe(3);
});

test('a decision is put, replaced in its place, and taken back', () => {
  const store = decisionStore(KEY, place().open);
  store.put('A', stored('A'));
  store.put('B', stored('B'));
  store.put('A', stored('A', '!'));
  expect(notes(store)).toEqual(['A!', 'B']);
  store.put('A', null);
  expect(notes(store)).toEqual(['B']);
});

test('two windows do not overwrite each other, and clearing takes only what it names', () => {
  const shared = place();
  const [one, two] = [decisionStore(KEY, shared.open), decisionStore(KEY, shared.open)];
  one.put('A', stored('A'));
  two.put('B', stored('B'));
  expect(notes(one)).toEqual(['A', 'B']);
  one.clear(new Set(['A']));
  expect(notes(two)).toEqual(['B']);
});

test.each([['no JSON'], ['{}'], ['[null, 7, {"build":"b"}, {"build":"b","decision":{"id":1}}]']])(
  'what is no decision is none: %s',
  (text) => {
    const store = decisionStore(KEY, place(text).open);
    expect(store.all()).toEqual([]);
    store.put('A', stored('A'));
    expect(notes(store)).toEqual(['A']);
    expect(store.isLasting()).toBe(true);
  },
);

test('where the browser stores nothing, decisions last as long as the page, and it is known', () => {
  const refuse = (): never => {
    throw new DOMException('denied', 'SecurityError');
  };
  const blocked = decisionStore(KEY, refuse);
  blocked.put('A', stored('A'));
  expect([notes(blocked), blocked.isLasting()]).toEqual([['A'], false]);
  const full = decisionStore(KEY, () => ({ getItem: () => null, setItem: refuse }));
  expect(full.isLasting()).toBe(true);
  full.put('A', stored('A'));
  full.put('B', stored('B'));
  expect([notes(full), full.isLasting()]).toEqual([['A', 'B'], false]);
});

test.each([
  ['', 2, null],
  ['1,234.5', 2, 123_450],
  ['１２００', 2, 120_000],
  ['12 000', 0, 12_000],
  ['1’234’567.50', 2, 123_456_750],
  // a decimal comma is no thousand times more
  ['12,5', 2, undefined],
  ['1234,50', 2, undefined],
  ['1.234,50', 2, undefined],
  ['0.001', 2, undefined],
  ['0', 2, undefined],
  ['-5', 2, undefined],
  ['12.5', 0, undefined],
  ['next week', 2, undefined],
])('an amount typed as %j with %d decimals is %s', (text, digits, minor) => {
  expect(amountTyped(text, digits)).toBe(minor);
});
