/** Signs and names of currencies beside amounts, in headers and in columns of their own. */
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { currencyDigits } from '../../src/format/currency-digits.ts';
import { currenciesOf } from '../../src/intake/currencies/currency-mark.ts';
import {
  decideDecimalSeparator,
  noNumberEvidence,
  observeNumber,
} from '../../src/intake/decimal-separator.ts';
import { languages } from '../../src/intake/languages.ts';
import { readAmount } from '../../src/intake/number.ts';
import { headerUnit, readCurrency, withoutUnit } from '../../src/intake/vocabulary.ts';

/** Languages whose signs are those of others in letters of their own. */
const WITHOUT_SIGNS = new Set(['nqo', 'brx']);
const LANGUAGES = languages().filter((language) => !WITHOUT_SIGNS.has(language));
const CODES = Intl.supportedValuesOf('currency');

/** A column as a program of that language prints it, read back. */
function readBack(amounts: readonly number[], formatter: Intl.NumberFormat, digits: number) {
  const texts = amounts.map((amount) => formatter.format(amount / 10 ** digits));
  const evidence = noNumberEvidence();
  for (const text of texts) observeNumber(evidence, text, () => digits === 0);
  const separator = decideDecimalSeparator(evidence, evidence);
  return texts.map((text) => ({
    text,
    read: separator && readAmount(text, separator, digits),
  }));
}

test('an amount as any language prints it is read, or refused, and never another amount', () => {
  let read = 0;
  const drawn = fc.record({
    language: fc.constantFrom(...LANGUAGES),
    currency: fc.constantFrom(...CODES),
    currencyDisplay: fc.constantFrom('symbol', 'narrowSymbol', 'code', 'name'),
    currencySign: fc.constantFrom('standard', 'accounting'),
    amounts: fc.array(fc.integer({ min: -99_999_999, max: 99_999_999 }), {
      minLength: 2,
      maxLength: 4,
    }),
  });
  const check = ({
    language,
    currency,
    currencyDisplay,
    currencySign,
    amounts,
  }: typeof drawn extends fc.Arbitrary<infer T> ? T : never) => {
    const digits = currencyDigits(currency);
    const formatter = new Intl.NumberFormat(language, {
      ...({ style: 'currency', currency, currencyDisplay, currencySign } as const),
      ...{ minimumFractionDigits: digits, maximumFractionDigits: digits },
    });
    for (const [i, { text, read: found }] of readBack(amounts, formatter, digits).entries()) {
      if (found === null || 'rule' in found) continue;
      read++;
      expect([text, found.minor]).toEqual([text, amounts[i]]);
      // Albanian prints ANG for XCG, which came in its place: nobody can tell
      if (found.code !== null && found.code !== currency && text.includes(found.code)) continue;
      const codes = found.sign === null ? [found.code] : [...currenciesOf(found.sign)!];
      expect([text, codes]).toEqual([text, expect.arrayContaining([currency])]);
    }
  };
  fc.assert(fc.property(drawn, check), { numRuns: 400 });
  expect(read).toBeGreaterThan(500);
});

test.each(['0,01 Jemen-Rial', 'Jemen-Rial 0,01', '0,01 Bermuda-dollar'])(
  '%s: the hyphen of a word is no minus',
  (text) => {
    const found = readAmount(text, ',', 2);
    expect('rule' in found || found.minor === 1).toBe(true);
  },
);

test('a number in the digits of any script is that number', () => {
  const systems = Intl.supportedValuesOf('numberingSystem').filter(
    (name) => !/hanidec|roman/.test(name),
  );
  for (const numberingSystem of systems) {
    const formatter = new Intl.NumberFormat('en', { numberingSystem, minimumFractionDigits: 2 });
    expect([numberingSystem, readAmount(formatter.format(-1234.56), '.', 2)]).toEqual([
      numberingSystem,
      expect.objectContaining({ minor: -123_456 }),
    ]);
  }
});

