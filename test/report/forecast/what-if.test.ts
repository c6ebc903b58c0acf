/** A reader may assume something where something is forecast. */
import { expect, test } from 'vitest';
import { forecastPage } from '../../../src/report/forecast/page.ts';
import { drawPage } from '../draw-page.ts';
import { site } from '../invented.ts';

const nothing = ({ metric }: { metric: string }) => ({ metric, unit: 'minor' as const, rows: [] });

test.each([true, false])('with payments %s', (hasPayments) => {
  for (const [locale, name] of [
    ['en', 'What if…'],
    ['zh', '如果……会怎样'],
  ] as const) {
    const drawn = drawPage(forecastPage, locale, { ...site, hasPayments }, nothing);
    const button = drawn['what-if']!.querySelector('[data-what-if] button');
    expect(button?.textContent ?? null).toBe(hasPayments ? name : null);
  }
});
