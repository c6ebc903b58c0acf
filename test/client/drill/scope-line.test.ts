/** The line over the rows of a figure names the one date that counts for it, and nothing that does not. */
import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { scopeLine } from '../../../src/client/drill/scope-line.ts';
import type { Target } from '../../../src/client/drill/target.ts';
import type { View } from '../../../src/view/view.ts';
import { context } from '../../report/invented.ts';

const { document } = parseHTML('<!doctype html><html><body></body></html>');
const { view } = context(document, 'en');
const line = (target: Target, changes: Partial<View> = {}, locale: 'en' | 'zh' = 'en'): string =>
  scopeLine(
    target,
    context(document, locale, { view: { ...view, filter: { currency: 'CNY' }, ...changes } }),
  );

test('a balance is named by its day, the end of the month where it is one of a series', () => {
  expect(line({ metric: 'overdue_amount' })).toBe('As of 30 Jun 2026 · CNY');
  const may = { metric: 'aging', at: { month: '2026-05', bucket: 'not_due' } };
  expect(line(may)).toBe('As of 31 May 2026 · CNY · Not due');
  expect(line(may, {}, 'zh')).toMatch(/2026年5月31日 · 人民币 · 未到期$/);
});

test('the month that the as-of date cuts ends on that date', () => {
  const target = { metric: 'open_amount', at: { month: '2026-06' } };
  expect(line(target, { asOf: '2026-06-15' })).toBe('As of 15 Jun 2026 · CNY');
});

test('what moved is named by its period, and by the as-of date only where that cuts it', () => {
  expect(line({ metric: 'invoiced_amount' })).toBe('Jul 2025 – Jun 2026 · CNY');
  expect(line({ metric: 'invoiced_amount', at: { month: '2026-05' } })).toBe('May 2026 · CNY');
  expect(line({ which: 'receipts' }, { asOf: '2026-06-15' })).toBe(
    'Jul 2025 – Jun 2026 · As of 15 Jun 2026 · CNY',
  );
});

test('open items stand at a day, settled ones in the period', () => {
  expect(line({ which: 'items' })).toBe('As of 30 Jun 2026 · CNY');
  expect(line({ which: 'items', state: 'settled' })).toBe('Jul 2025 – Jun 2026 · CNY');
});
