/** The board pack as a PDF with tags and an outline, printed by the Chromium that is there. */
import { readFileSync } from 'node:fs';
import { join, normalize } from 'node:path';
import { parseHTML } from 'linkedom';
import { boardBody } from '../../board/page.ts';
import type { BoardContext } from '../../board/section.ts';
import type { Board } from '../../board/slide.ts';
import { DEBIAN_PACKAGE, findBrowser, launchBrowser } from '../chromium.ts';
import { ReportedFailure } from '../errors.ts';
import { ROOT } from '../root.ts';

/** Nobody answers there: every request is given a file of this machine, or none. */
const PLACE = 'http://pack.invalid/';

const STYLES: Record<string, string> = {
  'tokens.css': 'src/styles/tokens.css',
  'board.css': 'src/styles/board.css',
};
/** The fonts that the project brings, Chinese among them: a server has often none of its own. */
const FONTS = '@fontsource-variable/';
const CHINESE = `${FONTS}noto-sans-sc/index.css`;

const TYPES: Record<string, string> = { css: 'text/css', woff2: 'font/woff2' };

/** Before anything is read: the reader should not wait for a PDF that cannot be made. */
export function browserForPdf(): string {
  const browser = findBrowser();
  if (browser) return browser;
  throw new ReportedFailure(
    'The PDF is printed by Chromium or Chrome, and there is none on this machine.\n' +
      `Install one (Debian: apt-get install ${DEBIAN_PACKAGE}), or set CHROME_PATH to its executable.\n` +
      'The presentation needs none: --out FILE.pptx',
  );
}

function documentOf(board: Board, context: BoardContext): string {
  const { document } = parseHTML(
    '<!doctype html><html><head><meta charset="utf-8"></head><body></body></html>',
  );
  const root = document.documentElement;
  root.setAttribute('lang', context.locale === 'zh' ? 'zh-CN' : 'en');
  root.setAttribute('data-sheet', `${board.company} · ${board.line}`);
  const title = document.createElement('title');
  title.textContent = `${board.company} · ${board.name}`;
  document.head.append(title);
  for (const href of [...Object.keys(STYLES), CHINESE]) {
    const link = document.createElement('link');
    link.setAttribute('rel', 'stylesheet');
    link.setAttribute('href', href);
    document.head.append(link);
  }
  for (const part of boardBody(board, context)) document.body.append(part);
  return document.toString();
}

/** The file that an address of the document stands for; null where there is none. */
function fileAt(path: string): string | null {
  if (path in STYLES) return join(ROOT, STYLES[path]!);
  const file = normalize(path);
  return file.startsWith(FONTS) ? join(ROOT, 'node_modules', file) : null;
}

export async function boardPdf(
  board: Board,
  context: BoardContext,
  executable: string,
): Promise<Uint8Array> {
  const html = documentOf(board, context);
  const browser = await launchBrowser([], executable);
  try {
    const page = await (await browser.newContext({ javaScriptEnabled: true })).newPage();
    await page.route('**/*', (route) => {
      const path = decodeURIComponent(route.request().url().slice(PLACE.length));
      if (path === '')
        return route.fulfill({ contentType: 'text/html; charset=utf-8', body: html });
      const file = fileAt(path);
      if (!file) return route.abort();
      const contentType = TYPES[path.split('.').at(-1)!] ?? 'application/octet-stream';
      return route.fulfill({ contentType, body: readFileSync(file) });
    });
    await page.goto(PLACE);
    await page.evaluate(() => document.fonts.ready);
    return await page.pdf({
      preferCSSPageSize: true,
      printBackground: true,
      tagged: true,
      outline: true,
    });
  } finally {
    await browser.close();
  }
}
