/** What `views:` may say, and how it is told what it may not: file, key, what was written, what is expected, how to mend it. */
import { expect, test } from 'vitest';
import { PAGES } from '../../src/report/pages.ts';
import { parseSettings } from '../../src/settings/settings.ts';
import { VIEW_FILTERS, VIEW_PAGES } from '../../src/settings/views.ts';
import { VIEW_KEYS } from '../../src/view/address.ts';

const read = (views: string, languages = 'en') =>
  parseSettings(`languages: [${languages}]\nviews: ${views}`, 'report.yml').views;

test('a view is read as it is written; one name stands for both languages, a number for text', () => {
  expect(
    read(`
  - { id: east, name: East, page: aging, filters: { region: East, customer: 1001 } }
  - { id: year-end, name: { en: Year end, zh: 年末 }, page: overview, as_of: 2025-12-31 }`),
  ).toEqual([
    {
      id: 'east',
      name: { en: 'East', zh: 'East' },
      page: 'aging',
      filters: { region: 'East', customer: '1001' },
    },
    {
      id: 'year-end',
      name: { en: 'Year end', zh: '年末' },
      page: 'overview',
      filters: {},
      as_of: '2025-12-31',
    },
  ]);
  expect(parseSettings('', 'report.yml').views).toEqual([]);
});

test('every page but those that no filter changes, and every key of an address, can be in a view', () => {
  const pages = PAGES.map(({ id }) => id as string).filter(
    (id) => !['data', 'metrics'].includes(id),
  );
  expect([...VIEW_PAGES].sort()).toEqual(pages.sort());
  const keys = VIEW_KEYS.filter((key) => key !== 'as_of');
  expect([...VIEW_FILTERS].sort()).toEqual([...keys, 'period'].sort());
});

const good = 'id: a, name: A, page: aging';
test.each([
  ['{}', 'report.yml: views: expected a list of views'],
  ['[{}]', 'report.yml: views.0.id: is missing; expected an id, a name and a page; write it'],
  ['[{ id: a, page: aging, as_of: 2026-01-31 }]', 'report.yml: views.0.name: is missing'],
  ['[{ id: a, name: " ", page: aging, as_of: 2026-01-31 }]', 'report.yml: views.0.name: '],
  ['[{ id: a, name: { en: A }, page: aging, as_of: 2026-01-31 }]', 'report.yml: views.0.name'],
  [
    '[{ id: A b, name: A, page: aging, as_of: 2026-01-31 }]',
    'views.0.id: "A b" — expected a short name',
  ],
  [
    '[{ id: ../x, name: A, page: aging, as_of: 2026-01-31 }]',
    'views.0.id: "../x" — expected a short name',
  ],
  [
    `[{ ${good}, as_of: 2026-01-31 }, { ${good}, as_of: 2026-01-31 }]`,
    'views.1.id: another view has this id',
  ],
  [
    '[{ id: a, name: A, page: ageing, as_of: 2026-01-31 }]',
    'views.0.page: "ageing" — no page that can be filtered; expected overview, change',
  ],
  ['[{ id: a, name: A, page: ageing, as_of: 2026-01-31 }]', '(near: aging)'],
  [
    '[{ id: a, name: A, page: data, as_of: 2026-01-31 }]',
    'views.0.page: "data" — no page that can be filtered',
  ],
  [
    `[{ ${good}, filters: { regoin: East } }]`,
    'views.0.filters.regoin: no such filter; expected region, segment',
  ],
  [`[{ ${good}, filters: { regoin: East } }]`, '(near: region)'],
  [`[{ ${good}, filters: { region: [East] } }]`, 'views.0.filters.region: expected one value'],
  [
    `[{ ${good}, filter: { region: East } }]`,
    'views.0.filter: no such key; expected id, name, page, filters, as_of (near: filters)',
  ],
  [`[{ ${good} }]`, 'views.0.filters: chooses nothing'],
  [
    `[{ ${good}, filters: { period: last_quater } }]`,
    'views.0.filters.period: expected last_month',
  ],
  [
    `[{ ${good}, filters: { period: last_quarter, from: 2026-01 } }]`,
    'views.0.filters.period: both name the dates',
  ],
  [
    `[{ ${good}, as_of: 2026-02-30 }]`,
    'views.0.as_of: "2026-02-30" — expected a date as YYYY-MM-DD',
  ],
  [
    '[{ id: a, name: A, page: rep, as_of: 2026-01-31 }]',
    'views.0.filters.rep: is missing; this page shows one of them',
  ],
])('%s is refused', (views, message) => {
  expect(() => read(views)).toThrow(message);
  // the same in Chinese
  expect(() => read(views, 'zh')).toThrow(/[一-鿿]/);
});

test('more views than a menu can hold are refused', () => {
  const many = Array.from(
    { length: 21 },
    (_, i) => `{ id: v${i}, name: A, page: aging, as_of: 2026-01-31 }`,
  );
  expect(read(`[${many.slice(1).join(', ')}]`)).toHaveLength(20);
  expect(() => read(`[${many.join(', ')}]`)).toThrow('at most 20');
});
