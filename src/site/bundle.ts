/** The site's own scripts and styles as they were bundled, and how a page comes to them without waiting. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { upFrom } from './relative.ts';

const FOLDER = '_astro';

export interface Bundle {
  /** Addresses, relative to the site's root, of what redraws a page: its own script, that of all pages, and its language's. */
  redraw(html: string): string[];
  /** The page with all that its script imports named in its head, so that none waits for another; `file` is its place. */
  preloaded(html: string, file: string): string;
  /** Style sheets by name; null for those that scripts load when they need them. */
  styles: Map<string, string | null>;
  /** A style sheet as a page so far below the site's root has it inside. */
  styleAt(css: string, up: string): string;
}

/** Reads what the bundler wrote into `outDir`. */
export function readBundle(outDir: string): Bundle {
  const dir = join(outDir, FOLDER);
  const names = existsSync(dir) ? readdirSync(dir) : [];
  const read = (ending: string): [string, string][] =>
    names
      .filter((name) => name.endsWith(ending))
      .map((name) => [name, readFileSync(join(dir, name), 'utf8')]);
  const scripts = new Map(read('.js'));
  const imports = once((name: string) =>
    Array.from(
      scripts.get(name)!.matchAll(/(?:from|import)\s*["'`]\.\/([\w.-]+)["'`]/g),
      ([, next]) => next!,
    ),
  );
  const withImports = (first: string[]): Set<string> => {
    const all = new Set(first);
    for (const name of all) for (const next of imports(name)) all.add(next);
    return all;
  };
  const placed = new Map<string, (css: string) => string>();
  const isLate = (name: string): boolean =>
    [...scripts.values()].some((text) => text.includes(`./${name}`));
  return {
    redraw(html) {
      const start = /<html\b[^>]*>/.exec(html)?.[0] ?? '';
      const page = /\sdata-page="([\w-]+)/.exec(start)?.[1];
      const language = /\slang="(\w+)/.exec(start)?.[1];
      if (!page) return [];
      const wanted = ['redraw', `page-${page}`, `words-${language}`];
      const first = [...scripts.keys()].filter((name) => wanted.includes(name.split('.')[0]!));
      return [...withImports(first)].map((name) => `${FOLDER}/${name}`);
    },
    preloaded(html, file) {
      const [script] =
        /<script [^>]*src="[^"]*_astro\/([^"/]+\.js)"[^>]*><\/script>/.exec(html)?.slice(1) ?? [];
      if (!script || !OPENING.test(script)) return html;
      const links = [...withImports([script])]
        .filter((name) => name !== script)
        .map((name) => `<link rel="modulepreload" href="${upFrom(file)}${FOLDER}/${name}">`);
      return html.replace('</title>', () => `</title>${links.join('')}`);
    },
    styles: new Map(read('.css').map(([name, css]) => [name, isLate(name) ? null : css.trim()])),
    styleAt(css, up) {
      const known = placed.get(up) ?? once((each: string) => stylesForPage(each, up));
      placed.set(up, known);
      return known(css);
    },
  };
}

/** The function, asked once for each value: the pages of a site are very many. */
function once<T>(of: (value: string) => T): (value: string) => T {
  const known = new Map<string, T>();
  return (value) => {
    if (!known.has(value)) known.set(value, of(value));
    return known.get(value)!;
  };
}

/**
 * The page with its style sheets inside, so that its first layout is its last, and with its script beside its
 * reading: what it shows waits for neither. `file` is its place in the site.
 */
export function inlineStyles(html: string, file: string, { styles, styleAt }: Bundle): string {
  return html
    .replace(/<link rel="stylesheet" href="[^"]*?([^"/]*)"[^>]*>/g, (link, name: string) => {
      const css = styles.get(name);
      if (css === undefined) return link;
      return css === null ? '' : `<style>${styleAt(css, upFrom(file))}</style>`;
    })
    .replace(/<script type="module" src=/g, '<script async type="module" src=');
}

/** The page that opens the links of a sealed site, and its style, which no other page has. */
const OPENING = /^open[./]/;

/** Every style that a page at one of these places may have inside. */
export const stylesOf = ({ styles, styleAt }: Bundle, files: string[]): string[] => {
  const hasOpening = files.some((file) => OPENING.test(file));
  const sheets = [...styles]
    .filter(([name]) => hasOpening || !OPENING.test(name))
    .flatMap(([, css]) => css ?? []);
  const places = new Set(files.map(upFrom));
  return [...new Set([...places].flatMap((up) => sheets.map((css) => styleAt(css, up))))];
};

/** Addresses in a style sheet count from its own folder; in a page, from the page's. */
const stylesForPage = (css: string, up: string): string =>
  css.replace(
    /url\((["']?)(?:\.\/|\.\.\/_astro\/|\/_astro\/)/g,
    (_, quote) => `url(${quote}${up}${FOLDER}/`,
  );
