import { describe, expect, it } from 'vitest';
import { readAmount, readNumber } from '../../src/intake/number.ts';

describe('amounts as exports write them', () => {
  it.each([
    ['1234.56', '.', 2, 123456],
    ['1234', '.', 2, 123400],
    ['-3,088', '.', 2, -308800],
    ['1,234.56', '.', 2, 123456],
    ['11.353,15', ',', 2, 1135315],
    ['1234,5', ',', 2, 123450],
    ['155.22-', '.', 2, -15522],
    ['(1,234.56)', '.', 2, -123456],
    ['.00', '.', 2, 0],
    ['38.0', '.', 2, 3800],
    ['1 234,56', ',', 2, 123456],
    ['1\u00a0234\u00a0567,89', ',', 2, 123456789],
    ["1'234.50", '.', 2, 123450],
    ['1,10,775.00', '.', 2, 11077500],
    ['¥ 1,200', '.', 2, 120000],
    ['$-5.50', '.', 2, -550],
    ['CNY 1,200', '.', 2, 120000],
    ['1200 EUR', '.', 2, 120000],
    ['12€50', ',', 2, 1250],
    ['12€50', '.', 2, 1250],
    ['1 234$05', '.', 2, 123405],
    ['１２００．５', '.', 2, 120050],
    ['1.2万', '.', 2, 1200000],
    ['79656.60000000001', '.', 2, 7965660],
    ['0.30000000000000004', '.', 2, 30],
    ['1234.5599999999999', '.', 2, 123456],
    ['1.500', '.', 2, 150],
    ['-0.00', '.', 2, 0],
    ['1200', '.', 0, 1200],
    ['1.234', '.', 3, 1234],
    ['90071992547409.91', '.', 2, 9007199254740991],
  ] as const)('%s with decimal %s and %i digits is %i', (text, decimal, digits, minor) => {
    expect(readAmount(text, decimal, digits)).toMatchObject({ minor });
  });

  it.each([
    ['abc', 'not_a_number'],
    ['1.2.3', 'not_a_number'],
    ['1,2,3', 'not_a_number'],
    ['12,34', 'not_a_number'],
    ['--5', 'not_a_number'],
    ['(-5)', 'not_a_number'],
    ['1.421E+10', 'number_shortened'],
    ['2026-01-01', 'not_a_number'],
    ['100.555', 'too_many_decimals'],
    ['0.001', 'too_many_decimals'],
    ['90071992547409.92', 'number_too_large'],
  ])('%s is refused as %s', (text, rule) => {
    expect(readAmount(text, '.', 2)).toEqual({ rule });
  });

  it('takes the unit of a title line into account', () => {
    expect(readAmount('1.2345', '.', 2, 4)).toMatchObject({ minor: 1234500 });
  });

  it('names the currency written beside the amount and marks a repair', () => {
    expect(readAmount('USD 5.10', '.', 2)).toMatchObject({
      minor: 510,
      code: 'USD',
      isRepaired: false,
    });
    expect(readAmount('79656.60000000001', '.', 2)).toMatchObject({ isRepaired: true });
  });

  it('reads rates without rounding', () => {
    expect(readNumber('7,1234', ',')).toBe(7.1234);
    expect(readNumber('0.563704', '.')).toBe(0.563704);
    expect(readNumber('x', '.')).toBeNull();
  });
});
