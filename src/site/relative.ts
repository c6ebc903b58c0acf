/** Root-absolute addresses of the site's own files as relative ones, so that it works under any path of any host. */

const ATTRIBUTE = /([^\s=>/"']+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+))?/g;
const TAG =
  /<!--[\s\S]*?-->|<(script|style)((?:"[^"]*"|'[^']*'|[^"'>])*)>([\s\S]*?)<\/\1\s*>|<([a-zA-Z][^\s/>]*)((?:"[^"]*"|'[^']*'|[^"'>])*)>/gi;

const ADDRESS = new Set(['href', 'src', 'action', 'poster', 'data', 'xlink:href']);

/** The way from a file, given relative to the site's root, up to that root: "", "../", "../../". */
export const upFrom = (file: string): string => '../'.repeat(file.split('/').length - 1);

/** The page with relative addresses; `data-root` on its root element says how far up the site's root is. */
export function relativePage(html: string, file: string): string {
  const up = upFrom(file);
  const own = (address: string): string =>
    /^\/(?!\/)/.test(address) ? up + address.slice(1) || './' : address;
  const rewritten = mapAttributes(html, (attribute, value) => {
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

/**
 * Rewrites attribute values in place and leaves every other byte as it is, which no parser would write again.
 * `change` returns the new value, or the same one; it is asked for addresses alone, which have a slash.
 */
function mapAttributes(html: string, change: (attribute: string, value: string) => string): string {
  const rewrite = (text: string): string => {
    // most have no address
    if (!text.includes('/')) return text;
    return text.replace(ATTRIBUTE, (whole, name: string, quoted?: string) => {
      if (quoted === undefined) return whole;
      const value = /^["']/.test(quoted) ? quoted.slice(1, -1) : quoted;
      const next = change(name.toLowerCase(), value);
      return next === value ? whole : `${name}="${next.replaceAll('"', '&quot;')}"`;
    });
  };
  return html.replace(TAG, (whole, raw, rawAttributes, content, name, attributes) => {
    if (raw) return `<${raw}${rewrite(rawAttributes)}>${content}</${raw}>`;
    return name ? `<${name}${rewrite(attributes)}>` : whole;
  });
}
