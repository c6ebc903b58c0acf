/** Nothing to show is said, in both languages: no page of figures fails on empty answers or invents a zero. */

import { parseHTML } from 'linkedom';
import { describe, expect, test } from 'vitest';
import { translator } from '../../../src/i18n/wordings.ts';
import { agingPage } from '../../../src/report/aging/page.ts';
import { alertsPage } from '../../../src/report/alerts/page.ts';
import { defaultView, renderContext } from '../../../src/report/context.ts';
import type { ReportPage } from '../../../src/report/page.ts';
import { repsPage } from '../../../src/report/reps/page.ts';
import { trendPage } from '../../../src/report/trend/page.ts';
import type { Site } from '../../../src/view/site.ts';
import { labels, site } from '../invented.ts';

const { document } = parseHTML('<!doctype html><html><body></body></html>');
const bare: Site = {
  ...site,
  inputs: {},
  hasPayments: false,
  currencies: [],
  settings: { ...site.settings, alerts: {} },
};

function draw(page: ReportPage, given: Site, locale: 'en' | 'zh'): Element[] {
  const view = defaultView(given);
  const context = renderContext({
    document: document as unknown as Document,
    locale,
    t: translator(locale),
    site: given,
    view,
    labels,
  });
  return page.blocks.map((block) => {
    const answers = Object.entries(block.questions(given, view)).map(([name, { metric }]) => [
      name,
      { metric, unit: 'minor' as const, rows: [] },
    ]);
    return block.render(Object.fromEntries(answers), context);
  });
}

for (const page of [trendPage, agingPage, repsPage, alertsPage]) {
  for (const locale of ['en', 'zh'] as const) {
    describe(`${page.id}, ${locale}`, () => {
      for (const given of [site, bare]) {
        test(given === bare ? 'data that lacks every input' : 'answers without a row', () => {
          const drawn = draw(page, given, locale);
          const sentence = drawn[0]!.querySelector('.answer')!.textContent!;
          expect(sentence.length).toBeGreaterThan(8);
          const text = drawn.map((element) => element.textContent).join('\n');
          expect(text).not.toMatch(/NaN|undefined|Infinity|\{\w+\}/);
          const rates = drawn.flatMap((element) => [
            ...element.querySelectorAll('[data-metric^="collection_rate"]'),
          ]);
          for (const rate of rates) expect(rate.textContent).toBe('–');
        });
      }
    });
  }
}
