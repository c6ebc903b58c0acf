/** Rows with cells that are struck through: by whoever crossed them out, they may not count. */
import type { Budget } from '../limits.ts';
import { entryBytes, type ZipEntry } from '../zip.ts';

/** The styles of a workbook whose font is struck through, by their index, from the part `xl/styles.xml`. */
export function struckStyles(xml: string): Set<string> {
  const found = new Set<string>();
  if (!xml.includes('strike')) return found;
  const inside = (name: string): string =>
    new RegExp(`<(?:\\w+:)?${name}\\b[^>]*>([\\s\\S]*?)</(?:\\w+:)?${name}>`).exec(xml)?.[1] ?? '';
  const fonts = inside('fonts').match(
    /<(?:\w+:)?font(?:\s[^>]*)?(?:\/>|>[\s\S]*?<\/(?:\w+:)?font>)/g,
  );
  const isStruck = (fonts ?? []).map((font) =>
    /<(?:\w+:)?strike(?:\s+val="(?:1|true)")?\s*\/?>/.test(font),
  );
  for (const [i, [, tag]] of [...inside('cellXfs').matchAll(/<(?:\w+:)?xf(\s[^>]*)>/g)].entries()) {
    const font = Number(/\sfontId="(\d+)"/.exec(tag!)?.[1]);
    if (isStruck[font]) found.add(String(i));
  }
  return found;
}

/** Rows of a sheet, 1-based, with a value in a cell of one of the styles. */
export async function struckRows(
  path: string,
  sheet: ZipEntry,
  styles: ReadonlySet<string>,
  budget: Budget,
): Promise<number[]> {
  const rows = new Set<number>();
  const decoder = new TextDecoder();
  let text = '';
  for await (const piece of entryBytes(path, sheet, budget)) {
    text += decoder.decode(piece, { stream: true });
    for (const [, tag] of text.matchAll(/<(?:\w+:)?c(\s[^>]*)>/g)) {
      if (tag!.endsWith('/') || !styles.has(/\ss="(\d+)"/.exec(tag!)?.[1] ?? '')) continue;
      const row = /\sr="[A-Z]+(\d+)"/.exec(tag!)?.[1];
      if (row) rows.add(Number(row));
    }
    const open = text.lastIndexOf('<');
    text = open > text.lastIndexOf('>') ? text.slice(open) : '';
  }
  return [...rows];
}

const LINE_THROUGH = /text-decoration(?:-line)?\s*:[^;}]*line-through/i;
const RULE = /([^{}]+)\{([^{}]*)\}/g;
const CLASS = /\.([\w-]+)/g;
const STRUCK_TAGS: ReadonlySet<string> = new Set(['s', 'del', 'strike']);

/** What of a web page is struck through, tag by tag in their order. */
export class StruckTags {
  readonly #classes = new Set<string>();
  /** Of the tags that are open: whether each strikes what is inside. */
  readonly #open: boolean[] = [];
  #depth = 0;
  /** The style of an XML workbook that is being defined. */
  #style = '';

  get isStruck(): boolean {
    return this.#depth > 0;
  }

  /** `name` without its prefix. */
  open(name: string, attributes: Readonly<Record<string, string>>): void {
    const strikes = this.#strikes(name, attributes);
    this.#open.push(strikes);
    if (strikes) this.#depth++;
  }

  close(): void {
    if (this.#open.pop()) this.#depth--;
  }

  /** The rules of a page, as it writes them. */
  takeRules(css: string): void {
    for (const [, selectors, rules] of css.matchAll(RULE))
      if (LINE_THROUGH.test(rules!))
        for (const [, name] of selectors!.matchAll(CLASS)) this.#classes.add(name!);
  }

  #strikes(name: string, attributes: Readonly<Record<string, string>>): boolean {
    if (name === 'style') this.#style = attributes['ss:ID'] ?? '';
    if (name === 'font' && attributes['ss:StrikeThrough'] === '1') this.#classes.add(this.#style);
    if (STRUCK_TAGS.has(name) || LINE_THROUGH.test(attributes.style ?? '')) return true;
    if (this.#classes.size === 0) return false;
    const classes = `${attributes.class ?? ''} ${attributes['ss:StyleID'] ?? ''}`.split(' ');
    return classes.some((each) => each !== '' && this.#classes.has(each));
  }
}
