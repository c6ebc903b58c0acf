import { parseHTML } from 'linkedom';
import { expect, test, vi } from 'vitest';
import { createDeferredDrawings } from '../../../src/client/redraw/deferred-drawings.ts';
import { restoreBlocks, updateBlocks } from '../../../src/client/redraw/update.ts';
import { sections } from '../../../src/client/redraw/waiting.ts';
import type { Ask } from '../../../src/metrics/types.ts';
import type { Block, RenderContext, ReportPage } from '../../../src/report/page.ts';
import type { View } from '../../../src/view/view.ts';
import { site } from '../site.ts';

const block = (id: string): Block => ({
  id,
  questions: (_, view) => ({ main: { metric: id, filter: view.filter } }),
  render: (answers, { document }) => {
    const element = document.createElement('p');
    element.textContent = String(answers.main!.rows[0]!.value);
    return element;
  },
});
const still: Block = {
  id: 'still',
  questions: () => ({}),
  render: () => {
    throw new Error('a block without questions is never redrawn');
  },
};
const page: ReportPage = {
  id: 'aging',
  group: 'owes',
  blocks: [block('one'), still, block('two')],
};

function open() {
  const { document } = parseHTML(
    `<html><body>${['one', 'still', 'two'].map((id) => `<section data-block="aging.${id}">built</section>`).join('')}</body></html>`,
  );
  const view: View = {
    period: site.defaultPeriod,
    asOf: site.asOf,
    filter: { rep: 'R01' },
    basis: 'due',
  };
  const context = { document, site, view } as RenderContext;
  const texts = () => [...document.querySelectorAll('[data-block]')].map((s) => s.textContent);
  const busy = () =>
    [...document.querySelectorAll('[aria-busy="true"]')].map((s) => s.getAttribute('data-block'));
  return { document, context, texts, busy };
}
const askRows = () => Promise.reject(new Error('no rows here'));
const row = (value: number) => ({
  by: {},
  currency: null,
  value,
  numerator: null,
  denominator: null,
});
const reply =
  (values: Record<string, number>): Ask =>
  async ({ metric }) => ({
    metric,
    unit: 'count',
    rows: [row(values[metric]!)],
  });

test('every block that asks is redrawn with its own answers, the others stay', async () => {
  const { document, context, texts, busy } = open();
  await updateBlocks(sections(document), {
    page,
    context,
    ask: reply({ one: 1, two: 2 }),
    askRows,
    isCurrent: () => true,
  });
  expect(texts()).toEqual(['1', 'built', '2']);
  expect(busy()).toEqual([]);
  restoreBlocks(document);
  expect(texts()).toEqual(['built', 'built', 'built']);
});

test('what would look the same stays as it stands, with the reader’s place in it', async () => {
  const { document, context, texts } = open();
  const isCurrent = () => true;
  const show = (values: Record<string, number>) =>
    updateBlocks(sections(document), { page, context, ask: reply(values), askRows, isCurrent });
  await show({ one: 1, two: 2 });
  const [one, two] = document.querySelectorAll('p');
  await show({ one: 1, two: 3 });
  expect(document.querySelectorAll('p')[0]).toBe(one);
  expect(document.querySelectorAll('p')[1]).not.toBe(two);
  expect(texts()).toEqual(['1', 'built', '3']);
  restoreBlocks(document);
  expect(texts()).toEqual(['built', 'built', 'built']);
});

/** Answers that come one after the other, each when the one before has been drawn; `seen` is called before each. */
function inTurn(seen: (metric: string) => void): Ask {
  let last: Promise<unknown> = Promise.resolve();
  return (question) => {
    const answer = last.then(async () => {
      await new Promise((resolve) => setTimeout(resolve));
      seen(question.metric);
      return reply({ one: 1, two: 2 })(question);
    });
    last = answer;
    return answer;
  };
}

test('until its answer is there a block is marked as waiting', async () => {
  const { document, context, busy } = open();
  const seen: (string | null)[][] = [];
  const ask = inTurn(() => seen.push(busy()));
  await updateBlocks(sections(document), {
    page,
    context,
    ask,
    askRows,
    isCurrent: () => true,
  });
  expect(seen).toEqual([['aging.one', 'aging.two'], ['aging.two']]);
});

