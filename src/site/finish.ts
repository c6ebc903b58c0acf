/** The last step of a build: makes Astro's output fit for any folder of any static host, or refuses it. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { inlineStyles, readBundle, stylesOf } from './bundle.ts';
import { insertPolicy, policy } from './csp.ts';
import { findingsIn } from './inspect.ts';
import { relativePage, relativeScript, relativeStyles, upFrom } from './relative.ts';
import { tags } from './tags.ts';

export { copyEngine } from './engine-files.ts';

/** Holds what the page's policy would block, one line a finding with its file. */
export class SiteError extends Error {}

/**
 * Gives single pages the policy and relative addresses; `siteDir` has the site's scripts and styles, `files` are the places
 * of all its pages, any of which may be shown in the place of another. The pages given throw a SiteError.
 */
export function pageFinisher(
  siteDir: string,
  files: string[],
): (html: string, file: string) => string {
  const bundle = readBundle(siteDir);
  const content = policy(stylesOf(bundle, files));
  return (html, file) => {
    const known = tags(html);
    const problems = findingsIn(known).map((finding) => `${file}: ${finding}`);
    if (problems.length > 0) throw new SiteError(problems.join('\n'));
    const modules = bundle
      .redraw(html)
      .filter((address) => !html.includes(address))
      .map((address) => upFrom(file) + address);
    const page = insertPolicy(html, known, { modules, content });
    return bundle.preloaded(inlineStyles(relativePage(page, file), file, bundle), file);
  };
}

/** Places of the files in a folder, with `/`. */
const filesBelow = (dir: string): string[] =>
  readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(dir.length + 1)
        .split(sep)
        .join('/'),
    );

/**
 * Rewrites the pages, style sheets and scripts in `outDir` in place: the policy, relative addresses. Throws a
 * SiteError listing inline scripts and styles, outside addresses, and scripts that keep an absolute address.
 */
export function finishSite(outDir: string): { pages: number } {
  const files = filesBelow(outDir);
  const problems: string[] = [];
  const rewrite = (file: string, change: (text: string) => string): void => {
    const path = join(outDir, file);
    const text = readFileSync(path, 'utf8');
    const next = change(text);
    if (next !== text) writeFileSync(path, next);
  };
  const pages = files.filter((file) => file.endsWith('.html'));
  const finish = pageFinisher(outDir, pages);
  for (const file of pages)
    try {
      rewrite(file, (html) => finish(html, file));
    } catch (error) {
      if (!(error instanceof SiteError)) throw error;
      problems.push(error.message);
    }
  for (const file of files) {
    if (file.endsWith('.css')) rewrite(file, (css) => relativeStyles(css, file));
    if (file.startsWith('_astro/') && file.endsWith('.js'))
      rewrite(file, (js) => {
        const next = relativeScript(js, file);
        if (/["'`]\/_astro\//.test(next)) problems.push(`${file}: an absolute address of a chunk`);
        return next;
      });
  }
  if (problems.length) throw new SiteError(problems.join('\n'));
  return { pages: pages.length };
}
