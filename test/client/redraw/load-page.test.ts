/** What the browser fetches for one page is the page that the build draws. */
import { expect, test } from 'vitest';
import { loadPage, loadWordings } from '../../../src/client/redraw/load-page.ts';
import { LOCALES } from '../../../src/i18n/locale.ts';
import { translator } from '../../../src/i18n/wordings.ts';
import { defaultView } from '../../../src/report/context.ts';
import { METRIC_PAGES, PAGES } from '../../../src/report/pages.ts';
import { site } from '../site.ts';

test.each(PAGES.map(({ id }) => id))('%s is fetched by its id', async (id) => {
  expect(await loadPage(id)).toBe(PAGES.find((page) => page.id === id));
});

test('so is the page of each metric, with the questions that it has at build', async () => {
  const view = defaultView(site);
  for (const page of METRIC_PAGES) {
    const { id, under, blocks } = await loadPage(page.id);
    expect([id, under]).toEqual([page.id, page.under]);
    expect(blocks.map((block) => [block.id, block.questions(site, view)])).toEqual(
      page.blocks.map((block) => [block.id, block.questions(site, view)]),
    );
  }
});

test('which pages show a metric, unknown to the page of that metric alone, is in a block that no filter changes', async () => {
  const [metric] = METRIC_PAGES;
  const { blocks } = await loadPage(metric!.id);
  const definition = blocks.find(({ id }) => id === 'definition')!;
  expect(definition.questions(site, defaultView(site))).toEqual({});
  expect(definition.rows).toBeUndefined();
});

test('a language’s wordings are fetched by themselves', async () => {
  for (const locale of LOCALES) {
    const t = await loadWordings(locale);
    expect(t('aging.name')).toBe(translator(locale)('aging.name'));
  }
  expect((await loadWordings('zh'))('aging.name')).toBe('账龄');
});
