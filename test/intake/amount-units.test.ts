import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { powerOfTitle, unitOfHeader } from '../../src/intake/currencies/amount-units.ts';
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
});
