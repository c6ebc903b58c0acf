/** Prints pages as PDF with tags by the Chromium that is there, in the fonts that the project brings. */
import { readFileSync } from 'node:fs';
import { join, normalize } from 'node:path';
import { parseHTML } from 'linkedom';
import type { Locale } from '../i18n/locale.ts';
import { DEBIAN_PACKAGE, findBrowser, launchBrowser } from './chromium.ts';
import { ReportedFailure } from './errors.ts';
import { ROOT } from './root.ts';

/** Nobody answers there: every request is given a file of this machine, or none. */
const PLACE = 'http://pack.invalid/';

/** The fonts that the project brings, Chinese among them: a server has often none of its own. */
const FONTS = '@fontsource-variable/';
const CHINESE = `${FONTS}noto-sans-sc/index.css`;

/** Style sheets of every printed page, before its own. */
const SHARED_STYLES = ['tokens.css', 'printed-pages.css'];

const TYPES: Record<string, string> = { css: 'text/css', woff2: 'font/woff2' };

/** Before anything is read: the reader should not wait for a PDF that cannot be made. */
export function browserForPdf(instead: string): string {
  const browser = findBrowser();
  if (browser) return browser;
  throw new ReportedFailure(
    'The PDF is printed by Chromium or Chrome, and there is none on this machine.\n' +
      `Install one (Debian: apt-get install ${DEBIAN_PACKAGE}), or set CHROME_PATH to its executable.\n` +
      instead,
  );
}

export interface PrintedPage {
  locale: Locale;
  title: string;
  /** At the foot of each sheet. */
  sheetLine: string;
  /** Its own style sheets, of `src/styles`. */
  styles: string[];
  body: Iterable<Element>;
}

/** The file that an address of the document stands for; null where there is none. */
function fileAt(path: string, styles: string[]): string | null {
  if (styles.includes(path)) return join(ROOT, 'src/styles', path);
  const file = normalize(path);
  return file.startsWith(FONTS) ? join(ROOT, 'node_modules', file) : null;
}

function documentOf({ locale, title, sheetLine, styles, body }: PrintedPage): string {
  const { document } = parseHTML(
    '<!doctype html><html><head><meta charset="utf-8"></head><body></body></html>',
  );
  const root = document.documentElement;
  root.setAttribute('lang', locale === 'zh' ? 'zh-CN' : 'en');
  root.setAttribute('data-sheet', sheetLine);
  const heading = document.createElement('title');
  heading.textContent = title;
  document.head.append(heading);
  for (const href of [...SHARED_STYLES, ...styles, CHINESE]) {
    const link = document.createElement('link');
    link.setAttribute('rel', 'stylesheet');
    link.setAttribute('href', href);
    document.head.append(link);
  }
  for (const part of body) document.body.append(part);
  return document.toString();
}

/** Prints each page in turn; what a document takes of the fonts is read once. */
export async function printPages(
  pages: Iterable<PrintedPage>,
  executable: string,
  write: (pdf: Uint8Array, index: number) => void,
): Promise<void> {
  const browser = await launchBrowser([], executable);
  const files = new Map<string, Buffer>();
  try {
    const page = await (await browser.newContext({ javaScriptEnabled: true })).newPage();
    let html = '';
    let styles: string[] = [];
    await page.route('**/*', (route) => {
      const path = decodeURIComponent(route.request().url().slice(PLACE.length));
      if (path === '')
        return route.fulfill({ contentType: 'text/html; charset=utf-8', body: html });
      const file = fileAt(path, styles);
      if (!file) return route.abort();
      if (!files.has(file)) files.set(file, readFileSync(file));
      const contentType = TYPES[path.split('.').at(-1)!] ?? 'application/octet-stream';
      return route.fulfill({ contentType, body: files.get(file)! });
    });
    let index = 0;
    for (const each of pages) {
      html = documentOf(each);
      styles = [...SHARED_STYLES, ...each.styles];
      await page.goto(PLACE);
      await page.evaluate(() => document.fonts.ready);
      const pdf = await page.pdf({
        preferCSSPageSize: true,
        printBackground: true,
        tagged: true,
        outline: true,
      });
      write(pdf, index++);
    }
  } finally {
    await browser.close();
  }
}
