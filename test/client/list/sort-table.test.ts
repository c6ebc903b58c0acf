import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { sortBy } from '../../../src/client/list/sort-table.ts';

const { document } = parseHTML(`<html><body><table>
  <thead><tr><th>Name</th><th class="number" aria-sort="descending">Open</th></tr></thead>
  <tbody>
    <tr data-key="a"><th>Zed</th><td data-value="300">3.00</td></tr>
    <tr data-key="b"><th>Item 10</th><td data-value="-20">−0.20</td></tr>
    <tr data-key="c"><th>Item 9</th><td data-value="">–</td></tr>
    <tr data-key=""><th>7 others</th><td data-value="9999">99.99</td></tr>
  </tbody></table></body></html>`);
const [name, open] = [...document.querySelectorAll('thead th')] as unknown as Element[];
const keys = () =>
  [...document.querySelectorAll('tbody tr')].map((row) => row.getAttribute('data-key'));

test('rows are sorted by the column pressed, the other way when pressed again; the rest stays last', () => {
  sortBy(open!);
  expect(keys()).toEqual(['c', 'b', 'a', '']);
  expect(open!.getAttribute('aria-sort')).toBe('ascending');
  sortBy(open!);
  expect(keys()).toEqual(['a', 'b', 'c', '']);
  sortBy(name!);
  expect(keys()).toEqual(['c', 'b', 'a', '']); // 9 before 10
  expect([name, open].map((head) => head!.getAttribute('aria-sort'))).toEqual(['ascending', null]);
});
