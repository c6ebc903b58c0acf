/** The Content-Security-Policy of every page, and the one inline script that it lets run. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Tag } from './tags.ts';

/** Inline: in a file of its own it would hold up all that is behind it by one more way over the line. */
export const FIRST_SCRIPT = readFileSync(new URL('waiting.js', import.meta.url), 'utf8')
  .replace(/^\s*\/\/.*\n/gm, '')
  .replace(/\n\s*/g, ' ')
  .trim();

/** Of texts that are in many pages: each is hashed once. */
const hashes = new Map<string, string>();

function sha256(text: string): string {
  const known = hashes.get(text);
  if (known !== undefined) return known;
  const hash = `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  hashes.set(text, hash);
  return hash;
}

/**
 * `wasm-unsafe-eval` compiles the engine; `blob:` is the engine's worker and its unpacked module, both made by
 * the page itself from the site's own files; the worker from `'self'` keeps the site for when there is no network. Nothing else leaves `'self'`; of inline scripts and styles only the
 * first script and the site's own `styles` are in force, known by their hashes.
 */
export const policy = (styles: string[] = []): string =>
  [
    "default-src 'none'",
    `script-src 'self' ${sha256(FIRST_SCRIPT)} 'wasm-unsafe-eval'`,
    "worker-src 'self' blob:",
    "connect-src 'self' blob:",
    ["style-src 'self'", ...styles.map(sha256)].join(' '),
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');

/** What a page says of the site's own files. */
interface OwnFiles {
  /** Addresses of what redraws the page. */
  modules: string[];
  /** What `policy` gives for every style that a page of the site has inside: a page that is shown in place of another brings its own. */
  content: string;
}

/**
 * Puts the policy right behind `<meta charset>`, and behind it, on a page of the report, the first script; `known` are the
 * tags of the page. Throws where a page has no charset, has a policy already, or has anything before its charset, which no policy would hold for.
 */
export function insertPolicy(html: string, known: Tag[], { modules, content }: OwnFiles): string {
  const body = known.findIndex(({ name }) => name === 'body');
  const all = body < 0 ? known : known.slice(0, body);
  const isPolicy = (value = ''): boolean => /^content-security-policy/i.test(value.trim());
  if (all.some(({ name, attributes }) => name === 'meta' && isPolicy(attributes['http-equiv'])))
    throw new Error('the page has a policy already');
  const at = all.findIndex(({ name, attributes }) => name === 'meta' && 'charset' in attributes);
  if (at < 0) throw new Error('the page has no <meta charset>');
  const early = all.slice(0, at).find(({ name }) => name !== 'html' && name !== 'head');
  if (early) throw new Error(`<${early.name}> stands before the <meta charset>`);
  const { end } = all[at]!;
  const meta = `<meta http-equiv="Content-Security-Policy" content="${content}">`;
  const isReport = all.some(({ name, attributes }) => name === 'html' && 'data-page' in attributes);
  const script = `<script data-modules="${modules.join(' ')}">${FIRST_SCRIPT}</script>`;
  return html.slice(0, end) + meta + (isReport ? script : '') + html.slice(end);
}
