/** The service worker of a site: which files are of this build, by what is in them, and since when. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** At the root of a site. */
export const SERVICE_WORKER = 'sw.js';

const require = createRequire(import.meta.url);

/** Workbox as its packages bring it for a worker that is no module, each part beside the others in `workbox`; then our own. */
const CODE = [
  require.resolve('workbox-core/build/workbox-core.prod.js'),
  require.resolve('workbox-routing/build/workbox-routing.prod.js'),
  require.resolve('workbox-strategies/build/workbox-strategies.prod.js'),
  new URL('service-worker.js', import.meta.url),
]
  .map((file) => readFileSync(file, 'utf8'))
  .join('\n')
  .replace(/^\s*\/\/.*\n/gm, '')
  .replace(/\n\s*/g, '\n')
  .trim();

/** Copies for hosts, lists and figures for other programs: no page loads them. */
const NOT_LOADED =
  /\.br$|(?:html|css|js|json|svg)\.gz$|^site-files\.json$|^figures\.json$|^sw\.js$/;

/**
 * `files` by their places in the site; names alone, and hashes that tell nothing, stand in it. `absent` is shown in place of a page
 * that can be had neither from the host nor from the device; `{root}` in it becomes the address of the site.
 */
export function serviceWorker(
  files: Iterable<readonly [path: string, content: Uint8Array]>,
  builtOn: string,
  absent: string,
): string {
  const hashes: Record<string, string> = {};
  for (const [path, content] of files)
    if (!NOT_LOADED.test(path))
      hashes[path] = createHash('sha256').update(content).digest('hex').slice(0, 16);
  const id = createHash('sha256').update(JSON.stringify(hashes)).digest('hex').slice(0, 12);
  return `const BUILD = ${JSON.stringify({ id, builtOn, files: hashes, absent })};\n${CODE}\n`;
}
