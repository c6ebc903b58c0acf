/** A column without a known name that holds nothing but codes, signs or names of currencies is the currency of its rows. */
import {
  currenciesOf,
  currencyOfName,
  isCurrencyCode,
} from '../../../intake/currencies/currency-mark.ts';
import { plainText } from '../../../intake/plain-text.ts';
import type { PlanContext } from '../../import-context.ts';
import { problem } from '../../rules/problem.ts';
import { columnOf } from '../plan-columns.ts';
import type { OpenColumns } from './open-columns.ts';
import type { Sample } from './sample.ts';

/** More different ones are names of something else. */
const MOST_MARKS = 12;
const LONGEST = 30;

/** A code, a sign that is nothing else, or a name in any language; "kr" or "Le" alone may be anything. */
const isSure = (text: string): boolean =>
  isCurrencyCode(text) ||
  (/\P{ASCII}/u.test(text) && currenciesOf(text) !== null) ||
  (/^\p{L}[\p{L}\p{M}\s.'’-]{2,}$/u.test(text) && currencyOfName(text) !== null);

/** The marks of a column that has nothing else, in most rows; null where it has. */
function marksIn({ rows }: Sample, index: number): string[] | null {
  const marks = new Set<string>();
  let filled = 0;
  for (const row of rows) {
    const text = plainText(row[index] ?? '').trim();
    if (text === '') continue;
    if (text.length > LONGEST || /\d/.test(text)) return null;
    marks.add(text);
    if (marks.size > MOST_MARKS && !isCurrencyCode(text)) return null;
    filled++;
  }
  if (filled === 0 || filled * 2 < rows.length) return null;
  const all = [...marks];
  // a word for dollar that is no name of one currency is asked about where its row is read
  const sure = all.filter(isSure);
  const isOther = all.some(
    (text) => !sure.includes(text) && currenciesOf(text) === null && /[^\p{L}\p{M}.]/u.test(text),
  );
  return sure.length > 0 && sure.length * 2 >= all.length && !isOther ? all : null;
}

/** Maps the one such column of a plan without a currency, and reports it; of two, which one it is nobody knows. */
export function currencyByValues(sample: Sample, open: OpenColumns, { report }: PlanContext): void {
  const { plan } = sample;
  if (columnOf(plan, 'currency') >= 0 || open.isDecided('currency')) return;
  const found = open.free.flatMap((index) => {
    const marks = marksIn(sample, index);
    return marks === null ? [] : [{ index, marks }];
  });
  if (found.length !== 1) return;
  const { index, marks } = found[0]!;
  const header = plan.headers[index]!;
  plan.columns = [...plan.columns, { index, header, field: 'currency' }];
  report(
    problem('currency_by_values', {
      file: plan.source.name,
      row: plan.headerRow,
      column: header,
      value: marks.slice(0, 5).join(', '),
    }),
  );
}
