import { describe, expect, it } from 'vitest';
import { formatsByStyle, markedFormat, withMark } from '../../src/intake/sheets/number-formats.ts';

const shown = (code: string, number = '100.5'): string => {
  const format = markedFormat(code);
  return format === null ? number : withMark(number, format, true);
};

describe('a number format', () => {
  it.each([
    ['[$€-2] #,##0.00', '€ 100.5'],
    ['#,##0.00\\ "zł"', 'zł 100.5'],
    ['#,##0.00\\ [$Kč-405]', 'Kč 100.5'],
    ['_-* #,##0.00\\ "€"_-;\\-* #,##0.00\\ "€"_-;_-* "-"??\\ "€"_-;_-@_-', '€ 100.5'],
    ['[$£-809]#,##0.00;[Red]\\-[$£-809]#,##0.00', 'GBP 100.5'],
    ['[$CHF-807]\\ #,##0.00', 'CHF 100.5'],
    ['[$₹-4009]\\ #,##,##0.00', '₹ 100.5'],
    ['€#,##0', '€ 100.5'],
    ['General" EUR"', 'EUR 100.5'],
    ['#,##0"円"', '円 100.5'],
    ['0.00" грн."', 'грн. 100.5'],
  ])('%s shows its currency', (code, text) => {
    expect(shown(code)).toBe(text);
  });

  it.each([
    ['_-* #,##0.00 [$kr-41D]_-', 'SEK'],
    ['_-* #,##0.00 [$kr-414]_-', 'NOK'],
    ['_ [$¥-804]* #,##0.00_ ', 'CNY'],
    ['[$¥-411]#,##0', 'JPY'],
    ['[$$-C09]#,##0.00', 'AUD'],
  ])('%s means the currency of its language', (code, currency) => {
    expect(shown(code)).toBe(`${currency} 100.5`);
  });

  it('leaves to report.yml what a dollar of the United States is', () => {
    expect(shown('[$$-409]#,##0.00')).toBe('$ 100.5');
  });

  it.each([
    '#,##0.00',
    '#,##0,',
    '0.00%',
    '0.0,"K"',
    '[$-41E]d mmm yyyy',
    '"RE-"0000',
    '0" days"',
    '@',
  ])('%s shows no currency, and scales nothing', (code) => {
    expect(markedFormat(code)).toBeNull();
  });

  it('shows the side, in place of a minus where it has a section for one', () => {
    expect(shown('#,##0.00" Cr"', '40')).toBe('40 Cr');
    expect(shown('#,##0.00" Dr";#,##0.00" Cr"', '40')).toBe('40 Dr');
    expect(shown('#,##0.00" Dr";#,##0.00" Cr"', '-40')).toBe('40 Cr');
    expect(shown('"₹" #,##0.00" Dr."', '40')).toBe('₹ 40 Dr.');
    expect(shown('[$€-2] #,##0.00;[$€-2] -#,##0.00', '-40')).toBe('€ -40');
    expect(shown('#,##0.00\\ "Kč";\\-"Kč"#,##0.00', '-40')).toBe('Kč -40');
  });

  it('is found by the style of the cell', () => {
    const xml = `<styleSheet><numFmts count="2"><numFmt numFmtId="164" formatCode="#,##0.00\\ &quot;z&#322;&quot;"/></numFmts>
      <cellStyleXfs><xf numFmtId="164"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>`;
    expect([...formatsByStyle(xml)]).toEqual([['1', '#,##0.00\\ "zł"']]);
  });
});
