import { parseHTML } from 'linkedom';
import { beforeEach, expect, test, vi } from 'vitest';
import { createWarmUp, likelyViews, type WarmUpSpec } from '../../../src/client/redraw/warm-up.ts';
import type { Answer } from '../../../src/metrics/types.ts';
import type { Block, RenderContext, ReportPage } from '../../../src/report/page.ts';
import { site } from '../site.ts';

const { document } = parseHTML('<html><body></body></html>');

let drawn: string[] = [];
/** By the test's own clock: nothing here depends on how fast a machine is. */
let now = 0;
beforeEach(() => {
  drawn = [];
  now = 0;
  vi.stubGlobal('document', { hidden: true });
  vi.stubGlobal('requestIdleCallback', (work: () => void) => setTimeout(work));
  vi.spyOn(performance, 'now').mockImplementation(() => now);
});

/** A block whose drawing takes so many milliseconds. */
const block = (id: string, takes = 1): Block => ({
  id,
  questions: () => ({ main: { metric: id } }),
  render: (_, context) => {
    drawn.push(`${id} ${context.view.filter.rep ?? 'all'}`);
    now += takes;
    const box = context.document.createElement('div');
    for (const screen of ['wide', 'narrow'] as const)
      context.later?.(screen, box, () => {
        drawn.push(`${id} ${screen}`);
        return context.document.createElement('p');
      });
    return box;
  },
});
const contextOf = (rep?: string) =>
  ({ document, site, view: { filter: rep ? { rep } : {} } }) as RenderContext;

function spec(blocks: Block[], answered: string[]): WarmUpSpec {
  const page: ReportPage = { id: 'aging', group: 'owes', blocks };
  return {
    page,
    contexts: [contextOf(), contextOf('R01')],
    answer: ({ metric }): Answer | null =>
      answered.includes(metric) ? { metric, unit: 'count', rows: [] } : null,
    isShown: (screen) => screen === 'wide',
  };
}

test('every block that can be answered is drawn for one width, under view after view, and nothing is shown', async () => {
  const warmUp = createWarmUp(spec([block('one', 100), block('two', 100)], ['two']));
  await warmUp(() => true);
  // 300 ms are three drawings of 100
  expect(drawn).toEqual(['two all', 'two wide', 'two R01', 'two wide', 'two all']);
  expect(document.body.childElementCount).toBe(0);
});

test('it ends when the reader asks for something, and goes on from there', async () => {
  const warmUp = createWarmUp(spec([block('one', 20), block('two', 280)], ['one', 'two']));
  await warmUp(() => drawn.length === 0);
  expect(drawn).toEqual(['one all']);
  await warmUp(() => drawn.length < 3);
  expect(drawn).toEqual(['one all', 'one wide', 'two all']);
});

test('a device that takes long over a drawing is left alone', async () => {
  const warmUp = createWarmUp(spec([block('one', 101), block('two')], ['one', 'two']));
  await warmUp(() => true);
  await warmUp(() => true);
  expect(drawn).toEqual(['one all']);
});

test('it ends where nothing can be drawn', async () => {
  const rows: Block = { ...block('rows'), rows: () => ({ all: { kind: 'open' } as never }) };
  await createWarmUp(spec([block('one'), rows], ['rows']))(() => true);
  expect(drawn).toEqual([]);
});

test('the likely views are the default one and the first values of each filter, by turns', () => {
  const views = likelyViews(site).map(({ filter }) => filter);
  expect(views[0]).toEqual({ currency: 'CNY' });
  expect(views.slice(1, 4)).toEqual([
    { region: 'North', currency: 'CNY' },
    { segment: 'Retail', currency: 'CNY' },
    { rep: 'R01', currency: 'CNY' },
  ]);
  expect(views).toContainEqual({ region: 'South', currency: 'CNY' });
  expect(views).toContainEqual({ currency: 'USD' });
});
