import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { powerOfTitle, unitOfHeader } from '../../src/intake/currencies/amount-units.ts';
import { unitWords } from '../../src/intake/currencies/unit-words.ts';
import { languages } from '../../src/intake/languages.ts';
import { readAmount } from '../../src/intake/number.ts';
import { headerUnit, withoutUnit } from '../../src/intake/vocabulary.ts';

describe('the unit of amounts', () => {
  it.each([
    ['Amount (in thousands)', 'Amount', 3, null],
    ['Сумма, тыс. руб.', 'Сумма', 3, 'RUB'],
    ['Amount (Rs. in Lakhs)', 'Amount', 5, null],
    ['Amount in Crores', 'Amount', 7, null],
    ['Betrag TEUR', 'Betrag', 3, 'EUR'],
    ['Betrag in T€', 'Betrag', 3, 'EUR'],
    ['Montant (k€)', 'Montant', 3, 'EUR'],
    ["Montant en milliers d'euros", 'Montant', 3, 'EUR'],
    ['Kwota (tys. zł)', 'Kwota', 3, 'PLN'],
    ['Částka (mil. Kč)', 'Částka', 6, 'CZK'],
    ['Valor (R$ mil)', 'Valor', 3, 'BRL'],
    ['Tutar (bin TL)', 'Tutar', 3, 'TRY'],
    ['金額(千円)', '金額', 3, null],
    ['금액(백만원)', '금액', 6, null],
    ['राशि (लाख)', 'राशि', 5, null],
    ['Amount (£m)', 'Amount', 6, null],
    ['Montant (M€)', 'Montant', 6, 'EUR'],
    ['Amount ($MM)', 'Amount', 6, null],
    ['Belopp (tkr)', 'Belopp', 3, null],
    ['Összeg (eFt)', 'Összeg', 3, 'HUF'],
  ])('%s is %s × 10^%s', (header, name, power, currency) => {
    expect(unitOfHeader(header)).toMatchObject({ name, power });
    expect(headerUnit(header)).toMatchObject({ power });
    if (currency !== null) expect(unitOfHeader(header)?.currency).toBe(currency);
    expect(withoutUnit(header)).toBe(name);
  });

  it('is none where a word only looks like it', () => {
    const plain = [
      'Amount (EUR)',
      'Total (net)',
      'Price per thousand',
      'Bin',
      'Due in Days',
      'T',
      'Amount in LC',
      'Amount (M$)',
    ];
    expect(plain.map((header) => unitOfHeader(header))).toEqual(plain.map(() => null));
    const titles = [
      'Sales in Thousand Oaks',
      'Invoices of Mio GmbH',
      'Report for Million Dollar Ltd',
      'Currency: EUR',
      '',
    ];
    expect(titles.map(powerOfTitle)).toEqual(titles.map(() => null));
  });

  it.each([
    ['All amounts in USD thousands', 3],
    ['単位：千円', 3],
    ['단위: 천원', 3],
    ['Суммы в тысячах рублей', 3],
    ['Valores em milhares de reais', 3],
    ['Toutes les sommes en milliers d’euros', 3],
    ['Alle Beträge in Tausend Euro', 3],
    ['Alle bedragen in duizenden euro', 3],
    ['Kwoty w tys. zł', 3],
    ['Nilai dalam ribuan rupiah', 3],
    ['Beträge in 1.000 EUR', 3],
    ['Rs. in Lakhs', 5],
    ['Figures in millions of USD', 6],
  ])('%s above a table is × 10^%s', (title, power) => expect(powerOfTitle(title)).toBe(power));

  it('is read behind any name, in the words of any language', () => {
    const languages = fc.constantFrom(
      'de',
      'fr',
      'pl',
      'ru',
      'uk',
      'cs',
      'sv',
      'hi',
      'ja',
      'ko',
      'it',
      'nl',
      'fi',
    );
    const powers = fc.constantFrom(3, 6);
    const names = fc.constantFrom('Vrakzum', 'Ölmek', '額面', 'Сальто');
    fc.assert(
      fc.property(languages, powers, names, (language, power, name) => {
        const format = new Intl.NumberFormat(language, {
          notation: 'compact',
          compactDisplay: 'long',
        });
        const parts = format.formatToParts(5 * 10 ** power);
        const word = parts.find(({ type }) => type === 'compact')?.value;
        const digits = parts.find(({ type }) => type === 'integer')!.value.length;
        if (!word) return;
        expect(unitOfHeader(`${name} (EUR ${word})`)).toEqual({
          name,
          currency: 'EUR',
          power: power - digits + 1,
        });
      }),
      { numRuns: 60 },
    );
  });

  it.each([
    ['12.5K', 1_250_000],
    ['12.5k €', 1_250_000],
    ['€3k', 300_000],
    ['12.5 T€', 1_250_000],
    ['12.5 TEUR', 1_250_000],
    ['-12.5 Tsd. EUR', -1_250_000],
    ['12.5 tys. zł', 1_250_000],
    ['12.5 tkr', 1_250_000],
    ['1.5 juta', 150_000_000],
    ['1.5 Mio. €', 150_000_000],
    ['1.5M€', 150_000_000],
    ['$1.5MM', 150_000_000],
    ['1.5bn', 150_000_000_000],
    ['3億円', 30_000_000_000],
    ['1万2500円', 1_250_000],
    ['1万5', 1_000_500],
  ])('%s is an amount with its unit', (cell, minor) => {
    expect(readAmount(cell, '.', 2)).toMatchObject({ minor });
  });

  it.each(['1.5M', '2m', '$1.5M', '5 K', '12.5 T', '12.5 k zorb', '3 per thousand', 'Suite 12 K'])(
    '%s is none',
    (cell) => expect(readAmount(cell, '.', 2)).toHaveProperty('rule'),
  );

  it('says of M that it may be a thousand, and counts a unit once', () => {
    expect(readAmount('1.5M', '.', 2)).toEqual({ rule: 'unit_unclear' });
    expect(readAmount('12.5k', '.', 2, 3)).toMatchObject({ minor: 1_250_000 });
    expect(readAmount('12.5', '.', 2, 3)).toMatchObject({ minor: 1_250_000 });
  });
});

// CLDR changes some words with each version
it.runIf(process.versions.icu?.startsWith('78.'))('words of units are those of CLDR', () => {
  const known = unitWords();
  const wrong = languages().flatMap((language) => {
    if (language.length !== 2) return [];
    const format = new Intl.NumberFormat(language, { notation: 'compact', compactDisplay: 'long' });
    return [3, 6].flatMap((power) => {
      const parts = format.formatToParts(5 * 10 ** power);
      const word = parts.find(({ type }) => type === 'compact')?.value.toLowerCase() ?? '';
      const count = parts.find(({ type }) => type === 'integer')?.value ?? '';
      const found = known.get(word.replace(/\.+$/, '').trim());
      return found === undefined || found === power - [...count].length + 1 ? [] : [word];
    });
  });
  expect(wrong).toEqual([]);
  expect(known.get('tausend')).toBe(3);
});
