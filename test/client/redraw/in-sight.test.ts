import { parseHTML } from 'linkedom';
import { afterEach, expect, test, vi } from 'vitest';
import { watchSight } from '../../../src/client/redraw/in-sight.ts';

const open = () =>
  parseHTML(
    `<html><body>${['one', 'two', 'three'].map((id) => `<section data-block="${id}"></section>`).join('')}</body></html>`,
  ).document;
const names = (sections: HTMLElement[]): (string | undefined)[] =>
  sections.map((section) => section.dataset.block);
afterEach(() => vi.unstubAllGlobals());

test('blocks that the screen shows come first, in their order', () => {
  const document = open();
  let tell: (entries: { target: Element; isIntersecting: boolean }[]) => void = () => {};
  const watched: Element[] = [];
  vi.stubGlobal(
    'IntersectionObserver',
    class {
      constructor(call: typeof tell) {
        tell = call;
      }
      observe(element: Element) {
        watched.push(element);
      }
    },
  );
  const inSightFirst = watchSight();
  expect(names(inSightFirst(document))).toEqual(['one', 'two', 'three']);
  const [one, two, three] = watched as [Element, Element, Element];
  tell([
    { target: one, isIntersecting: false },
    { target: two, isIntersecting: true },
    { target: three, isIntersecting: true },
  ]);
  expect(names(inSightFirst(document))).toEqual(['two', 'three', 'one']);
  tell([{ target: two, isIntersecting: false }]);
  expect(names(inSightFirst(document))).toEqual(['three', 'one', 'two']);
  expect(watched).toHaveLength(3);
});

test('where the browser cannot tell, the order of the page stands', () => {
  expect(names(watchSight()(open()))).toEqual(['one', 'two', 'three']);
});
