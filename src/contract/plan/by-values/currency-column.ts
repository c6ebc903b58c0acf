/** A column without a known name that holds nothing but codes of currencies is the currency of its rows. */
import { isCurrencyCode } from '../../../intake/currencies/currency-mark.ts';
import type { PlanContext } from '../../import-context.ts';
import { problem } from '../../rules/problem.ts';
import { columnOf } from '../plan-columns.ts';
import type { OpenColumns } from './open-columns.ts';
import type { Sample } from './sample.ts';

/** The codes of a column that has nothing else, in most rows; null where it has. */
function codesIn({ rows }: Sample, index: number): Set<string> | null {
  const codes = new Set<string>();
  let filled = 0;
  for (const row of rows) {
    const text = (row[index] ?? '').trim();
    if (text === '') continue;
    if (!isCurrencyCode(text)) return null;
    codes.add(text);
    filled++;
  }
  return filled > 0 && filled * 2 >= rows.length ? codes : null;
}

/** Maps the one such column of a plan without a currency, and reports it; of two, which one it is nobody knows. */
export function currencyByValues(sample: Sample, open: OpenColumns, { report }: PlanContext): void {
  const { plan } = sample;
  if (columnOf(plan, 'currency') >= 0 || open.isDecided('currency')) return;
  const found = open.free.flatMap((index) => {
    const codes = codesIn(sample, index);
    return codes === null ? [] : [{ index, codes }];
  });
  if (found.length !== 1) return;
  const { index, codes } = found[0]!;
  const header = plan.headers[index]!;
  plan.columns = [...plan.columns, { index, header, field: 'currency' }];
  report(
    problem('currency_by_values', {
      file: plan.source.name,
      row: plan.headerRow,
      column: header,
      value: [...codes].slice(0, 5).join(', '),
    }),
  );
}
