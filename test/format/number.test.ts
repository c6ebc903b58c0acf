import { describe, expect, it } from 'vitest';
import { currencyDigits } from '../../src/format/currency-digits.ts';
import {
  count,
  decimal,
  exactMoney,
  exactPercent,
  formatValue,
  money,
  moneyScale,
  moneyUnit,
  percent,
  points,
  setPercent,
} from '../../src/format/number.ts';

const cny = { currency: 'CNY', locale: 'en' } as const;

describe('money', () => {
  it('shortens to K and M in English, 万 and 亿 in Chinese', () => {
    expect(money(1_810_000_000, cny)).toBe('¥18.1\u00a0M');
    expect(money(4_200_000, cny)).toBe('¥42.0\u00a0K');
    expect(money(1_810_000_000, { ...cny, locale: 'zh' })).toBe('¥1,810万');
    expect(money(250_000_000_000, { ...cny, locale: 'zh' })).toBe('¥25.0亿');
  });

  it('uses one unit for a page, chosen by the largest amount', () => {
    const scale = moneyScale([1_810_000_000, 4_200_000, null], 'CNY', 'en');
    expect(scale).toEqual({ factor: 1_000_000, unit: 'M' });
    expect(money(4_200_000, { ...cny, scale })).toBe('¥0.04\u00a0M');
    expect(moneyUnit('CNY', scale, 'en')).toBe('CNY\u00a0M');
    expect(moneyUnit('CNY', { factor: 10_000, unit: '万' }, 'zh')).toBe('万元');
  });

  it('prints an amount too small for the page’s unit in its own, never as nothing', () => {
    const scale = { factor: 1_000_000, unit: 'M' };
    expect(money(4_200, { ...cny, scale })).toBe('¥42');
    expect(money(-42, { ...cny, scale })).toBe('−¥0.42');
    expect(money(-42, cny)).toBe('−¥0.42');
    expect(money(300_000, { ...cny, locale: 'zh', scale: { factor: 1e8, unit: '亿' } })).toBe(
      '¥3,000',
    );
    // a label of a chart stays in the unit that the title names
    expect(money(300_000, { ...cny, scale, bare: true })).toBe('<0.01');
    expect(money(-300_000, { ...cny, scale, bare: true, signed: true })).toBe('−<0.01');
    expect(money(0, { ...cny, scale, bare: true })).toBe('0.00');
    expect(money(0, { ...cny, scale })).toBe('¥0');
    expect(money(500_000, { ...cny, scale })).toBe('¥0.01\u00a0M');
  });

  it('follows the minor digits of the currency', () => {
    expect(currencyDigits('JPY')).toBe(0);
    expect(currencyDigits('KWD')).toBe(3);
    expect(currencyDigits(null)).toBe(2);
    expect(exactMoney(1234, 'JPY', 'en')).toBe('1,234');
    expect(exactMoney(1234, 'KWD', 'en')).toBe('1.234');
    expect(exactMoney(-123456, null, 'en')).toBe('−1,234.56');
    expect(exactMoney(123456, 'CNY', 'en', false)).toBe('¥1,234.56');
  });

  it('signs changes, and never what is printed as zero', () => {
    expect(money(230_000_000, { ...cny, signed: true })).toBe('+¥2.3\u00a0M');
    expect(money(-230_000_000, cny)).toBe('−¥2.3\u00a0M');
    expect(points(-0.00001, 'en')).toBe('0.0');
    expect(points(0.021, 'en')).toBe('+2.1');
  });
});

describe('other numbers', () => {
  it('print a dash for no value, never a zero', () => {
    expect(money(null, cny)).toBe('–');
    expect(exactMoney(null, 'CNY', 'en')).toBe('–');
    expect(percent(null, 'zh')).toBe('–');
    for (const unit of ['minor', 'ratio', 'days', 'count', 'index'] as const) {
      expect(formatValue(null, unit, cny)).toBe('–');
    }
  });

  it('print a rate over 100 % as it is', () => {
    expect(percent(1.256, 'en')).toBe('125.6%');
    expect(percent(-0.05, 'en')).toBe('−5.0%');
    expect([0.9, 0.925, 0.57].map((share) => setPercent(share, 'en'))).toEqual([
      '90%',
      '92.5%',
      '57%',
    ]);
  });

  it('never print a ratio that is there as nothing', () => {
    expect([0.000046, 0.00049, 0.0005, 0].map((share) => percent(share, 'en'))).toEqual([
      '<0.1%',
      '<0.1%',
      '0.1%',
      '0.0%',
    ]);
    expect(percent(0.000046, 'zh', 2)).toBe('<0.01%');
    expect(percent(0.00005, 'en', 2)).toBe('0.01%');
    expect(percent(0.004, 'en', 0)).toBe('<1%');
    expect(percent(-0.0002, 'en')).toBe('−<0.1%');
    // what fractions leave of nothing is nothing
    expect(percent(0.3 - 0.1 - 0.2, 'en')).toBe('0.0%');
    expect(formatValue(0.0001, 'ratio', cny)).toBe('<0.1%');
    expect(formatValue(0.0001, 'index', cny)).toBe('<0.01');
    expect(formatValue(0, 'index', cny)).toBe('0.00');
  });

  it('print a rate of rules with the decimals that it has', () => {
    const printed = [0.01, 0.0025, 0.333333, 0.000001, 0, 1].map((rate) =>
      exactPercent(rate, 'en'),
    );
    expect(printed).toEqual(['1%', '0.25%', '33.3333%', '0.0001%', '0%', '100%']);
  });

  it('print days and counts', () => {
    expect(decimal(42.25, 'en')).toBe('42.3');
    expect(decimal(-3, 'en', 1, true)).toBe('−3.0');
    expect(count(12_345, 'en')).toBe('12,345');
  });
});
