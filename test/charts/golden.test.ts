/** Each chart's drawing, kept as a file that a person has looked at; a different drawing leaves a `-changed` twin. */
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { agingStack } from '../../src/charts/aging-stack.ts';
import { barsByCategory } from '../../src/charts/bars-by-category.ts';
import { cohortCurves } from '../../src/charts/cohort-curves.ts';
import { intervalDots } from '../../src/charts/interval-dots.ts';
import { sparkline } from '../../src/charts/sparkline.ts';
import { trendLines } from '../../src/charts/trend-lines.ts';
import { waterfall } from '../../src/charts/waterfall.ts';
import {
  agingRows,
  bridge,
  categoryRows,
  cohortRows,
  intervalRows,
  options,
  trendRows,
} from './sample.ts';

const GOLDEN = join(import.meta.dirname, '../golden');

const drawings: Record<string, () => SVGElement> = {
  'aging-stack': () => agingStack(agingRows, options()),
  waterfall: () => waterfall(bridge, options()),
  'trend-lines': () => trendLines(trendRows, options({ locale: 'zh' })),
  'bars-by-category': () => barsByCategory(categoryRows, options()),
  'cohort-curves': () => cohortCurves(cohortRows, options()),
  'interval-dots': () => intervalDots(intervalRows, options()),
  sparkline: () => sparkline([1, 3, null, 2, 4], options({ width: 80 })),
};

describe('golden drawings', () => {
  for (const [name, draw] of Object.entries(drawings)) {
    test(name, () => {
      const drawn = `${draw().outerHTML.replaceAll('><', '>\n<')}\n`;
      const path = join(GOLDEN, `${name}.svg`);
      const changed = join(GOLDEN, `${name}-changed.svg`);
      const kept = existsSync(path) ? readFileSync(path, 'utf8') : '';
      if (drawn === kept) rmSync(changed, { force: true });
      else writeFileSync(changed, drawn);
      expect(drawn).toBe(kept);
    });
  }
});
