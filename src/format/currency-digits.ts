/**
 * Digits of minor units as ISO 4217 has them (list one of the SIX maintenance agency, 2026-01-01), where they are not 2.
 * `Intl` answers what is usual in shops: 0 for PKR, COP, HUF or IDR, whose invoices have hundredths.
 */
const DIGITS: Readonly<Record<number, string>> = {
  0: 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF',
  3: 'BHD IQD JOD KWD LYD OMR TND',
  4: 'CLF UYW',
};

const BY_CODE: ReadonlyMap<string, number> = new Map(
  Object.entries(DIGITS).flatMap(([digits, codes]) =>
    codes.split(' ').map((code) => [code, Number(digits)] as const),
  ),
);

/** Decimals of the currency's minor unit (ISO 4217): JPY 0, CNY 2, KWD 3; unnamed or unknown 2. */
export const currencyDigits = (currency: string | null): number =>
  currency === null ? 2 : (BY_CODE.get(currency) ?? 2);

/** Currencies by the digits of their minor unit, where that is not a hundredth. */
export const currenciesByDigits = (): [number, string[]][] =>
  Object.entries(DIGITS).map(([digits, codes]) => [Number(digits), codes.split(' ')]);
