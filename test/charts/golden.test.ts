/** Each sample's drawing, stored as a file that a person has looked at; a different drawing leaves a `-changed` twin. */
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { options, SAMPLES } from './samples.ts';

const GOLDEN = join(import.meta.dirname, '../golden');
const CHARTS = join(import.meta.dirname, '../../src/charts');

/** A chart is a function that gives an SVG element; `plot.ts` has the one that all of them draw with. */
const isChart = (file: string): boolean =>
  file !== 'plot.ts' &&
  /^export function \w+\([\s\S]*?\): SVGElement \{$/m.test(
    readFileSync(join(CHARTS, file), 'utf8'),
  );

test('every chart has a sample, and every golden drawing is of one', () => {
  const charts = readdirSync(CHARTS)
    .filter(isChart)
    .map((file) => file.replace('.ts', ''));
  expect(charts.length).toBeGreaterThan(0);
  expect(charts.filter((chart) => !(chart in SAMPLES))).toEqual([]);
  const drawings = readdirSync(GOLDEN).filter((file) => !file.endsWith('-changed.svg'));
  expect(drawings.sort()).toEqual(
    Object.keys(SAMPLES)
      .sort()
      .map((name) => `${name}.svg`),
  );
});

describe('golden drawings', () => {
  for (const [name, { draw, locale, width = 340 }] of Object.entries(SAMPLES)) {
    test(name, () => {
      const svg = draw(options({ locale, width }));
      const drawn = `${svg.outerHTML.replaceAll('><', '>\n<')}\n`;
      const path = join(GOLDEN, `${name}.svg`);
      const changed = join(GOLDEN, `${name}-changed.svg`);
      const golden = existsSync(path) ? readFileSync(path, 'utf8') : '';
      if (drawn === golden) rmSync(changed, { force: true });
      else writeFileSync(changed, drawn);
      expect(drawn).toBe(golden);
    });
  }
});
