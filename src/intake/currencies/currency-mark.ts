/** What stands beside a number, or in a column of currencies: a code, a sign, a name. */

import { languages } from '../languages.ts';
import { memo } from '../memo.ts';
import { plainText } from '../plain-text.ts';
import { currencySigns, usualCurrencies } from './currency-signs.ts';

/** The currencies that a mark can stand for; one, or several for "$", "¥" or "kr". */
export type MarkedCurrency = ReadonlySet<string>;

const ISO = new Set(Intl.supportedValuesOf('currency'));
const CODE = /^[A-Za-z]{3}$/;
const SEVERAL = /^([A-Za-z]{3})\s*(\S{1,3})$|^(\S{1,3})\s*([A-Za-z]{3})$/;

/** True for a code in capitals. */
export const isCurrencyCode = (text: string): boolean => ISO.has(text);

let exact: Map<string, MarkedCurrency> | undefined;
let anyCase: Map<string, MarkedCurrency> | undefined;

/** The currencies of a code or sign; null where it is on no list. `text` is plain, without blanks at its ends. */
export const currenciesOf: (text: string) => MarkedCurrency | null = memo(lookUp);

function lookUp(text: string): MarkedCurrency | null {
  if (exact === undefined || anyCase === undefined) {
    exact = currencySigns();
    anyCase = new Map();
    for (const [sign, codes] of exact) {
      const key = sign.toLowerCase();
      anyCase.set(key, new Set([...(anyCase.get(key) ?? []), ...codes]));
    }
  }
  const sign = text.replaceAll(/\s+/g, '');
  const [found, undotted] = [exact.get(sign), exact.get(sign.replace(/\.$/, ''))];
  // the point of an abbreviation, "Rs.", rules out none of the several that write it without
  if (found && found.size > 1 && undotted) return new Set([...found, ...undotted]);
  if (found ?? undotted) return (found ?? undotted)!;
  if (CODE.test(sign) && ISO.has(sign.toUpperCase())) return new Set([sign.toUpperCase()]);
  // one letter in small is no sign
  const other = sign.length > 1 ? anyCase.get(sign.toLowerCase()) : undefined;
  return other ?? ofCodeAndSign(text);
}

/** "USD $": the code, where the sign may stand for it. */
function ofCodeAndSign(text: string): MarkedCurrency | null {
  const [, code = '', after = '', before = '', last = ''] = SEVERAL.exec(text) ?? [];
  const [iso, sign] = code ? [code.toUpperCase(), after] : [last.toUpperCase(), before];
  return ISO.has(iso) && currenciesOf(sign)?.has(iso) ? new Set([iso]) : null;
}

let usual: ReadonlyMap<string, string> | undefined;

/** GBP of "£": what a sign stands for wherever nothing speaks for another of its currencies; null for "$", "¥" or "kr". */
export function usualCurrency(sign: string): string | null {
  usual ??= usualCurrencies();
  return usual.get(sign.replaceAll(/\s+/g, '')) ?? null;
}

const nameKey = (name: string): string => plainText(name).toLowerCase();

let names: Map<string, Set<string>> | undefined;

/** The one currency of a name in any language, such as "Swiss franc" or 人民币; null where none or several have it. */
export function currencyOfName(text: string): string | null {
  if (!/\p{L}/u.test(text)) return null;
  names ??= allNames();
  const codes = names.get(nameKey(text));
  return codes?.size === 1 ? [...codes][0]! : null;
}

/** Names of CLDR, of all its languages. It takes a tenth of a second: only for a word on no list. */
function allNames(): Map<string, Set<string>> {
  const all = new Map<string, Set<string>>();
  for (const language of languages()) {
    const inLanguage = new Intl.DisplayNames(language, { type: 'currency', fallback: 'none' });
    for (const code of ISO) {
      const name = inLanguage.of(code);
      if (!name) continue;
      const key = nameKey(name);
      const codes = all.get(key) ?? new Set();
      all.set(key, codes.add(code));
    }
  }
  return all;
}
