/** Pages of a site made ready for a single file: without what loads other files, and with what they share put aside once. */
import type { IsoDate } from '../../format/date.ts';
import { dateLabel } from '../../format/label.ts';
import { common as en } from '../../i18n/en/common.ts';
import { type Locale, text } from '../../i18n/locale.ts';
import { common as zh } from '../../i18n/zh/common.ts';
import { upFrom } from '../../site/relative.ts';

/** Of each page, in order: its styles, what it knows of the site, its head and foot. */
const SHARED = [
  /<style>[\s\S]*?<\/style>/g,
  /<script type="application\/json" id="site">[\s\S]*?<\/script>/g,
  /<nav\b[\s\S]*?<\/nav>/g,
  /<datalist\b[\s\S]*?<\/datalist>/g,
  /<select\b[\s\S]*?<\/select>/g,
];

export interface PartedPages {
  pages: Map<string, string>;
  /** What “<!--part 3-->” in a page stands for. */
  parts: string[];
}

/** `pages` are whole ones by their places in the site. */
export function partPages(pages: ReadonlyMap<string, string>): PartedPages {
  const parts: string[] = [];
  const numbers = new Map<string, number>();
  const numberOf = (text: string): number => {
    const known = numbers.get(text);
    if (known !== undefined) return known;
    parts.push(text);
    numbers.set(text, parts.length - 1);
    return parts.length - 1;
  };
  const put = (text: string): string => `<!--part ${numberOf(text)}-->`;
  const parted = [...pages].map(([file, html]): [string, string] => [
    file,
    SHARED.reduce((rest, shared) => rest.replace(shared, put), html),
  ]);
  return { pages: new Map(parted), parts };
}

const POLICY = /<meta http-equiv="Content-Security-Policy"[^>]*>/;
const FIRST_SCRIPT = /<script data-modules="[^"]*">[\s\S]*?<\/script>/;
const PAGE_SCRIPT = /<script async type="module"[^>]*><\/script>/g;
const LINKS = /<link rel="(?:icon|preload|modulepreload|alternate|stylesheet)"[^>]*>/g;

export interface OwnPage {
  /** Of the script of the file: what it loads late. */
  style: string;
  /** The site as the file's pages know it, as JSON. */
  site: string;
  /** Address of the font, with all of it inside. */
  font: { name: string; address: string } | null;
  /** Where the rows behind figures are. */
  rows: 'inside' | 'hosted' | 'nowhere';
  /** The day on which the file is written. */
  madeOn: IsoDate;
}

const COMMON = { en, zh };

/** What the status line says where rows are asked for; only files need it. */
function leftOut(html: string): string {
  const locale = localeOf(html);
  const said = COMMON[locale]['engineReason.left_out'];
  return JSON.stringify({ 'engineReason.left_out': said }).slice(1, -1).replaceAll('"', '&quot;');
}

const localeOf = (html: string): Locale => (/<html[^>]*\slang="zh/.test(html) ? 'zh' : 'en');

const MADE = text('saved as a file on {day}', '{day} 保存为文件');
const NO_ROWS = text(
  'rows behind figures are in the hosted report, not in this file',
  '数字背后的明细行在网站上的报表中，不在此文件内',
);

/** At the foot of a page: since when it is as it is, and what it lacks. */
function fileLine(html: string, { rows, madeOn }: OwnPage): string {
  const locale = localeOf(html);
  const made = MADE[locale].replace('{day}', dateLabel(madeOn, locale));
  return ['', made, ...(rows === 'hosted' ? [NO_ROWS[locale]] : [])].join(' · ');
}

const withoutLoads = (html: string): string =>
  html
    .replace(POLICY, '')
    .replace(FIRST_SCRIPT, '')
    .replace(PAGE_SCRIPT, '')
    .replace(LINKS, '')
    .replace(/ data-first="[^"]*"/, '');

/** The page that opens links, without what it loads on a host. */
export const openingPage = (html: string): string =>
  withoutLoads(html).replace('<html ', '<html data-file ');

/** A page that loads no other file. `file` is its place in the site. */
export function ownPage(html: string, file: string, own: OwnPage): string {
  const { style, site, font, rows } = own;
  const inside = font ? withFont(html, `${upFrom(file)}_astro/${font.name}`, font.address) : html;
  return withoutLoads(inside)
    .replace('<html ', `<html data-file="${rows === 'inside' ? 'rows' : 'figures'}" `)
    .replace(/(data-wordings="\{)/, (start) => `${start}${leftOut(html)},`)
    .replace('</footer>', () => `${fileLine(html, own)}</footer>`)
    .replace(
      /(<script type="application\/json" id="site">)[\s\S]*?(<\/script>)/,
      (_, start, end) => start + site + end,
    )
    .replace('</head>', () => `<style>${style}</style></head>`);
}

/** A font inside the page need not be left out for the sake of the first paint. */
const withFont = (html: string, place: string, address: string): string =>
  html.replaceAll(place, address).replace(/font-display:\s*optional/g, 'font-display:block');

/** Of pages that follow each other most are alike, and are packed together. */
const TOGETHER = 16;

/** Files of the pages: one that says where each is, and pages by their places in groups. */
export function groupPages({ pages, parts }: PartedPages): Map<string, string> {
  const groups = new Map<string, string>();
  const files: Record<string, string> = {};
  const all = [...pages].sort(([one], [other]) => (one < other ? -1 : 1));
  for (let at = 0; at < all.length; at += TOGETHER) {
    const group = all.slice(at, at + TOGETHER);
    const name = `pages-${at / TOGETHER}.json`;
    for (const [file] of group) files[file] = name;
    groups.set(name, JSON.stringify(Object.fromEntries(group)));
  }
  return groups.set('pages.json', JSON.stringify({ parts, files }));
}
