/** Adding a metric touches one family: its measures stand beside it, each once, and say everything about themselves. */
import { describe, expect, test } from 'vitest';
import { measuresOf } from '../../src/metrics/ask/plan.ts';
import { MEASURES, METRICS } from '../../src/metrics/catalogue.ts';
import type { Measure, Metric } from '../../src/metrics/define.ts';

type Family = { measures: Measure[]; metrics: Metric[] };
const modules = import.meta.glob<Record<string, unknown>>('../../src/metrics/families/**/*.ts', {
  eager: true,
});
const listed = (module: Record<string, unknown>, end: string): never[] =>
  Object.entries(module).flatMap(([name, value]) => (name.endsWith(end) ? (value as never[]) : []));
const families = Object.entries(modules).map(([path, module]): [string, Family] => [
  path.split('/').at(-1)!,
  { measures: listed(module, 'Measures'), metrics: listed(module, 'Metrics') },
]);

describe.each(families)('%s', (_, { measures, metrics }) => {
  test('every measure is used by a metric beside it', () => {
    const used = new Set(metrics.flatMap(measuresOf));
    expect(measures.filter(({ id }) => !used.has(id)).map(({ id }) => id)).toEqual([]);
  });

  test.each(measures.map((measure) => [measure.id, measure] as const))('%s', (__, measure) => {
    const { label, unit, combine, instant, from } = measure;
    expect(label.en.length * label.zh.length).toBeGreaterThan(0);
    // an amount that is converted at an instant is money, or money times days
    if (instant) expect(['minor', 'weight']).toContain(unit);
    if (combine === 'max') expect(['count', 'days']).toContain(unit);
    expect(from.rows.parts.at(-1)).toMatch(/ p$/);
  });
});

test('the catalogue has every family, and every id once', () => {
  const all = families.flatMap(([, family]) => family.measures.map(({ id }) => id));
  expect(all.toSorted()).toEqual(MEASURES.map(({ id }) => id).sort());
  expect(new Set(all).size).toBe(all.length);
  const metrics = families.flatMap(([, family]) => family.metrics.map(({ id }) => id));
  expect(metrics.toSorted()).toEqual(METRICS.map(({ id }) => id).sort());
});
