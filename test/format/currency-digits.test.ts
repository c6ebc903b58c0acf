/** Digits of minor units: the standard's, which a formatter follows but for the currencies named here. */
import { expect, test } from 'vitest';
import { currenciesByDigits, currencyDigits } from '../../src/format/currency-digits.ts';

/** Currencies whose hundredths or thousandths are not in daily use: CLDR leaves them out. */
const WITHOUT_CASH_OF_THEIR_OWN =
  'AFN ALL COP HUF IDR IQD IRR KPW LAK LBP MGA MMK PKR SLL SOS SYP YER';

const digitsInShops = (currency: string): number =>
  new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions()
    .maximumFractionDigits!;

test('the standard and a formatter agree but where small coins are out of use', () => {
  const others = Intl.supportedValuesOf('currency').filter(
    (code) => currencyDigits(code) !== digitsInShops(code),
  );
  const known = new Set([...WITHOUT_CASH_OF_THEIR_OWN.split(' '), 'CLF', 'UYI', 'UYW']);
  expect(others.filter((code) => !known.has(code))).toEqual([]);
});

test('digits of currencies as ISO 4217 prints them', () => {
  const printed = {
    PKR: 2,
    COP: 2,
    HUF: 2,
    IDR: 2,
    TWD: 2,
    IQD: 3,
    KWD: 3,
    JPY: 0,
    KRW: 0,
    VND: 0,
  };
  for (const [code, digits] of Object.entries(printed))
    expect([code, currencyDigits(code)]).toEqual([code, digits]);
  expect([null, 'ABC', ''].map(currencyDigits)).toEqual([2, 2, 2]);
  expect(currenciesByDigits().flatMap(([, codes]) => codes)).toHaveLength(26);
});
