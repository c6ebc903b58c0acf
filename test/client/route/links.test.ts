import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { carryView } from '../../../src/client/route/links.ts';
import { isPageAddress, pageAt, readPage } from '../../../src/client/route/page.ts';
import { readView } from '../../../src/view/address.ts';
import { site } from '../site.ts';

const root = new URL('https://reports.example/ar/');
const address = 'https://reports.example/ar/en/aging/';
const view = (query: string) => readView(new URLSearchParams(query), site);

test('only addresses of the form of a page below the root are pages', () => {
  for (const path of [
    'en/',
    'zh/aging/',
    'en/index.html',
    'en/aging/index.html',
    'zh/metrics/days_to_pay/',
  ])
    expect(isPageAddress(new URL(path, root), root), path).toBe(true);
  for (const path of [
    '',
    'pack/core.duckdb',
    'en/a/b/',
    '../en/',
    'https://other.example/ar/en/',
    'figures.json',
  ])
    expect(isPageAddress(new URL(path, root), root), path).toBe(false);
});

test('links carry the view, a link with a filter of its own keeps it, others are left alone', () => {
  const hrefs = [
    '../',
    '../../zh/aging/',
    '../reps/?rep=R02',
    '#content',
    '../../figures.json',
    'https://a.example/en/',
  ];
  const { document } = parseHTML(
    `<html><body>${hrefs.map((h) => `<a href="${h}">x</a>`).join('')}</body></html>`,
  );
  const now = () => [...document.querySelectorAll('a')].map((a) => a.getAttribute('href'));
  carryView(document, address, root, site, view('region=North&rep=R01'));
  const filtered = [
    '../?region=North&rep=R01',
    '../../zh/aging/?region=North&rep=R01',
    '../reps/?region=North&rep=R02',
    ...hrefs.slice(3),
  ];
  expect(now()).toEqual(filtered);
  carryView(document, address, root, site, view('region=North&rep=R01'));
  expect(now()).toEqual(filtered);
  carryView(document, address, root, site, view(''));
  expect(now()).toEqual(hrefs);
});

test('an alert rule goes along to the page that it narrows, and to no other', () => {
  const { document } = parseHTML(
    '<html><body><a href="../">x</a><a href="../alerts/">x</a><a href="../../zh/alerts/">x</a></body></html>',
  );
  carryView(document, address, root, site, view('rep=R01&rule=silent'));
  expect([...document.querySelectorAll('a')].map((a) => a.getAttribute('href'))).toEqual([
    '../?rep=R01',
    '../alerts/?rep=R01&rule=silent',
    '../../zh/alerts/?rep=R01&rule=silent',
  ]);
});

test('a page says what it is; another document is none', () => {
  const json = `<script type="application/json" id="site">${JSON.stringify(site).replaceAll('<', '\\u003c')}</script>`;
  const { document } = parseHTML(
    `<html lang="zh-CN" data-page="aging" data-root="../../"><body>${json}</body></html>`,
  );
  expect(readPage(document, address)).toEqual({
    id: 'aging',
    locale: 'zh',
    root,
    site,
    named: null,
  });
  expect(readPage(parseHTML('<html><body></body></html>').document, address)).toBeNull();
});

test('assumptions go along to the forecast in any language, and to no other page', () => {
  const { document } = parseHTML(
    '<html><body><a href="../../zh/forecast/">x</a><a href="../aging/">x</a></body></html>',
  );
  const now = () => [...document.querySelectorAll('a')].map((a) => a.getAttribute('href'));
  const from = 'https://reports.example/ar/en/forecast/?rep=R01&if_slip=14&if_broken=*';
  carryView(document, from, root, site, view('rep=R01'));
  expect(now()).toEqual(['../../zh/forecast/?rep=R01&if_slip=14&if_broken=*', '../aging/?rep=R01']);
});

test('a link with a discount of its own to the forecast keeps it beside the view', () => {
  const { document } = parseHTML(
    '<html><body><a href="../forecast/?if_discount=2-10-40">x</a></body></html>',
  );
  const link = document.querySelector('a')!;
  carryView(document, address, root, site, view('rep=R01'));
  expect(link.getAttribute('href')).toBe('../forecast/?rep=R01&if_discount=2-10-40');
  // what is assumed here already, but for another discount, goes along
  carryView(document, `${address}?if_slip=7&if_discount=1-5-10`, root, site, view(''));
  expect(link.getAttribute('href')).toBe('../forecast/?if_slip=7&if_discount=2-10-40');
});

test('an address names its page and language', () => {
  const at = (path: string) => pageAt(new URL(path, root), root);
  expect(at('zh/')).toEqual({ id: 'overview', locale: 'zh' });
  expect(at('en/index.html?rep=R01')).toEqual({ id: 'overview', locale: 'en' });
  expect(at('en/follow-up/index.html')).toEqual({ id: 'follow-up', locale: 'en' });
  expect(at('zh/metrics/dso/')).toEqual({ id: 'metrics/dso', locale: 'zh' });
  expect(at('notices.txt')).toBeNull();
});
