import { parseHTML } from 'linkedom';
import { beforeAll, expect, test, vi } from 'vitest';
import { rehearse } from '../../src/client/rehearse.ts';
import type { Answer, Question } from '../../src/metrics/types.ts';
import type { Block, RenderContext, ReportPage } from '../../src/report/types.ts';
import { site } from './site.ts';

const { document } = parseHTML('<html><body></body></html>');
beforeAll(() => {
  vi.stubGlobal('document', { hidden: true });
  vi.stubGlobal('requestIdleCallback', (work: () => void) => setTimeout(work));
});

let drawn: string[] = [];
const block = (id: string): Block => ({
  id,
  questions: () => ({ main: { metric: id } }),
  render: (_, context) => {
    drawn.push(id);
    const box = context.document.createElement('div');
    for (const screen of ['wide', 'narrow'] as const)
      context.later?.(screen, box, () => {
        drawn.push(`${id} ${screen}`);
        return context.document.createElement('p');
      });
    return box;
  },
});
const page: ReportPage = { id: 'aging', blocks: [block('one'), block('two')] };
const context = { document, site, view: {} } as RenderContext;
const reply =
  (known: string[]) =>
  async ({ metric }: Question): Promise<Answer | null> =>
    known.includes(metric) ? { metric, unit: 'count', rows: [] } : null;

test('every block that can be answered is drawn once, for one width, and nothing is shown', async () => {
  drawn = [];
  await rehearse(page, context, reply(['two']), () => true);
  expect(drawn).toEqual(['two', 'two wide']);
  expect(document.body.childElementCount).toBe(0);
});

test('it ends when the reader asks for something', async () => {
  drawn = [];
  await rehearse(page, context, reply(['one', 'two']), () => drawn.length === 0);
  expect(drawn).toEqual(['one', 'one wide']);
});