describe('what stands beside a number', () => {
  it.each([
    ['₦1,234.50', '.', 'NGN'],
    ['1.234,50 zł', ',', 'PLN'],
    ['Rp 1.234,50', ',', 'IDR'],
    ['R$ 1.234,50', ',', 'BRL'],
    ['NT$1,234.50', '.', 'TWD'],
    ['S/ 1,234.50', '.', 'PEN'],
    ['₹ 1,234.50/-', '.', 'INR'],
    ['CHF 1’234.50', '.', 'CHF'],
    ['USD $1,234.50', '.', 'USD'],
    ['$1,234.50 CAD', '.', 'CAD'],
    ['US $ 1,234.50', '.', 'USD'],
    ['RMB¥1,234.50', '.', null],
    ['1 234,50 franc suisse', ',', 'CHF'],
    ['٬', '.', undefined],
  ] as const)('%s', (text, separator, code) => {
    const read = readAmount(text, separator, 2);
    if (code === undefined || code === null) expect(read).toEqual({ rule: 'not_a_number' });
    else expect(read).toMatchObject({ minor: 123_450, code });
  });

  it.each([
    ['△1,234.50', -123_450],
    ['▲ 1,234.50', -123_450],
    ['<1,234.50>', -123_450],
    ['—1,234.50', -123_450],
    ['1,234.50–', -123_450],
    ['€ -1,234.50', -123_450],
    ['-€1,234.50', -123_450],
    ['(1,234.50) EUR', -123_450],
    ['EUR (1,234.50)', -123_450],
    ['1,234.50 CR', -123_450],
    ['1,234.50 H', -123_450],
    ['1,234.50 DR', 123_450],
    ["'-1,234.50", -123_450],
    ['="1,234.50"', 123_450],
    ['负1,234.50', -123_450],
    ['1,234.-', 123_400],
    ['€ -', 0],
    ['١٬٢٣٤٫٥٠', 123_450],
    ['१,२३,४५६.५०', 12_345_650],
    ['1.5 Mio', 150_000_000],
  ])('%s is %i in hundredths', (text, minor) => {
    expect(readAmount(text, '.', 2)).toMatchObject({ minor });
  });

  it.each([
    '(1,234.50',
    '-(5)',
    '1,234.50-CR',
    '5 K',
    '5 pcs',
    'INV-100',
    'EUR 5 USD',
    '1·5',
    '5 x',
    'No 5',
  ])('%s is no number', (text) =>
    expect(readAmount(text, '.', 2)).toEqual({ rule: 'not_a_number' }),
  );
});

describe('a column of currencies', () => {
  it.each([
    ['eur', 'EUR'],
    ['€', 'EUR'],
    ['Schweizer Franken', 'CHF'],
    ['人民币', 'CNY'],
    ['baht thaïlandais', 'THB'],
    ['דולר אמריקאי', 'USD'],
    ['$', null],
    ['Euroland', null],
  ])('%s is %s', (text, code) => expect(readCurrency(text)).toBe(code));
});

describe('a header', () => {
  it.each([
    ['Amount (EUR)', 'Amount', 'EUR', null],
    ['Betrag in €', 'Betrag', 'EUR', null],
    ['Betrag in EUR', 'Betrag', 'EUR', null],
    ['Total US$', 'Total', 'USD', null],
    ['Amount_GBP', 'Amount', 'GBP', null],
    ['金额（¥）', '金额', null, '¥'],
    ['Amount ($)', 'Amount', null, '$'],
    ['Valor (R$)', 'Valor', 'BRL', null],
    ['Total (net)', 'Total (net)', null, null],
    ['Open ALL', 'Open ALL', null, null],
    ['Sales (FR)', 'Sales (FR)', null, null],
  ])('%s is %s in %s', (header, name, currency, sign) => {
    expect(withoutUnit(header)).toBe(name);
    expect(headerUnit(header)).toMatchObject({ currency, sign });
  });
});
