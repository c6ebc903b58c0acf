/** Root-absolute addresses of the site's own files as relative ones, so that it works under any path of any host. */
import { mapAttributes } from './tags.ts';

const ADDRESS = new Set(['href', 'src', 'action', 'poster', 'data', 'xlink:href']);

/** The way from a file, given relative to the site's root, up to that root: "", "../", "../../". */
export const upFrom = (file: string): string => '../'.repeat(file.split('/').length - 1);

/** The page with relative addresses; `data-root` on its root element says how far up the site's root is. */
export function relativePage(html: string, file: string): string {
  const up = upFrom(file);
  const own = (address: string): string =>
    /^\/(?!\/)/.test(address) ? up + address.slice(1) || './' : address;
  const rewritten = mapAttributes(html, (_, attribute, value) => {
    if (ADDRESS.has(attribute)) return own(value);
    if (attribute !== 'srcset') return value;
    return value.replace(/(^|,\s*)(\/(?!\/)[^\s,]*)/g, (_, lead, address) => lead + own(address));
  });
  return /<html\b[^>]*\sdata-root=/i.test(rewritten)
    ? rewritten
    : rewritten.replace(/<html\b/i, `<html data-root="${up || './'}"`);
}

/** A style sheet with relative `url(/…)`. */
export const relativeStyles = (css: string, file: string): string =>
  css.replace(/url\((["']?)\/(?!\/)/g, (_, quote) => `url(${quote}${upFrom(file)}`);

/**
 * A script chunk whose preloading of other chunks works under any path. Vite writes it as a function that puts
 * the site's base before a file name; here the base becomes the chunk's own folder's parent.
 */
export const relativeScript = (js: string, file: string): string =>
  js.replace(
    /function\s*\((\w+)\)\s*\{\s*return\s*["'`]\/["'`]\s*\+\s*\1;?\s*\}/g,
    (_, name) =>
      `function(${name}){return new URL(${JSON.stringify(upFrom(file) || './')}+${name},import.meta.url).href}`,
  );
