/** SQL that stands only where amounts are converted; what it depends on is known either way. */
import { expect, test } from 'vitest';
import { MEASURES } from '../../src/metrics/catalogue.ts';
import {
  datesIn,
  frame,
  ifConverted,
  render,
  sql,
  table,
  tablesIn,
} from '../../src/metrics/sql.ts';
import { site } from '../report/invented.ts';

const as = (reportCurrency: string | null) => ({
  ...{ date: () => 'D', amount: 'A', params: { ...site.params, reportCurrency } },
});
const text = sql`a ${ifConverted(sql`join ${table('dim_rate')} on date <= ${frame.asOf}`)}`;

test('it is left out of figures that are not converted', () => {
  expect(render(text, as('CNY'))).toBe('a join dim_rate on date <= D');
  expect(render(text, as(null))).toBe('a ');
  expect(tablesIn(text).map((part) => part.table)).toEqual(['dim_rate']);
  expect(datesIn(text)).toEqual(['asOf']);
});

test('since when a limit is passed reads rates only to convert', () => {
  const days = MEASURES.find(({ id }) => id === 'longest_over_limit')!;
  expect(render(days.from.rows, as('CNY'))).toContain('dim_rate');
  expect(render(days.from.rows, as(null))).not.toContain('dim_rate');
});
