import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { blocksOf, groupedPages } from '../../src/report/missing-inputs.ts';
import type { ReportPage } from '../../src/report/page.ts';
import { PAGES } from '../../src/report/pages.ts';
import { context, site } from './invented.ts';

const { document } = parseHTML('<!doctype html><html><body></body></html>');
const page: ReportPage = {
  id: 'trend',
  group: 'stand',
  needs: ['payment', 'dispute', 'limit'],
  blocks: [],
};
const without = { ...site, inputs: { payment: true } };
const withAll = { ...site, inputs: { payment: true, dispute: true, limit: true } };

test('a page whose inputs are missing says which and leaves the menu; with them it has its own blocks', () => {
  const [line, ...others] = blocksOf(page, without);
  expect(others).toEqual([]);
  const text = (locale: 'en' | 'zh') => line!.render({}, context(document, locale)).textContent;
  expect(text('en')).toBe(
    'This page needs Disputes, Credit limits: no export here has it. What to add',
  );
  expect(text('zh')).toBe('本页需要以下数据，现有导出文件中没有：争议、信用额度。 可补充的数据');
  expect(line!.questions(without, {} as never)).toEqual({});
  expect(groupedPages([page], without)).toEqual([]);
  expect(blocksOf(page, withAll)).toEqual(page.blocks);
  expect(groupedPages([page], withAll)).toEqual([{ group: 'stand', pages: [page] }]);
});

test('every page is in one group or below a page that is', () => {
  const grouped = groupedPages(PAGES, { inputs: new Proxy({}, { get: () => true }) });
  const ids = grouped.flatMap(({ pages }) => pages.map(({ id }) => id));
  expect([...ids].sort()).toEqual(
    PAGES.filter(({ under }) => under === undefined)
      .map(({ id }) => id)
      .sort(),
  );
  for (const { under } of PAGES) if (under) expect(ids).toContain(under);
});
