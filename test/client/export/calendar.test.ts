/** Promises and due dates as a calendar: whole days in every time zone, the same names each time, texts that stay texts. */
import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { calendarText } from '../../../src/client/export/save-calendar.ts';
import type { Locale } from '../../../src/i18n/locale.ts';
import type { Row, RowsList } from '../../../src/rows/types.ts';
import { context as contextFor, site } from '../../report/invented.ts';

const { document } = parseHTML('<!doctype html><html><body></body></html>');
const own = {
  ...site,
  settings: { ...site.settings, alerts: { slow_payer_days: 10, due_soon_amount: 50_000 } },
};
const rowsOf = (...rows: Row[]): RowsList => ({
  ...{ columns: [], amountColumn: null, totals: [] },
  ...{ rows, count: rows.length },
});
const promise = (kept: string, customer_id: string, document: string, due_on: string): Row => ({
  ...{ kept, customer_id, document, due_on, currency: 'CNY' },
  ...{ promised_minor: 27_800_00, invoice_key: 1 },
});
const invoice = (
  customer_id: string,
  document: string,
  due_date: string,
  open_minor: number,
): Row => ({
  ...{ customer_id, document, due_date, open_minor, currency: 'CNY', invoice_key: 2 },
});
const rows = {
  promises: rowsOf(
    promise('kept', 'C1', 'I1', '2026-06-20'),
    promise('broken', 'C1', 'I2', '2026-06-25'),
    promise('pending', 'C1', 'I3; "a", b', '2026-07-01'),
    // promised twice for the same day
    promise('pending', 'C1', 'I3; "a", b', '2026-07-01'),
    { ...promise('pending', 'C1', 'I9', '2026-07-01'), currency: 'USD' },
  ),
  due: rowsOf(
    invoice('C1', 'I4', '2026-07-03', 100_00),
    invoice('C2', 'I5', '2026-07-04', 100_00),
    invoice('C1', 'I6', '2026-07-05', 0),
  ),
};
const figure = (customer: string, value: number) => ({
  ...{ by: { customer }, currency: 'CNY', value, numerator: value, denominator: null },
});
const answers = {
  delay: {
    metric: 'payment_delay',
    unit: 'days' as const,
    rows: [figure('C1', 25), figure('C2', 1)],
  },
};
const write = (locale: Locale = 'en', zone = 'UTC'): string => {
  const before = process.env.TZ;
  process.env.TZ = zone;
  try {
    return calendarText(answers, rows, contextFor(document, locale, { site: own }));
  } finally {
    if (before === undefined) delete process.env.TZ;
    else process.env.TZ = before;
  }
};
/** Long lines are folded. */
const fields = (text: string, name: string): string[] =>
  text
    .replaceAll('\r\n ', '')
    .split('\r\n')
    .filter((line) => line.startsWith(name))
    .map((line) => line.slice(name.length));

test('is of pending promises and of what the page lists as due, in its currency', () => {
  const text = write();
  expect(fields(text, 'SUMMARY:')).toEqual([
    'Promised: Harbour & Sons <Ltd>\\, ¥27\\,800',
    'Due: Harbour & Sons <Ltd>\\, ¥100',
  ]);
  expect(fields(text, 'DESCRIPTION:')).toEqual(['Invoice I3\\; "a"\\, b', 'Invoice I4']);
  expect(fields(write('zh'), 'SUMMARY:')).toEqual([
    '承诺付款：Harbour & Sons <Ltd>，¥27\\,800',
    '到期：Harbour & Sons <Ltd>，¥100',
  ]);
});

test('lasts the same whole days wherever the reader is', () => {
  for (const zone of ['UTC', 'Asia/Shanghai', 'America/Los_Angeles', 'Pacific/Kiritimati'])
    expect(fields(write('en', zone), 'DTSTART;VALUE=DATE:')).toEqual(['20260701', '20260703']);
});

test('names each event the same in every export and language', () => {
  const uids = [
    `promise-${encodeURIComponent('I3; "a", b')}-2026-07-01@huikuan`,
    'due-I4-2026-07-03@huikuan',
  ];
  expect(fields(write(), 'UID:')).toEqual(uids);
  expect(fields(write('zh'), 'UID:')).toEqual(uids);
  expect(write()).toBe(write());
});

test('has no line longer than calendars read', () => {
  const lines = write('zh').split('\r\n');
  expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75);
  expect(lines.at(0)).toBe('BEGIN:VCALENDAR');
});
