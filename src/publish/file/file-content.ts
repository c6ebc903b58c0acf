/** What goes into a single file: the pages of a site in parts, and the data that they load. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Site } from '../../view/site.ts';
import { FIGURES, filesIn } from '../site-files.ts';
import type { FileScript } from './file-script.ts';
import { groupPages, ownPage, partPages } from './part-pages.ts';

export interface FileContent {
  /** Whole pages by their places in the site. */
  pages: Map<string, string>;
  /** Everything that its script reads, by place: pages in parts, data. */
  files: Map<string, Uint8Array>;
  /** The engine itself, the same for all; empty where it is left out. */
  engine: Map<string, Uint8Array>;
  /** The page that opens first, “en/”. */
  first: string;
}

const ENGINE = /^engine\//;
const ROWS = /^pack\//;
/** What its script has inside already, or what is only for a host or another program. */
const NOT_INSIDE = /^_astro\/|^(?:index|404)\.html$|^icon\.svg$/;

/** Of the site in `folder`; with `hasEngine`, the rows behind figures are in it. */
export function fileContent(
  folder: string,
  { style }: Pick<FileScript, 'style'>,
  { hasEngine, madeOn }: { hasEngine: boolean; madeOn: string },
): FileContent {
  const all = filesIn(folder).filter((file) => !NOT_INSIDE.test(file) && file !== FIGURES);
  const read = (file: string): Buffer => readFileSync(join(folder, file));
  const html = new Map(
    all
      .filter((file) => file.endsWith('.html'))
      .map((file) => [file, read(file).toString('utf8')] as const),
  );
  const site = siteOf(html.values().next().value!);
  const hasRows = hasEngine && !site.figuresOnly;
  const assets = hasRows ? site.assets : { ...site.assets, engine: '' };
  const given = {
    style,
    site: JSON.stringify({ ...site, assets }).replaceAll('<', '\\u003c'),
    font: fontOf(folder),
    rows: hasRows
      ? ('inside' as const)
      : site.figuresOnly
        ? ('nowhere' as const)
        : ('hosted' as const),
    madeOn,
  };
  const pages = new Map([...html].map(([file, page]) => [file, ownPage(page, file, given)]));
  const grouped = groupPages(partPages(pages));
  const data = all.filter((file) => !html.has(file) && !ENGINE.test(file));
  const wanted = data.filter((file) => hasRows || !ROWS.test(file));
  const engine = hasRows ? all.filter((file) => ENGINE.test(file)) : [];
  return {
    pages,
    files: new Map<string, Uint8Array>([
      ...[...grouped].map(([file, content]) => [file, Buffer.from(content)] as const),
      ...wanted.map((file) => [file, read(file)] as const),
    ]),
    engine: new Map(engine.map((file) => [file, read(file)])),
    first: `${site.locales[0]}/`,
  };
}

const SITE = /<script type="application\/json" id="site">([\s\S]*?)<\/script>/;
const siteOf = (page: string): Site => JSON.parse(SITE.exec(page)![1]!);

function fontOf(folder: string): { name: string; address: string } | null {
  const file = filesIn(folder).find((each) => each.endsWith('.woff2'));
  if (!file) return null;
  const address = `data:font/woff2;base64,${readFileSync(join(folder, file)).toString('base64')}`;
  return { name: file.slice(file.lastIndexOf('/') + 1), address };
}