test('a block whose answer takes long holds up no other', async () => {
  const { document, context, texts, busy } = open();
  let come = (): void => {};
  const late = new Promise<void>((resolve) => {
    come = resolve;
  });
  const ask: Ask = async (question) => {
    if (question.metric === 'one') await late;
    return reply({ one: 1, two: 2 })(question);
  };
  const isCurrent = () => true;
  const done = updateBlocks(sections(document), { page, context, ask, askRows, isCurrent });
  await new Promise((resolve) => setTimeout(resolve));
  expect(texts()).toEqual(['built', 'built', '2']);
  expect(busy()).toEqual(['aging.one']);
  come();
  await done;
  expect(texts()).toEqual(['1', 'built', '2']);
  expect(busy()).toEqual([]);
});

test('all blocks ask before the first is drawn', async () => {
  const { document, context, texts } = open();
  const seen: (string | null)[][] = [];
  const ask: Ask = (question) => {
    seen.push(texts());
    return reply({ one: 1, two: 2 })(question);
  };
  await updateBlocks(sections(document), {
    page,
    context,
    ask,
    askRows,
    isCurrent: () => true,
  });
  expect(seen).toEqual([
    ['built', 'built', 'built'],
    ['built', 'built', 'built'],
  ]);
});

test('an answer to a view that the reader has left is not drawn', async () => {
  const { document, context, texts, busy } = open();
  let current = true;
  const ask = inTurn((metric) => {
    current = metric === 'one';
  });
  await updateBlocks(sections(document), {
    page,
    context,
    ask,
    askRows,
    isCurrent: () => current,
  });
  expect(texts()).toEqual(['1', 'built', 'built']);
  expect(busy()).toEqual(['aging.two']);
});

test('a question nobody can answer is an error and draws nothing', async () => {
  const { document, context, texts } = open();
  const ask: Ask = () => Promise.reject(new Error('no engine'));
  await expect(
    updateBlocks(sections(document), { page, context, ask, askRows, isCurrent: () => true }),
  ).rejects.toThrow('no engine');
  restoreBlocks(document);
  expect(texts()).toEqual(['built', 'built', 'built']);
});

test('a block that leaves nothing to ask shows again what the build drew', async () => {
  const { document, context, texts } = open();
  const ask = reply({ one: 1, two: 2 });
  await updateBlocks(sections(document), {
    page,
    context,
    ask,
    askRows,
    isCurrent: () => true,
  });
  const quiet = page.blocks.map((own) => ({ ...own, questions: () => ({}) }));
  const update = { page: { ...page, blocks: quiet }, context, ask, askRows };
  await updateBlocks(sections(document), { ...update, isCurrent: () => true });
  expect(texts()).toEqual(['built', 'built', 'built']);
});

test('rows are asked of the engine, and blocks without them do not wait', async () => {
  const { document, context, texts } = open();
  const withRows: Block = {
    ...block('one'),
    rows: () => ({ items: { which: 'items' } }),
    render: (_, { document: own }, rows) => {
      const element = own.createElement('p');
      element.textContent = `${rows!.items!.count} rows`;
      return element;
    },
  };
  const seen: (string | null)[][] = [];
  await updateBlocks(sections(document), {
    page: { ...page, blocks: [withRows, still, block('two')] },
    context,
    ask: reply({ one: 1, two: 2 }),
    askRows: async () => {
      seen.push(texts());
      return {
        columns: [],
        amountColumn: null,
        rows: [],
        count: 3,
        totals: [],
        sql: '',
        scope: 'everything',
      };
    },
    isCurrent: () => true,
  });
  expect(seen).toEqual([['built', 'built', '2']]);
  expect(texts()).toEqual(['3 rows', 'built', '2']);
});

test('ticks stay with their rows over a redraw, and come back with them', async () => {
  const { document } = parseHTML('<section data-block="aging.one"></section>');
  const line = (key: string) => `<tr data-key="${key}"><td><input type="checkbox"></td></tr>`;
  const list: Block = {
    id: 'one',
    questions: () => ({ main: { metric: 'one' } }),
    render: (_answers, { view }) => {
      const table = document.createElement('table');
      table.innerHTML = (view.filter.rep === undefined ? ['A', 'B'] : ['B']).map(line).join('');
      return table;
    },
  };
  const redraw = (filter: View['filter']) =>
    updateBlocks(sections(document), {
      ...{ page: { ...page, blocks: [list] }, ask: reply({ one: 1 }), askRows },
      context: { document, site, view: { filter } } as RenderContext,
      isCurrent: () => true,
    });
  const ticks = () =>
    [...document.querySelectorAll('tr')].map((row) => [
      row.getAttribute('data-key'),
      row.querySelector('input')!.checked === true,
    ]);
  await redraw({});
  expect(ticks()).toEqual([
    ['A', false],
    ['B', false],
  ]);
  document.querySelector<HTMLInputElement>('tr[data-key="A"] input')!.checked = true;
  await redraw({ rep: 'R01' });
  expect(ticks()).toEqual([['B', false]]);
  await redraw({});
  expect(ticks()).toEqual([
    ['A', true],
    ['B', false],
  ]);
});

