/** Cells of rows as read. */
import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { cellText, majorText } from '../../../src/client/drill/cells.ts';
import { renderContext } from '../../../src/report/context.ts';
import type { RenderContext } from '../../../src/report/page.ts';
import { orderedColumns } from '../../../src/rows/columns.ts';
import { context, site } from '../../report/invented.ts';

const { document } = parseHTML('<!doctype html><html><body></body></html>');
const names = {
  region: { East: { en: 'East China', zh: '华东' } },
  segment: { OEM: { en: 'OEM', zh: '主机厂' } },
  rep: { R1: { en: 'Li Wei', zh: '李伟' } },
};
const [inEn, inZh] = (['en', 'zh'] as const).map((locale) =>
  renderContext({
    ...context(document, locale),
    site: { ...site, names },
    labels: { rep: { R1: 'Li Wei 李伟' }, customer: { C9: 'أحمد' } },
  }),
) as [RenderContext, RenderContext];

const [channel, stage, outcome] = orderedColumns(['channel', 'stage', 'outcome']);
const [amount] = orderedColumns(['amount_minor']);

test('canonical codes are worded in both languages; what has no word stays as it is', () => {
  const row = { channel: 'letter', stage: 'dunning-2', outcome: 'Sales will ask <again>' };
  expect(cellText(channel!, row, inEn)).toBe('letter');
  expect(cellText(channel!, row, inZh)).toBe('信函');
  expect(cellText(stage!, row, inEn)).toBe('dunning 2');
  expect(cellText(stage!, row, inZh)).toBe('第二次催收');
  expect(cellText(outcome!, row, inZh)).toBe('Sales will ask <again>');
  expect(cellText(outcome!, { outcome: 'constructor' }, inEn)).toBe('constructor');
  expect(cellText(stage!, {}, inZh)).toBe('–');
});

test('states of a promise and methods of payment are worded, a code that is not known is read as words', () => {
  const [status, method] = orderedColumns(['status', 'method']);
  const row = { status: 'open', method: 'letter_of_credit' };
  expect(cellText(status!, row, inZh)).toBe('待兑现');
  expect(cellText(status!, row, inEn)).toBe('open');
  expect(cellText(method!, row, inZh)).toBe('letter of credit');
  expect(cellText(status!, { status: 'PROM_7' }, inZh)).toBe('PROM_7');
});

test('people and places have the names that the pages print, and else those of the exports', () => {
  const columns = orderedColumns(['customer', 'rep', 'region', 'segment']);
  const texts = (row: Record<string, string>, context: RenderContext): string[] =>
    columns.map((column) => cellText(column, row, context));
  const row = { rep: 'Li Wei 李伟', rep_id: 'R1', region: 'East', segment: 'OEM' };
  const named = { ...row, customer: 'أحمد', customer_id: 'C9' };
  expect(texts(named, inZh)).toEqual(['أحمد', '李伟', '华东', '主机厂']);
  expect(texts(named, inEn)).toEqual(['أحمد', 'Li Wei', 'East China', 'OEM']);
  const other = { customer: 'Delta', customer_id: 'C7', rep: 'R8', region: 'West', segment: 'x' };
  expect(texts({ ...other, rep_id: 'R8' }, inZh)).toEqual(['Delta', 'R8', 'West', 'x']);
});

test('a rate has all its decimals, a chance has none', () => {
  const [chance, rate] = orderedColumns(['late_chance', 'commission_rate']);
  const row = { late_chance: 0.256, commission_rate: 0.0025 };
  expect([cellText(chance!, row, inEn), cellText(rate!, row, inEn)]).toEqual(['26%', '0.25%']);
});

test('amounts are exact to the last digit of their currency', () => {
  const of = (amount_minor: number, currency: string) => ({ amount_minor, currency });
  expect(cellText(amount!, of(-123_456, 'CNY'), inEn)).toBe('−1,234.56');
  expect(cellText(amount!, of(1_234, 'KWD'), inEn)).toBe('1.234');
  expect(majorText(-5, 2)).toBe('-0.05');
  expect(majorText(9_000, 0)).toBe('9000');
});
