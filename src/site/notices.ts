/** The licences of all that a built site brings from others: told by what was bundled, in the words of the packages themselves. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** In the root of every site. */
export const NOTICES = 'notices.txt';

/** What no bundle shows: the engine's module and worker are copied, the font is a file of its own, and so is the service worker. */
const ALWAYS = [
  '@duckdb/duckdb-wasm',
  '@fontsource-variable/inter',
  'workbox-core',
  'workbox-routing',
  'workbox-strategies',
];

const LICENCE_FILE = /^(licen[cs]e|copying|ofl)([-.].*)?$/i;
const NOTICE_FILE = /^(notice|copyrightnotice)([-.].*)?$/i;

/** Of packages that say MIT and bring no text. */
const MIT = `Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated
documentation files (the "Software"), to deal in the Software without restriction, including without limitation the
rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit
persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the
Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE
WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR
COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR
OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.`;

/** Who holds the rights, where the package itself does not say. */
const HOLDERS: Record<string, string> = {
  '@duckdb/duckdb-wasm': `Copyright Stichting DuckDB Foundation

The module contains DuckDB (MIT) and the libraries that DuckDB contains, each under a licence of its own:
https://github.com/duckdb/duckdb/tree/main/third_party`,
};

/** The folder of the package that a module belongs to; null for our own. */
function packageOf(module: string): string | null {
  const path = module.replaceAll('\\', '/').replace(/^\0+/, '');
  const at = path.lastIndexOf('/node_modules/');
  if (at < 0) return null;
  const [scope, name] = path.slice(at + '/node_modules/'.length).split('/');
  const id = scope!.startsWith('@') ? `${scope}/${name}` : scope!;
  return `${path.slice(0, at)}/node_modules/${id}`;
}

function noticeOf(folder: string): { head: string; text: string } {
  const { name, version, license, author } = JSON.parse(
    readFileSync(join(folder, 'package.json'), 'utf8'),
  );
  const files = readdirSync(folder).sort();
  const read = (kind: RegExp): string[] =>
    files
      .filter((file) => kind.test(file))
      .map((file) => readFileSync(join(folder, file), 'utf8').trim());
  const licence = read(LICENCE_FILE);
  if (licence.length === 0 && license !== 'MIT')
    throw new Error(`${name} is published with the site and brings no text of its licence`);
  const holder = HOLDERS[name] ?? `Copyright ${author?.name ?? author ?? `the authors of ${name}`}`;
  const own = licence.length > 0 ? licence : [`${holder}\n\n${MIT}`];
  return {
    head: `${name} ${version} (${license})`,
    text: [...own, ...read(NOTICE_FILE)].join('\n\n'),
  };
}

/** The text for these modules of a bundle, by name; `root` is the project's folder. */
export function noticesFor(modules: Iterable<string>, root: string): string {
  const always = ALWAYS.map((name) => join(root, 'node_modules', name).replaceAll('\\', '/'));
  const folders = new Set(always);
  for (const module of modules) {
    const folder = packageOf(module);
    if (folder !== null && existsSync(join(folder, 'package.json'))) folders.add(folder);
  }
  const byText = new Map<string, string[]>();
  for (const { head, text } of [...folders].map(noticeOf))
    byText.set(text, [...(byText.get(text) ?? []), head].sort());
  const own = readFileSync(join(root, 'LICENSE'), 'utf8').trim();
  const all = [...byText]
    .map(([text, heads]) => ({ heads: [...new Set(heads)].join('\n'), text }))
    .sort((a, b) => (a.heads < b.heads ? -1 : 1));
  const parts = [{ heads: 'Huikuan (Apache-2.0)', text: own }, ...all];
  return [
    'This report was made by Huikuan. What its pages contain of others is licensed as follows.',
    ...parts.map(({ heads, text }) => `${'-'.repeat(78)}\n${heads}\n\n${text}`),
    '',
  ].join('\n\n');
}
