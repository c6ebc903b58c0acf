/** Amounts whose header names one currency, in a row of another: told, for the one in use may be the wrong amount. */
import { currenciesOf, currencyOfName } from '../../intake/currencies/currency-mark.ts';
import { headerUnit } from '../../intake/vocabulary.ts';
import type { CanonicalRow } from './canonical-row.ts';
import type { RowInProgress } from './row-in-progress.ts';

/** What stands in brackets at the end of a header. */
const CAPTION = /[(（[]([^()（）[\]]+)[)）\]]\s*$/u;

/** Compares a row's currency with the headers of its amounts; null where no header names one, or no row does. */
export function headerCurrency(current: RowInProgress): ((values: CanonicalRow) => void) | null {
  if (current.at('currency') < 0) return null;
  const named = current.columns.flatMap(({ column, index }) => {
    if (column.type !== 'money') return [];
    const header = current.plan.headers[index] ?? '';
    const { currency, sign } = headerUnit(header);
    const name = CAPTION.exec(header)?.[1] ?? '';
    const named = currency ?? currencyOfName(name);
    const codes = named === null ? currenciesOf(sign ?? name) : new Set([named]);
    return codes?.size ? [{ name: column.name, header, codes }] : [];
  });
  if (named.length === 0) return null;
  return (values) => {
    const currency = values.currency as string | null;
    if (currency === null) return;
    for (const { name, header, codes } of named)
      if (values[name] !== null && values[name] !== 0 && !codes.has(currency))
        current.counter.add('header_currency', current.row, header, currency);
  };
}
