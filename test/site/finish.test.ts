import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { FIRST_SCRIPT, policy } from '../../src/site/csp.ts';
import { copyEngine, finishSite, SiteError } from '../../src/site/finish.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'huikuan-site-'));
});
afterEach(() => rmSync(dir, { recursive: true }));

const put = (file: string, text: string): void => {
  mkdirSync(dirname(join(dir, file)), { recursive: true });
  writeFileSync(join(dir, file), text);
};
const read = (file: string): string => readFileSync(join(dir, file), 'utf8');
const page = (body: string, head = ''): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8">${head}</head><body>${body}</body></html>`;

describe('a finished page', () => {
  test('has the policy right behind its charset', () => {
    put('index.html', page('x'));
    expect(finishSite(dir)).toEqual({ pages: 1 });
    expect(read('index.html')).toContain(
      `<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy()}"></head>`,
    );
  });

  test('reaches its own files relatively from its depth', () => {
    put(
      'en/aging/index.html',
      page(
        '<a href="/">home</a><a href="/zh/aging/">zh</a><a href="../reps/">reps</a><a href="#x">x</a><img srcset="/a.png 1x, /b.png 2x" src="/a.png">',
        '<link rel="stylesheet" href="/_astro/a.css"><script type="module" src="/_astro/m.js"></script>',
      ),
    );
    put('index.html', page('<a href="/">home</a><a href="/en/">en</a>'));
    finishSite(dir);
    const html = read('en/aging/index.html');
    for (const part of [
      'data-root="../../"',
      '<a href="../../">',
      '<a href="../../zh/aging/">',
      '<a href="../reps/">',
      '<a href="#x">',
      'srcset="../../a.png 1x, ../../b.png 2x"',
      'src="../../a.png"',
      'href="../../_astro/a.css"',
      'src="../../_astro/m.js"',
    ])
      expect(html).toContain(part);
    expect(read('index.html')).toContain('<a href="./">home</a><a href="en/">');
  });

  test('leaves text and data that look like markup alone', () => {
    const json =
      '<script type="application/json" id="site">{"a":"href=\\"/x\\" \\u003cb style="}</script>';
    put(
      'index.html',
      page(`<p title="a > b">href="/x" style="y"</p><!-- <a href="/c" style=""> -->${json}`),
    );
    finishSite(dir);
    expect(read('index.html')).toContain(
      `<p title="a > b">href="/x" style="y"</p><!-- <a href="/c" style=""> -->${json}`,
    );
  });

  test('has style sheets and chunks that work under any path', () => {
    put('_astro/a.css', '@font-face{src:url(/_astro/f.woff2)}');
    put('_astro/m.js', 'const u=function(e){return"/"+e};import("./n.js")');
    finishSite(dir);
    expect(read('_astro/a.css')).toBe('@font-face{src:url(../_astro/f.woff2)}');
    expect(read('_astro/m.js')).toContain('new URL("../"+e,import.meta.url).href');
  });
});

