/** The tags of an HTML text with their attributes, for checks and rewrites that leave every other byte alone. */

export interface Tag {
  name: string;
  attributes: { name: string; value: string }[];
  /** What is inside a `<script>` or `<style>`; undefined for every other element. */
  content?: string;
}

const ATTRIBUTE = /([^\s=>/"']+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+))?/g;
const TAG =
  /<!--[\s\S]*?-->|<(script|style)((?:"[^"]*"|'[^']*'|[^"'>])*)>([\s\S]*?)<\/\1\s*>|<([a-zA-Z][^\s/>]*)((?:"[^"]*"|'[^']*'|[^"'>])*)>/gi;

/** Every start tag in order; comments, scripts' and styles' contents are not looked into. */
export function tags(html: string): Tag[] {
  return [...html.matchAll(TAG)].flatMap(([, raw, rawAttributes, content, name, attributes]) => {
    if (raw)
      return [{ name: raw.toLowerCase(), attributes: parse(rawAttributes!), content: content! }];
    return name ? [{ name: name.toLowerCase(), attributes: parse(attributes!) }] : [];
  });
}

/** Rewrites attribute values in place; `change` returns the new value, or the same one. */
export function mapAttributes(
  html: string,
  change: (tag: string, attribute: string, value: string) => string,
): string {
  const rewrite = (tag: string, text: string): string =>
    text.replace(ATTRIBUTE, (whole, name: string, quoted?: string) => {
      if (quoted === undefined) return whole;
      const value = unquote(quoted);
      const next = change(tag.toLowerCase(), name.toLowerCase(), value);
      return next === value ? whole : `${name}="${next.replaceAll('"', '&quot;')}"`;
    });
  return html.replace(TAG, (whole, raw, rawAttributes, content, name, attributes) => {
    if (raw) return `<${raw}${rewrite(raw, rawAttributes)}>${content}</${raw}>`;
    return name ? `<${name}${rewrite(name, attributes)}>` : whole;
  });
}

function parse(text: string): Tag['attributes'] {
  return [...text.matchAll(ATTRIBUTE)].map(([, name, quoted]) => ({
    name: name!.toLowerCase(),
    value: quoted === undefined ? '' : unquote(quoted),
  }));
}

const unquote = (text: string): string => (/^["']/.test(text) ? text.slice(1, -1) : text);
