import { parseHTML } from 'linkedom';
import { afterEach, expect, test, vi } from 'vitest';
import { watchVisibility } from '../../../src/client/redraw/visible-first.ts';

const open = () =>
  parseHTML(
    `<html><body>${['one', 'two', 'three'].map((id) => `<section data-block="${id}"></section>`).join('')}</body></html>`,
  ).document;
const names = (sections: HTMLElement[]): (string | undefined)[] =>
  sections.map((section) => section.dataset.block);
afterEach(() => vi.unstubAllGlobals());

test('blocks that the screen shows come first, in their order', () => {
  const document = open();
  let report: (entries: { target: Element; isIntersecting: boolean }[]) => void = () => {};
  const observed: Element[] = [];
  vi.stubGlobal(
    'IntersectionObserver',
    class {
      constructor(call: typeof report) {
        report = call;
      }
      observe(element: Element) {
        observed.push(element);
      }
    },
  );
  const { first: visibleFirst, isVisible } = watchVisibility();
  expect(names(visibleFirst(document))).toEqual(['one', 'two', 'three']);
  const [one, two, three] = observed as [Element, Element, Element];
  report([
    { target: one, isIntersecting: false },
    { target: two, isIntersecting: true },
    { target: three, isIntersecting: true },
  ]);
  expect(names(visibleFirst(document))).toEqual(['two', 'three', 'one']);
  report([{ target: two, isIntersecting: false }]);
  expect(names(visibleFirst(document))).toEqual(['three', 'one', 'two']);
  expect([one, two, three].map(isVisible)).toEqual([false, false, true]);
  expect(observed).toHaveLength(3);
});

test('where the browser cannot say what is visible, blocks keep the order of the page', () => {
  expect(names(watchVisibility().first(open()))).toEqual(['one', 'two', 'three']);
});
