import { expect, test } from 'vitest';
import { translator } from '../../../src/i18n/wordings.ts';
import { valueText } from '../../../src/report/data/value-text.ts';

test.each([
  ['R-1 and 3 more', 'R-1 等，另 3 处'],
  ['ten → 10.00 and 2 more rows', 'ten → 10.00 等，另 2 处'],
  ['两行\n文字 and 1 more', '两行\n文字等，另 1 处'],
  ['and 3 more or less', 'and 3 more or less'],
  ['', ''],
])('others of a value are counted in Chinese: %j', (value, inChinese) => {
  expect(valueText(translator('zh'), value)).toBe(inChinese);
  if (!value.endsWith('rows')) expect(valueText(translator('en'), value)).toBe(value);
});
