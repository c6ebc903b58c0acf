/** A table of a page as a file: figures with all digits, printed numbers and dates as such, hostile names as texts. */
import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { fileName } from '../../../src/client/export/about.ts';
import { sheetCsv } from '../../../src/client/export/csv.ts';
import { printedDate, printedNumber } from '../../../src/client/export/printed.ts';
import { tableSheet } from '../../../src/client/export/table-sheet.ts';
import { customerLink } from '../../../src/report/parts/people-links.ts';
import { table } from '../../../src/report/parts/table.ts';
import { context as contextFor } from '../../report/invented.ts';

const { document } = parseHTML('<!doctype html><html><body></body></html>');
const context = contextFor(document, 'en');
const { h } = context;

interface Line {
  customer: string;
  overdue: number;
  share: string;
  contact: string;
  note: string;
}

const LINES: Line[] = [
  { customer: 'C1', overdue: 1_234_567, share: '16.6%', contact: '30 Jun 2026', note: '=1+1' },
  { customer: 'C2', overdue: 0, share: '–', contact: '–', note: '-2' },
  { customer: '+C9', overdue: -5, share: '−0.5%', contact: '1 Sept 2025', note: '10,5' },
];

const drawn = table<Line>(h, {
  caption: 'Late, in CNY',
  columns: [
    {
      id: 'customer',
      label: 'Customer',
      cell: (row) => customerLink(row.customer, context),
      total: '3 customers',
    },
    {
      id: 'overdue',
      label: 'Overdue',
      numeric: true,
      metric: 'overdue_amount',
      raw: (row) => row.overdue,
      cell: (row) => (row.overdue / 100).toFixed(2),
      isBlankAtZero: true,
    },
    { id: 'share', label: 'Share', numeric: true, cell: (row) => row.share, total: '' },
    { id: 'contact', label: 'Last contact', cell: (row) => row.contact, total: '' },
    {
      id: 'note',
      label: 'Note',
      cell: (row) => [row.note, h('div', null, 'second line')],
      total: '',
    },
  ],
  rows: LINES,
  total: { ...LINES[0]!, overdue: 1_234_562 },
  key: (row) => row.customer,
  ask: () => ({}),
  empty: 'nothing',
});
const sheet = tableSheet(drawn.querySelector('table')!, {
  title: 'Late',
  about: [],
  currency: 'CNY',
  idHead: (head) => `${head} ID`,
});

test('figures have all their digits, zero is a value again, ids stand in a column of their own', async () => {
  const lines = (await (await sheetCsv(sheet)).text()).split('\r\n');
  expect(lines).toEqual([
    'Late',
    '',
    'Customer,Customer ID,Overdue,Share,Last contact,Note',
    'Harbour & Sons <Ltd>,C1,12345.67,0.166,2026-06-30,"\'=1+1; second line"',
    '华东机电有限公司,C2,0.00,,,"\'-2; second line"',
    `'+C9,'+C9,-0.05,-0.005,2025-09-01,"10,5; second line"`,
    '3 customers,,12345.62,,,',
    '',
  ]);
});

test('each column has the format of its figures', () => {
  expect(sheet.formats).toEqual([null, null, '#,##0.00', '0.0%', 'yyyy-mm-dd', null]);
  expect(sheet.isUniform).toBe(true);
});

test('on the page zero is printed as no value and opens nothing', () => {
  const cell = drawn.querySelector('[data-key="C2"] [data-metric]')!;
  expect([
    cell.textContent,
    cell.getAttribute('data-value'),
    cell.getAttribute('data-ask'),
  ]).toEqual(['–', '0', 'null']);
});

test('printed numbers of every kind are read back; what is no number alone is not', () => {
  const read = (text: string) => {
    const value = printedNumber(text);
    return value && [value.number, value.exact, value.format];
  };
  expect(read('+1,234.50')).toEqual([1234.5, '1234.50', '#,##0.00']);
  expect(read('\u221217')).toEqual([-17, '-17', '#,##0']);
  expect(read('96.4%')).toEqual([0.964, '0.964', '0.0%']);
  expect(read('\u2212¥1,000.00')).toEqual([-1000, '-1000.00', '"¥"#,##0.00']);
  expect(read('CHF\u00a05')).toEqual([5, '5', '"CHF\u00a0"#,##0']);
  for (const text of ['▲ 2', '≈ 2, 4–5', '12,34', '61.2 days', '2026-01', ''])
    expect(read(text), text).toBeNull();
});

test('printed dates of both languages are read back', () => {
  expect(printedDate('30 Jun 2026')).toBe('2026-06-30');
  expect(printedDate('1 Sept 2025')).toBe('2025-09-01');
  expect(printedDate('2026年6月3日')).toBe('2026-06-03');
  for (const text of ['Jun 2026', '2026年6月', '30 Foo 2026', 'due 30 Jun 2026'])
    expect(printedDate(text), text).toBeNull();
});

test('a file is named by its table, as-of date and filter, whatever a name holds', () => {
  const filter = { currency: 'CNY', customer: 'C1', region: '../..\\evil:name?' };
  const view = { ...context.view, filter };
  expect(fileName('customers-list', { ...context, view }, 'csv')).toBe(
    'customers-list_2026-06-30_evil-name-Harbour-Sons-Ltd.csv',
  );
  const dollars = { ...context.view, filter: { currency: 'USD' }, asOf: '2025-12-31' };
  expect(fileName('trend', { ...context, view: dollars }, 'png')).toBe('trend_2025-12-31_USD.png');
});

test('a figure that is all a cell holds is a number; several in a cell, or one among words, are text', () => {
  const figure = (text: string, value: number): Element =>
    h('span', { 'data-metric': 'overdue_amount', 'data-value': value }, text);
  const sheet = tableSheet(
    table<Element[]>(h, {
      caption: 'Catalogue',
      columns: [{ id: 'now', label: 'Now', numeric: true, cell: (cells) => cells }],
      rows: [
        [figure('¥2.4 M', 236_661_208)],
        [h('ul', null, h('li', null, figure('¥1', 100)), h('li', null, figure('¥2', 200)))],
        [h('span', null, 'over ', figure('¥3', 300))],
      ],
      key: (cells) => cells[0]!.textContent!,
      ask: () => ({}),
      empty: '',
    }).querySelector('table')!,
    { title: '', about: [], currency: 'CNY', idHead: String },
  );
  const [number, several, words] = [0, 1, 2].map((at) => sheet.row(at)[0]);
  expect(number).toEqual({ number: 2_366_612.08, exact: '2366612.08', format: '#,##0.00' });
  expect([several, words]).toEqual(['¥1; ¥2', 'over ¥3']);
});
