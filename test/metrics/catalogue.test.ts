/** Each metric's own example, and what the catalogue promises of every metric. */
import { expect, test } from 'vitest';
import { applyFormula } from '../../src/metrics/ask/evaluate.ts';
import { wholeFrame } from '../../src/metrics/ask/frames.ts';
import { MEASURES, METRICS, measureById } from '../../src/metrics/catalogue.ts';
import { site } from '../report/invented.ts';

const { params } = site;
const frame = wholeFrame({ from: '2026-01-01', to: '2026-03-31' }, '2026-03-31', 3);

test.each(METRICS.map((metric) => [metric.id, metric] as const))('%s: its example', (_, metric) => {
  const { example } = metric;
  const result =
    'groups' in example
      ? metric.reduce!(example.groups, frame, params)
      : applyFormula(metric, example.parts, frame);
  expect(result.value).toBeCloseTo(example.value!, 12);
});

test('ids are unique, and every wording is there in both languages', () => {
  expect(new Set(METRICS.map((metric) => metric.id)).size).toBe(METRICS.length);
  for (const { label, question, formula, caveat } of METRICS)
    for (const text of [label, question, formula, ...(caveat ? [caveat] : [])])
      expect(text.en.length * text.zh.length).toBeGreaterThan(0);
});

test('every measure a metric names exists, and every measure is used', () => {
  const used = new Set(
    METRICS.flatMap((metric) => [
      ...Object.keys(metric.numerator ?? {}),
      ...Object.keys(metric.denominator ?? {}),
      ...(metric.over?.measures ?? []),
    ]),
  );
  expect([...used].sort()).toEqual(MEASURES.map(({ id }) => id).sort());
});

test('no formula holds two measures of one wording', () => {
  for (const { id, numerator, denominator } of METRICS)
    for (const terms of [numerator, denominator])
      for (const locale of ['en', 'zh'] as const) {
        const words = Object.keys(terms ?? {}).map((measure) => measureById(measure).label[locale]);
        expect([id, new Set(words).size]).toEqual([id, words.length]);
      }
});

test('no denominator, no value: never 0 % or 100 %', () => {
  for (const metric of METRICS.filter((candidate) => candidate.denominator)) {
    const { value } = applyFormula(metric, { ...negated(metric.denominator!) }, frame);
    expect([metric.id, value]).toEqual([metric.id, null]);
  }
});

/** Parts that make a denominator of −1 or less. */
const negated = (terms: Record<string, number>): Record<string, number> =>
  Object.fromEntries(Object.entries(terms).map(([id, weight]) => [id, weight > 0 ? -2 : 2]));
