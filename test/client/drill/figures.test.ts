/** Which figures become buttons, and which of them the Tab key reaches. */
import { parseHTML } from 'linkedom';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { enliven } from '../../../src/client/drill/figures.ts';

const { document, SVGElement } = parseHTML('<html><body></body></html>');
beforeEach(() => {
  vi.stubGlobal('document', document);
  vi.stubGlobal('SVGElement', SVGElement);
});
afterEach(() => vi.unstubAllGlobals());

function drawn(html: string): Element {
  const root = document.createElement('section');
  root.innerHTML = html;
  return root;
}
const cell = (text: string): string =>
  `<td data-metric="open_amount" data-value="${text}">${text}</td>`;
const rows = `<table><tbody>
  <tr data-ask="{}">${cell('1')}${cell('2')}</tr>
  <tr data-ask="null">${cell('3')}</tr>
  <tr>${cell('4')}</tr>
</tbody></table>`;
const buttons = (root: Element) =>
  [...root.querySelectorAll('button.open-rows')].map((button) => [
    button.textContent,
    button.getAttribute('tabindex'),
    button.getAttribute('aria-haspopup'),
  ]);

test('a figure that can be asked about is a button; a table is one tab stop', () => {
  const root = drawn(`<p><b data-metric="dso" data-value="40">40</b></p>${rows}`);
  enliven(root);
  expect(buttons(root)).toEqual([
    ['40', null, 'dialog'],
    ['1', '0', 'dialog'],
    ['2', '-1', 'dialog'],
  ]);
  enliven(root);
  expect(buttons(root)).toHaveLength(3);
});

test('the tab stop stays where arrow keys have led', () => {
  const root = drawn(rows);
  enliven(root);
  const [first, second] = [...root.querySelectorAll<HTMLElement>('.open-rows')] as [
    HTMLElement,
    HTMLElement,
  ];
  first.setAttribute('tabindex', '-1');
  second.setAttribute('tabindex', '0');
  second.dataset.current = '';
  enliven(root);
  expect(buttons(root).map(([, stop]) => stop)).toEqual(['-1', '0']);
});

test('what lies in a closed fold costs nothing until the fold itself is asked for', () => {
  const root = drawn(`<figure data-chart="x"><div class="chart wide"></div>
    <details class="chart-data"><summary>Data</summary>${rows}</details></figure>`);
  enliven(root);
  expect(buttons(root)).toEqual([]);
  expect(root.querySelector('.chart')!.getAttribute('tabindex')).toBe('0');
  enliven(root.querySelector('.chart-data')!);
  expect(buttons(root).map(([text]) => text)).toEqual(['1', '2']);
});
