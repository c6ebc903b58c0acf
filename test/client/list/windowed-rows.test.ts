/** A window over many rows: what is in the document while the box scrolls, in a document without layout. */
import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { windowRows } from '../../../src/client/list/windowed-rows.ts';

/** A box 400 pixels high over rows of 40. */
function open() {
  const { document, Event } = parseHTML(
    '<html><body><div><table><thead></thead><tbody></tbody></table></div></body></html>',
  );
  const box = document.querySelector('div')!;
  const at = { scrollTop: 0 };
  Object.defineProperties(box, {
    scrollTop: {
      get: () => at.scrollTop,
      set: (value: number) => Object.assign(at, { scrollTop: value }),
    },
    clientHeight: { get: () => 400 },
  });
  const made: number[] = [];
  const draw = (index: number): Element => {
    made.push(index);
    const row = document.createElement('tr');
    row.innerHTML = `<td>${index}</td>`;
    Object.assign(row, { getBoundingClientRect: () => ({ height: 40 }) });
    return row;
  };
  const shown = () =>
    [...document.querySelectorAll('tbody tr:not(.gap)')].map((row) => Number(row.textContent));
  const gaps = () =>
    [...document.querySelectorAll<HTMLElement>('tbody .gap td')].map((cell) => cell.style.height);
  const scrollTo = (top: number): void => {
    at.scrollTop = top;
    box.dispatchEvent(new Event('scroll'));
  };
  const rows = windowRows(box, 1, () => {});
  return { document, rows, draw, made, shown, gaps, scrollTo };
}

test('few rows are all there', () => {
  const { rows, draw, shown, gaps, document } = open();
  rows.show(150, draw);
  expect(shown()).toHaveLength(150);
  expect(gaps()).toEqual([]);
  expect(document.querySelector('table')!.getAttribute('aria-rowcount')).toBe('151');
});

test('of many, those in sight and some beyond; what is left out keeps its height', () => {
  const { rows, draw, shown, gaps, scrollTo } = open();
  rows.show(20_000, draw);
  // 10 in sight and 45 beyond
  expect(shown()).toEqual(Array.from({ length: 55 }, (_, i) => i));
  expect(gaps()).toEqual([`${(20_000 - 55) * 40}px`]);
  scrollTo(10_000 * 40);
  // 10,000 ÷ 15 = 666.7: from the step before, 665 × 15
  expect(shown()[0]).toBe(9975);
  expect(shown()).toContain(10_000);
  expect(shown()).toContain(10_010);
  expect(gaps()).toEqual([`${9975 * 40}px`, `${(20_000 - 9975 - 55) * 40}px`]);
  scrollTo(20_000 * 40 - 400);
  expect(shown().at(-1)).toBe(19_999);
});

test('a scroll draws only the rows that come into it', () => {
  const { rows, draw, made, scrollTo } = open();
  rows.show(20_000, draw);
  scrollTo(30 * 40);
  made.length = 0;
  scrollTo(45 * 40);
  expect(made).toEqual(Array.from({ length: 15 }, (_, i) => 70 + i));
  made.length = 0;
  scrollTo(46 * 40);
  expect(made).toEqual([]);
});

test('on paper the first of them, then the window again', () => {
  const { rows, draw, shown } = open();
  rows.show(20_000, draw);
  rows.unfold(2000);
  expect(shown()).toHaveLength(2000);
  rows.fold();
  expect(shown()).toHaveLength(55);
});
