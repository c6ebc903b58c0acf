/** Dates far from all others: which are taken for slips, and which are only old, early or late. */
import { expect, test } from 'vitest';
import { csv, imported } from '../folder.ts';

const NEAR = ['2026-01-05', '2026-02-10', '2026-03-13', '2026-03-20'];
const RANGE =
  'select first_day::varchar as first_day, last_day::varchar as last_day from raw_plausible_days';

/** Invoices of these days, and what is due long after the last. */
const invoices = (days: readonly string[]): string =>
  csv(
    'invoice_id,customer_name,issue_date,due_date,amount',
    ...days.map((day, i) => `N${i},Xq${i},${day},2035-01-01,10.00`),
  );

test.each([
  ['one year mistyped', [...NEAR, '2062-03-20'], { last_day: '2026-03-20' }],
  ['one more than a year later', [...NEAR, '2027-06-01'], { last_day: '2026-03-20' }],
  [
    'two more than five years later',
    [...NEAR, '2034-06-01', '2034-06-02'],
    { last_day: '2026-03-20' },
  ],
  ['one many years before', ['2016-03-20', ...NEAR], { first_day: '2026-01-05' }],
  ['a gap of months', [...NEAR, '2026-12-01'], null],
  ['an old document of some years before', ['2023-03-20', ...NEAR], null],
  ['two dates alone', ['2026-01-05', '2062-01-05'], null],
  ['as many later as before', [...NEAR, ...NEAR.map((day) => day.replace('2026', '2027'))], null],
])('%s', async (_, days, range) => {
  const { rows, problems } = await imported({ 'invoices.csv': invoices(days) }, RANGE);
  expect(rows).toEqual(range === null ? [] : [{ first_day: null, last_day: null, ...range }]);
  const far = problems.filter(({ rule }) => rule === 'far_date');
  expect(far.map(({ column }) => column)).toEqual(range === null ? [] : ['issue_date']);
});

test.each([
  ['a contact seven months after the last document', '2026-10-20', { last_day: '2026-03-20' }],
  ['a contact of the same quarter', '2026-06-18', null],
])('%s', async (_, day, range) => {
  const contacts = csv('date,customer,channel,outcome', `${day},Xq0,phone,reached`);
  const { rows, problems } = await imported(
    { 'invoices.csv': invoices(NEAR), 'contacts.csv': contacts },
    RANGE,
  );
  expect(rows).toEqual(range === null ? [] : [{ first_day: null, ...range }]);
  const far = problems.filter(({ rule }) => rule === 'far_date');
  expect(far.map(({ file, value }) => [file, value])).toEqual(
    range === null ? [] : [['contacts.csv', day]],
  );
});