test('what is answered within the task is never marked as waiting', async () => {
  const { document, context, texts } = open();
  const marked: string[] = [];
  for (const section of sections(document)) {
    const mark = section.setAttribute.bind(section);
    section.setAttribute = (name: string, value: string) => {
      marked.push(name);
      mark(name, value);
    };
  }
  const ask = reply({ one: 1, two: 2 });
  await updateBlocks(sections(document), { page, context, ask, askRows, isCurrent: () => true });
  await new Promise((resolve) => setTimeout(resolve));
  expect(texts()).toEqual(['1', 'built', '2']);
  expect(marked).toEqual([]);
});

test('who has gone on is not told that an old answer is waited for', async () => {
  const { document, context, busy } = open();
  let come = (): void => {};
  const late = new Promise<void>((resolve) => {
    come = resolve;
  });
  const ask: Ask = async (question) => {
    await late;
    return reply({ one: 1, two: 2 })(question);
  };
  let current = true;
  const isCurrent = () => current;
  const done = updateBlocks(sections(document), { page, context, ask, askRows, isCurrent });
  current = false;
  await new Promise((resolve) => setTimeout(resolve));
  expect(busy()).toEqual([]);
  come();
  await done;
});

test('what is drawn is made ready before the page holds it, what is put back after', async () => {
  const { document, context } = open();
  const seen: [string | null, boolean][] = [];
  const prepare = (drawn: Element) => seen.push([drawn.textContent, drawn.isConnected]);
  const update = { page, context, prepare, ask: reply({ one: 1, two: 2 }), askRows };
  await updateBlocks(sections(document), { ...update, isCurrent: () => true });
  expect(seen).toEqual([
    ['1', false],
    ['2', false],
  ]);
  seen.length = 0;
  const quiet = page.blocks.map((own) => ({ ...own, questions: () => ({}) }));
  const back = { ...update, page: { ...page, blocks: quiet }, isCurrent: () => true };
  await updateBlocks(sections(document), back);
  await updateBlocks(sections(document), back);
  expect(seen).toEqual([
    ['built', true],
    ['built', true],
  ]);
});

test('between one block and the next the page may pause, and nothing old is drawn after', async () => {
  const { document, context, texts } = open();
  let current = true;
  const left: (string | null)[][] = [];
  await updateBlocks(sections(document), {
    page,
    context,
    ask: reply({ one: 1, two: 2 }),
    askRows,
    isCurrent: () => current,
    pause: async (sections) => {
      left.push(sections.map((section) => section.getAttribute('data-block')));
      current = left.length < 2;
    },
  });
  expect(left).toEqual([['aging.one', 'aging.two'], ['aging.two']]);
  expect(texts()).toEqual(['1', 'built', 'built']);
});

test('a fold that is open stays open, with what it holds', async () => {
  const { document } = parseHTML('<section data-block="aging.one"></section>');
  const { later } = stubbedDrawings();
  const folded: Block = {
    id: 'one',
    questions: () => ({ main: { metric: 'one' } }),
    render: (_answers, { view }) => {
      const fold = document.createElement('details');
      fold.className = 'chart-data';
      const text = `of ${view.filter.rep ?? 'all'}`;
      later('fold', fold, () => Object.assign(document.createElement('p'), { textContent: text }));
      return fold;
    },
  };
  const redraw = (filter: View['filter']) =>
    updateBlocks(sections(document), {
      ...{ page: { ...page, blocks: [folded] }, ask: reply({ one: 1 }), askRows },
      context: { document, site, view: { filter } } as RenderContext,
      isCurrent: () => true,
    });
  await redraw({});
  expect(document.querySelector('details')!.outerHTML).toBe(
    '<details class="chart-data"></details>',
  );
  document.querySelector('details')!.setAttribute('open', '');
  await redraw({ rep: 'R01' });
  expect(document.querySelector('details[open]')!.textContent).toBe('of R01');
  vi.unstubAllGlobals();
});

/** Deferred drawings without a browser. */
function stubbedDrawings() {
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener: () => {} }));
  vi.stubGlobal('addEventListener', () => {});
  return createDeferredDrawings(() => {});
}