describe('a page of the report', () => {
  const report = '<html lang="en" data-page="trend" data-root="../../">';
  const style = '<link rel="stylesheet" href="/_astro/page.a1.css">';
  const sheet = '@font-face{src:url(../_astro/f.woff2)}a{color:red}';
  const late = '<link rel="stylesheet" href="/_astro/panel.b2.css">';
  const script = '<script type="module" src="/_astro/main.c3.js"></script>';

  test('has its styles inside and its script beside, and waits for no other file', () => {
    put('_astro/page.a1.css', sheet);
    put('_astro/panel.b2.css', 'b{}');
    put('_astro/main.c3.js', 'const l=["./panel.b2.css"];import("./redraw.d4.js")');
    put('_astro/redraw.d4.js', 'import{a}from"./plot.e5.js";import"./main.c3.js"');
    put('_astro/plot.e5.js', 'export{a}');
    put('_astro/page-trend.f6.js', 'import{b}from"./lines.g7.js"');
    put('_astro/lines.g7.js', 'import"./redraw.d4.js";export{b}');
    put('_astro/page-aging.h8.js', 'export{c}');
    for (const language of ['en', 'zh']) put(`_astro/words-${language}.i9.js`, 'export{d}');
    put('en/trend/index.html', page('x', style + late + script).replace(/<html[^>]*>/, report));
    finishSite(dir);
    const html = read('en/trend/index.html');
    const inside = '@font-face{src:url(../../_astro/f.woff2)}a{color:red}';
    expect(html).toContain(`<style>${inside}</style>`);
    expect(html).toContain(`content="${policy([inside])}"`);
    expect(html).not.toContain('stylesheet');
    expect(html).toContain('<script async type="module" src="../../_astro/main.c3.js">');
    const modules = /<script data-modules="([^"]*)">(.*?)<\/script>/s.exec(html)!;
    const wanted = ['redraw.d4', 'plot.e5', 'page-trend.f6', 'lines.g7', 'words-en.i9'];
    expect(modules[1]!.split(' ').sort()).toEqual(
      wanted.map((name) => `../../_astro/${name}.js`).sort(),
    );
    expect(modules[2]).toBe(FIRST_SCRIPT);
  });

  test('lets only the first script run, by its hash', () => {
    const hash = createHash('sha256').update(FIRST_SCRIPT).digest('base64');
    expect(policy()).toContain(`script-src 'self' 'sha256-${hash}' 'wasm-unsafe-eval'`);
    expect(policy()).not.toMatch(/unsafe-inline|unsafe-eval'.*unsafe-eval/);
    expect(policy()).toContain("style-src 'self';");
  });
});

test.each([
  ['an inline script', page('<script>alert(1)</script>'), 'inline script: alert(1)'],
  ['a style attribute', page('<p style="color:red">x</p>'), 'style attribute on <p>: color:red'],
  ['an outside script', page('<script src="https://a.example/x.js"></script>'), 'src of <script>'],
])('%s is refused and named, and the page stays as it was', (_, html, finding) => {
  put('en/index.html', html);
  expect(() => finishSite(dir)).toThrow(SiteError);
  expect(() => finishSite(dir)).toThrow(finding);
  expect(() => finishSite(dir)).toThrow('en/index.html: ');
  expect(read('en/index.html')).toBe(html);
});

test.each([
  ['no charset', '<html><head></head></html>', 'no <meta charset>'],
  ['a charset in a comment alone', '<head><!-- <meta charset="utf-8"> --></head>', 'no <meta ch'],
  ['a charset in a title alone', '<title><meta charset="utf-8"></title>', 'markup in <title>'],
  [
    'a script before its charset',
    '<script src="x.js"></script><meta charset="utf-8">',
    '<script> st',
  ],
  [
    'a policy of its own',
    page('', "<meta content=x HTTP-EQUIV = 'Content-Security-Policy'>"),
    'has a policy already',
  ],
])('a page with %s is refused', (_, html, problem) => {
  put('index.html', html);
  expect(() => finishSite(dir)).toThrow(problem);
});

test('the engine is copied packed, under the limit of static hosts, named by its content', async () => {
  const { engine, worker } = await copyEngine(dir, join(dir, 'kept'));
  expect(engine).toMatch(/^engine\/duckdb-eh-[0-9a-f]{10}\.wasm\.gz$/);
  const packed = readFileSync(join(dir, engine));
  expect(packed.length).toBeLessThan(25 * 1024 * 1024);
  expect(gunzipSync(packed).subarray(0, 4)).toEqual(Buffer.from('\0asm'));
  expect(existsSync(join(dir, worker))).toBe(true);
  expect(read(worker)).not.toContain('sourceMappingURL');
  expect(await copyEngine(dir, join(dir, 'kept'))).toEqual({ engine, worker });
});
