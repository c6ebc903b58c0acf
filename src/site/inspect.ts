/** What in a page the policy would block or would reach outside; a build with any of it is not published. */
import { tags } from './tags.ts';

/** Attributes whose address the browser loads by itself. */
const LOADED = new Set(['src', 'srcset', 'poster', 'data', 'action', 'formaction', 'background']);
const LINKED = new Set(['href', 'xlink:href']);
const OUTSIDE = /^\s*(?:[a-z][a-z0-9+.-]*:|\/\/)/i;
const DATA_SCRIPT = /^(?:application|text)\/(?:[a-z.+-]*\+)?json$/;

/** One line per finding, empty when the page is fit to publish. A link to `mailto:` is no address that is loaded. */
export function findings(html: string): string[] {
  const found: string[] = [];
  for (const { name, attributes, content } of tags(html)) {
    const value = (key: string) => attributes.find((attribute) => attribute.name === key)?.value;
    if (name === 'script' && value('src') === undefined && !DATA_SCRIPT.test(value('type') ?? ''))
      found.push(`inline script: ${excerpt(content)}`);
    if (name === 'style') found.push(`inline style element: ${excerpt(content)}`);
    if (name === 'base') found.push('a <base> element');
    for (const { name: key, value: text } of attributes) {
      if (key === 'style') found.push(`style attribute on <${name}>: ${excerpt(text)}`);
      else if (/^on[a-z]+$/.test(key)) found.push(`${key} handler on <${name}>`);
      else if (LOADED.has(key) && OUTSIDE.test(text) && !text.startsWith('data:image/'))
        found.push(`outside address in ${key} of <${name}>: ${excerpt(text)}`);
      else if (LINKED.has(key) && OUTSIDE.test(text) && !text.startsWith('mailto:'))
        found.push(`outside address in ${key} of <${name}>: ${excerpt(text)}`);
    }
  }
  return found;
}

const excerpt = (text = ''): string => text.trim().slice(0, 80);
