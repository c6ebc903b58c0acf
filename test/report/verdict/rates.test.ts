import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import type { Answer, AnswerRow } from '../../../src/metrics/types.ts';
import { ratesText } from '../../../src/report/verdict/rates.ts';
import { context, view } from '../invented.ts';

const { document } = parseHTML('<!doctype html><html><body></body></html>');

const row = (by: AnswerRow['by'], numerator: number, denominator: number): AnswerRow => ({
  by,
  currency: 'CNY',
  value: numerator / denominator,
  numerator,
  denominator,
});
const answer = (...rows: AnswerRow[]): Answer => ({ metric: '', unit: 'ratio', rows });
const days = (value: number): Answer => answer(row({}, value, 1));

/** Then 97 of 100 came in from each of two customers; now of C1's 100 only 80. */
const BOOK: Record<string, Answer> = {
  'rate.now': answer(row({ customer: 'C1' }, 80, 100), row({ customer: 'C2' }, 98, 100)),
  'rate.before': answer(row({ customer: 'C1' }, 97, 100), row({ customer: 'C2' }, 97, 100)),
  'rate.year': answer(row({}, 194, 200)),
  'rate.months': answer(row({ month: '2026-05' }, 97, 100), row({ month: '2026-06' }, 70, 100)),
  'dso.now': days(61.2),
  'dso.year': days(57.2),
  'add.now': days(10.2),
  'add.year': days(3.8),
  'dso_best.now': days(51),
  'dso_best.year': days(53.4),
};
const say = (answers: Record<string, Answer>, locale: 'en' | 'zh' = 'en') =>
  ratesText(answers, context(document, locale))!;

test('the rate is explained by the customer behind its change, DSO by lateness against terms', () => {
  // 178 of 200 is 89 %, 8 points less; without C1 98 of 100. DSO 4.0 = 6.4 − 2.4
  const { first, second } = say(BOOK);
  expect(first).toBe(
    'Of what fell due in Jul 2025 – Jun 2026, 89.0% has come in, −8.0 pp vs a year ago; without Harbour & Sons <Ltd> it would be 98.0%. DSO is 61.2 days, +4.0 vs a year ago: lateness +6.4, not yet due −2.4.',
  );
  // the youngest month has had least time to come in
  expect(second).toEqual(['Jun 2026 alone: 70.0%']);
});

test('where two customers share the change, none is named', () => {
  const both = answer(row({ customer: 'C1' }, 89, 100), row({ customer: 'C2' }, 89, 100));
  expect(say({ ...BOOK, 'rate.now': both }).first).toContain('−8.0 pp vs a year ago. DSO');
});

test('what moved more goes first', () => {
  const level = answer(row({ customer: 'C1' }, 96, 100), row({ customer: 'C2' }, 97, 100));
  expect(say({ ...BOOK, 'rate.now': level }).first).toMatch(
    /^DSO is 61.2 days, \+4.0 vs a year ago/,
  );
});

test('nothing that moved is no material change, in both languages', () => {
  const calm = { ...BOOK, 'rate.now': BOOK['rate.before']!, 'dso.now': days(57.5) };
  expect(say(calm).first).toBe(
    'No material change. DSO is 57.5 days. Of what fell due in Jul 2025 – Jun 2026, 97.0% has come in.',
  );
  const asked = context(document, 'en', { view: { ...view, compare: 'year' } });
  expect(ratesText(calm, asked)!.first).toMatch(/^No material change from a year ago\. DSO is/);
  // the rate of a month ago is not known: it is judged against a year ago
  const month = { 'dso.month': days(57.4), 'add.month': days(4), 'dso_best.month': days(53.4) };
  const ofMonth = context(document, 'en', { view: { ...view, compare: 'month' } });
  expect(ratesText({ ...calm, ...month }, ofMonth)!.first).toMatch(/^No material change\. DSO is/);
  expect(say({ ...BOOK, 'dso.now': days(57.2), 'add.now': days(4.0) }).second).toEqual([
    'Jun 2026 alone: 70.0%',
    'DSO −2.2 days vs a year ago: lateness +0.2, not yet due −2.4',
  ]);
  expect(say(calm, 'zh').first).toBe(
    '无明显变化。DSO 为 57.5 天。2025年7月–2026年6月到期的款项中，已收回 97.0%。',
  );
});

test('says over which comparison nothing moved, where something did over another', () => {
  const month = { 'dso.month': days(61.1), 'add.month': days(10.1), 'dso_best.month': days(51) };
  const answers = { ...BOOK, ...month, 'rate.month': answer(row({}, 178, 200)) };
  const chosen = { view: { ...view, compare: 'month' as const } };
  const { first, second } = ratesText(answers, context(document, 'en', chosen))!;
  expect(first).toMatch(/^No material change from a month ago\./);
  expect(ratesText(answers, context(document, 'zh', chosen))!.first).toMatch(
    /^与上月同期相比无明显变化。/,
  );
  expect(second).toEqual([
    'Jun 2026 alone: 70.0%',
    'DSO +0.1 days vs a month ago: lateness +0.1, not yet due 0.0',
    'DSO +4.0 days vs a year ago: lateness +6.4, not yet due −2.4',
  ]);
});

test('parts that are rounded foot to the change as printed', () => {
  // 6.44 − 2.46 = 3.98: printed +4.0 = +6.5 − 2.5 or +6.4 − 2.4, never +6.4 − 2.5
  const text = say({
    ...BOOK,
    'add.now': days(3.8 + 6.44),
    'dso_best.now': days(53.4 - 2.46),
    'dso.now': days(57.2 + 3.98),
  }).first;
  const [change, late, notDue] = [...text.matchAll(/([+−]\d\.\d)(?! pp)/g)]
    .slice(-3)
    .map(([, n]) => Number(n!.replace('−', '-')));
  expect(late! + notDue!).toBeCloseTo(change!, 9);
  expect(change).toBe(4);
});
