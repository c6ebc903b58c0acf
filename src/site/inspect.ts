/** What in a page the policy would block or would reach outside; a build with any of it is not published. */
import { CDATA, type Tag, tags } from './tags.ts';

/** Attributes whose address the browser loads by itself, or sends a form to. */
const LOADED = new Set(
  'src srcset imagesrcset poster data action formaction background ping'.split(' '),
);
const LINKED = new Set(['href', 'xlink:href']);
const OUTSIDE = /^(?:[a-z][a-z0-9+.-]*:|[\\/]{2})/i;
const DATA_SCRIPT = /^(?:application|text)\/(?:[a-z.+-]*\+)?json$/;

/** One line per finding, empty when the page is fit to publish. A link to `mailto:` is no address that is loaded. */
export const findings = (html: string): string[] => findingsIn(tags(html));

/** The same of a page whose `tags` are known. */
export function findingsIn(all: Tag[]): string[] {
  const found: string[] = [];
  for (const tag of all) {
    found.push(...elementFindings(tag));
    for (const key in tag.attributes) {
      const finding = attributeFinding(tag, key, tag.attributes[key]!);
      if (finding !== null) found.push(finding);
    }
  }
  return found;
}

function elementFindings({ name, attributes, content }: Tag): string[] {
  const isInline = attributes.src === undefined && !DATA_SCRIPT.test(attributes.type ?? '');
  if (name === 'script' && isInline) return [`inline script: ${excerpt(content)}`];
  if (name === 'style') return [`inline style element: ${excerpt(content)}`];
  if (name === CDATA) return ['a CDATA section'];
  // Inside SVG or a broken nesting a browser may read it as markup, where the parser reads text.
  if (name !== 'script' && /<[a-z!?/]/i.test(content))
    return [`markup in <${name}>: ${excerpt(content)}`];
  return name === 'base' ? ['a <base> element'] : [];
}

function attributeFinding({ name, attributes }: Tag, key: string, text: string): string | null {
  if (key === 'style') return `style attribute on <${name}>: ${excerpt(text)}`;
  if (/^on[a-z]+$/.test(key)) return `${key} handler on <${name}>`;
  if (key === 'srcdoc') return `a page inside <${name}>: ${excerpt(text)}`;
  const isOutside = addressesIn(name, attributes, key, text).some(
    (address) => OUTSIDE.test(address) && !isHarmless(key, address),
  );
  return isOutside ? `outside address in ${key} of <${name}>: ${excerpt(text)}` : null;
}

const isHarmless = (key: string, address: string): boolean =>
  address.startsWith(LINKED.has(key) ? 'mailto:' : 'data:image/');

/** The addresses that an attribute holds, without what a browser drops from them. */
function addressesIn(
  name: string,
  attributes: Tag['attributes'],
  key: string,
  text: string,
): string[] {
  if (name === 'meta' && key === 'content' && /^refresh$/i.test(attributes['http-equiv'] ?? ''))
    return [bare(text.replace(/^[^;,]*[;,]\s*(?:url\s*=\s*)?["']?/i, ''))];
  if (!LOADED.has(key) && !LINKED.has(key)) return [];
  if (!/srcset$|^ping$/.test(key)) return [bare(text)];
  return text.split(/\s+/).map((part) => part.replace(/^,+/, ''));
}

/** Browsers drop line breaks and tabs anywhere in an address, and control characters and spaces before it. */
const bare = (address: string): string =>
  address.replace(/[\t\n\r]/g, '').replace(/^[\u0000-\u0020]+/, '');

const excerpt = (text: string): string => text.trim().slice(0, 80);
