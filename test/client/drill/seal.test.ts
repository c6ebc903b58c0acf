/** Every figure of a page is worked out again, also those under charts that nobody has opened, and those only on paper. */
import { parseHTML } from 'linkedom';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { sealFigures } from '../../../src/client/drill/seal.ts';
import { createDeferredDrawings } from '../../../src/client/redraw/deferred-drawings.ts';
import type { Ask } from '../../../src/metrics/types.ts';
import { defaultView } from '../../../src/view/default-view.ts';
import { site } from '../site.ts';

const { document } = parseHTML('<main></main>');
const main = document.querySelector('main')!;

beforeEach(() => {
  vi.stubGlobal('document', document);
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener: () => {} }));
  vi.stubGlobal('addEventListener', () => {});
});
afterEach(() => vi.unstubAllGlobals());

/** 500 open of everybody, of them what `east` says in the east. */
const rowsSay =
  (east: number): Ask =>
  async ({ metric, by = [] }) => ({
    metric,
    unit: 'minor',
    rows: [
      {
        by: by.includes('region') ? { region: 'East' } : {},
        currency: null,
        value: by.includes('region') ? east : 500,
        numerator: null,
        denominator: null,
      },
    ],
  });

/** A page with a figure, another one in the data of a chart that is made when it is opened, and one for print. */
function drawPage(): void {
  main.innerHTML = `<b data-metric="open_amount" data-value="500">5</b>
    <figure data-chart="x"><details class="chart-data"></details></figure>
    <div class="sheet-box"></div>`;
  const { later } = createDeferredDrawings(() => {});
  later('paper', main.querySelector('.sheet-box')!, () => {
    const line = document.createElement('p');
    line.innerHTML = '<b data-metric="open_amount" data-value="500">5</b>';
    return line;
  });
  later('fold', main.querySelector('.chart-data')!, () => {
    const table = document.createElement('table');
    table.innerHTML = `<tr data-ask='{"at":{"region":"East"}}'>
      <td data-metric="open_amount" data-value="300">3</td></tr>`;
    return table;
  });
}

test('figures that tie are counted, seen or not', async () => {
  drawPage();
  expect(await sealFigures(document, defaultView(site), rowsSay(300))).toEqual({
    figures: 3,
    different: [],
  });
});

test('one that differs is found where nobody has looked', async () => {
  drawPage();
  const { figures, different } = await sealFigures(document, defaultView(site), rowsSay(299));
  expect(figures).toBe(3);
  expect(different.map(({ printed, again }) => [printed, again])).toEqual([[300, 299]]);
});
