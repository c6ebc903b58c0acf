/** Cells of rows as read. */
import { expect, test } from 'vitest';
import { cellText, majorText } from '../../../src/client/drill/cells.ts';
import { orderedColumns } from '../../../src/rows/columns.ts';

const [channel, stage, outcome] = orderedColumns(['channel', 'stage', 'outcome']);
const [amount] = orderedColumns(['amount_minor']);

test('canonical codes are worded in both languages; what has no word stays as it is', () => {
  const row = { channel: 'letter', stage: 'dunning-2', outcome: 'Sales will ask <again>' };
  expect(cellText(channel!, row, 'en')).toBe('letter');
  expect(cellText(channel!, row, 'zh')).toBe('信函');
  expect(cellText(stage!, row, 'en')).toBe('dunning 2');
  expect(cellText(stage!, row, 'zh')).toBe('第二次催收');
  expect(cellText(outcome!, row, 'zh')).toBe('Sales will ask <again>');
  expect(cellText(outcome!, { outcome: 'constructor' }, 'en')).toBe('constructor');
  expect(cellText(stage!, {}, 'zh')).toBe('–');
});

test('amounts are exact to the last digit of their currency', () => {
  const of = (amount_minor: number, currency: string) => ({ amount_minor, currency });
  expect(cellText(amount!, of(-123_456, 'CNY'), 'en')).toBe('−1,234.56');
  expect(cellText(amount!, of(1_234, 'KWD'), 'en')).toBe('1.234');
  expect(majorText(-5, 2)).toBe('-0.05');
  expect(majorText(9_000, 0)).toBe('9000');
});
