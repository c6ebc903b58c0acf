/** Named views by what the data has: names are looked up, periods move with the as-of date, and what cannot be shown is refused. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listPages } from '../../../src/publish/drawing/list-pages.ts';
import { readLabels } from '../../../src/publish/site-data.ts';
import { namedViews, viewsWithin } from '../../../src/publish/views/named-views.ts';
import { parseSettings } from '../../../src/settings/settings.ts';
import type { Site } from '../../../src/view/site.ts';
import { type FolderReport, openFolder } from '../../report/from-folder.ts';

const REPORT = `languages: [en, zh]
names: { region: { East: { en: East, zh: 华东 } } }
`;
const FILES = {
  'report.yml': REPORT,
  'invoices.csv': `invoice_id,customer_id,customer_name,rep,region,issue_date,due_date,amount,currency
I1,C1,Acme,Ann,East,2025-11-03,2025-12-03,100.00,EUR
I2,C2,Beta,Bob,West,2026-02-10,2026-03-12,50.00,EUR
I3,C3,Acme,Ann,East,2026-05-20,2026-06-19,70.00,EUR
`,
  'payments.csv': `payment_id,invoice_id,customer_id,payment_date,amount,currency
P1,I1,C1,2026-05-20,100.00,EUR
`,
};

let own: FolderReport;
let labels: Awaited<ReturnType<typeof readLabels>>;
beforeAll(async () => {
  own = await openFolder(FILES);
  labels = await readLabels(own.report);
});
afterAll(() => own.close());

const settings = (views: string, languages = '[en, zh]') =>
  parseSettings(
    `${REPORT.replace('[en, zh]', languages)}views:\n${views.replaceAll(/^/gm, '  ')}`,
    'report.yml',
  );
const view = (page: string, filters: string, more = ''): string =>
  `- { id: v, name: V, page: ${page}, filters: { ${filters} }${more} }`;
const named = (views: string, languages?: string) =>
  namedViews({ settings: settings(views, languages) }, own.site, labels);
const queryOf = (page: string, filters: string, more?: string): string =>
  named(view(page, filters, more))[0]!.query;

test('a value is found by its id and by its name in either language', () => {
  expect(queryOf('aging', 'region: East')).toBe('region=East');
  expect(queryOf('aging', 'region: 华东')).toBe('region=East');
  expect(queryOf('customer', 'customer: beta')).toBe('customer=C2');
  expect(queryOf('customer', 'customer: C3')).toBe('customer=C3');
});

// the last day on which anything happened is 20 May 2026
test.each([
  ['last_month', '', { from: '2026-04', to: '2026-04' }],
  ['last_quarter', '', { from: '2026-01', to: '2026-03' }],
  ['this_quarter', '', { from: '2026-04' }],
  ['last_month', ', as_of: 2026-03-31', { from: '2026-03', to: '2026-03' }],
])('%s%s is a period that moves with the as-of date', (period, more, dates) => {
  const params = new URLSearchParams(queryOf('trend', `period: ${period}`, more));
  expect(Object.fromEntries(params)).toEqual(dates);
});

test.each([
  [
    'aging',
    'region: Eats',
    '',
    'views.v.filters.region: “Eats” is in no export; expected one of its values (near: East)',
  ],
  [
    'aging',
    'region: North',
    '',
    'views.v.filters.region: “North” is in no export; expected one of its values (there are: East, West)',
  ],
  [
    'aging',
    'segment: OEM',
    '',
    'views.v.filters.segment: “OEM” is in no export, which name no segment',
  ],
  ['customer', 'customer: Acme', '', 'views.v.filters.customer: “Acme” is the name of C1 and C3'],
  ['trend', 'from: 2026-13', '', 'views.v.filters.from: “2026-13” cannot be read'],
  [
    'trend',
    'from: 2027-01',
    '',
    'views.v.filters.from: 2027-01 is outside the data; expected 2025-11-03 to 2026-05-20',
  ],
  ['trend', 'region: East', ', as_of: 2020-01-31', 'views.v.as_of: 2020-01-31 is outside the data'],
  ['trend', 'from: 2026-04, to: 2026-02', '', 'views.v.filters: the dates cannot be had together'],
  ['aging', 'edges: x', '', 'views.v.filters.edges: “x” cannot be read'],
  [
    'aging',
    'grain: quarter',
    '',
    'views.v.filters.grain: the page “aging” is the same whatever is chosen here',
  ],
  ['aging', 'rule: overdue', '', 'views.v.filters.rule: the page “aging” is the same'],
  [
    'disputes',
    'region: East',
    '',
    'views.v.page: “disputes” has nothing to show: the exports lack dispute',
  ],
])('%s with %s%s is refused', (page, filters, more, message) => {
  expect(() => named(view(page, filters, more))).toThrow(`report.yml: ${message}`);
  expect(() => named(view(page, filters, more), '[zh]')).toThrow(/[一-鿿]/);
});

test('all that is wrong is said at once', () => {
  const views = `${view('aging', 'region: Eats')}\n${view('trend', 'rep: Cid').replace('id: v', 'id: w')}`;
  expect(() => named(views)).toThrow(/views\.v\..*\n.*views\.w\./);
});

/** The site of an audience that has the East alone, and not the page of trends. */
const east = (): Site => ({
  ...own.site,
  audience: { en: 'East', zh: '华东' },
  leftOut: ['data', 'trend'],
  options: {
    ...own.site.options,
    region: own.site.options.region.filter(({ value }) => value === 'East'),
  },
});

test('an audience gets the views of its pages and rows, and no word of others', () => {
  const all = {
    settings: settings(`
- { id: east, name: East, page: aging, filters: { region: East } }
- { id: west, name: Secret West, page: aging, filters: { region: West } }
- { id: course, name: Course, page: trend, filters: { region: East } }
- { id: quarter, name: Quarter, page: reps, filters: { period: last_quarter } }`),
  };
  const views = viewsWithin(all, east(), labels);
  expect(views.map(({ id }) => id)).toEqual(['east', 'quarter']);
  expect(JSON.stringify(views)).not.toContain('Secret');
});

test('a view has a page in each language, of a sealed site none: its folder would be named in clear', () => {
  const [found] = named(view('aging', 'region: East'));
  const paths = (isPage: boolean): string[] =>
    listPages({ locales: ['en', 'zh'], views: [{ ...found!, isPage }] })
      .map(({ path }) => path)
      .filter((path) => path.includes('view'));
  expect(paths(true)).toEqual(['/en/view/v/', '/zh/view/v/']);
  expect(paths(false)).toEqual([]);
});
