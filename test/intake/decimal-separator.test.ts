import { describe, expect, it } from 'vitest';
import {
  decideDecimalSeparator,
  noNumberEvidence,
  observeNumber,
} from '../../src/intake/decimal-separator.ts';

const separatorOf = (values: string[], setting?: '.' | ',') => {
  const evidence = noNumberEvidence();
  for (const value of values) observeNumber(evidence, value);
  return decideDecimalSeparator(evidence, evidence, setting);
};

describe('the decimal separator of a column', () => {
  it.each([
    [['1,234', '1,234.50'], '.'],
    [['1.234', '1.234,50'], ','],
    [['1,234,567'], '.'],
    [['1.234.567'], ','],
    [['12,5', '7'], ','],
    [['12', '7'], '.'],
    [['0.125'], '.'],
  ] as const)('%j is written with %s', (values, expected) => {
    expect(separatorOf([...values])).toBe(expected);
  });

  it('is ambiguous where every value fits both', () => {
    expect(separatorOf(['1.234', '12.500', '800'])).toBeNull();
    expect(separatorOf(['1,234', '12,500'])).toBeNull();
  });

  it('is decided by the setting only where the values are ambiguous', () => {
    expect(separatorOf(['1.234'], ',')).toBe(',');
    expect(separatorOf(['1,234.50'], ',')).toBe('.');
  });

  it('is undecided where the values contradict each other', () => {
    expect(separatorOf(['1.50', '2,50'])).toBeNull();
  });

  it('is taken from the other columns of the file', () => {
    const own = noNumberEvidence();
    observeNumber(own, '1.234');
    const file = { ...noNumberEvidence(), comma: 3 };
    expect(decideDecimalSeparator(own, file)).toBe(',');
  });
});
