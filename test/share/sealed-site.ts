/** A folder with audiences, and a small finished site that is sealed for them. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import {
  finishBuild,
  type Keys,
  keysDir,
  linksTo,
  openKeys,
  type ReadOptions,
  startBuild,
} from '../../src/publish/share/keys.ts';
import {
  endedLinks,
  type LinkToSeal,
  sealLinks,
  sealSite,
} from '../../src/publish/share/seal-site.ts';
import { shareWords } from '../../src/publish/share/words.ts';
import type { BuildKey } from '../../src/seal/records.ts';

export const say = shareWords('en');

const AUDIENCES = `board: { title: { en: The board, zh: 董事会 } }
east: { title: { en: East, zh: 华东 }, rows: { region: [East] }, until: 2099-06-30 }
open: { title: Everybody, sealed: false }
`;

/** A folder of exports with settings of its own. */
export function dataFolder(report = 'languages: [en, zh]\n'): string {
  const folder = mkdtempSync(join(tmpdir(), 'share-'));
  writeFileSync(join(folder, 'report.yml'), report);
  writeFileSync(join(folder, 'audiences.yml'), AUDIENCES);
  return folder;
}

export const READ: ReadOptions = { audiences: ['board', 'east', 'open'], site: null, say };

export const keysOf = (data: string): Promise<Keys> => openKeys(keysDir(data), READ);

/** What each audience's site holds: a page with its copies, a pack, and something random. */
export function siteOf(audience: string): { folder: string; files: Record<string, Buffer> } {
  const folder = mkdtempSync(join(tmpdir(), `site-${audience}-`));
  const page = Buffer.from(
    `<title>${audience}</title>${'<p>Zhang Works 1,234.56</p>'.repeat(400)}`,
  );
  const files = {
    'en/index.html': page,
    'data/cube.bin.gz': gzipSync(`cube of ${audience}`),
    'data/empty.json': Buffer.alloc(0),
    'index.html': Buffer.from(`<meta http-equiv="refresh" content="0;url=en/">`),
  };
  const beside = { 'en/index.html.gz': gzipSync(page), 'site-files.json': Buffer.from('{}') };
  for (const [path, content] of Object.entries({ ...files, ...beside })) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return { folder, files };
}

/** Seals a site of both audiences, as a build does. */
export async function sealAll(keys: Keys, now = new Date()): Promise<string> {
  const out = mkdtempSync(join(tmpdir(), 'dist-'));
  writeFileSync(join(out, 'index.html'), '<title>…</title>');
  const build = startBuild(keys, now);
  const audiences: Record<string, BuildKey> = {};
  const links: LinkToSeal[] = endedLinks(keys.people);
  for (const id of new Set(keys.people.filter((key) => key.identity).map((key) => key.audience))) {
    const { folder } = siteOf(id);
    const audience = { id, title: { en: id, zh: id }, languages: ['en', 'zh'] };
    const sealed = await sealSite({ folder, out, audience, build, links: linksTo(keys, id, say) });
    audiences[id] = sealed.key;
    links.push(...sealed.links);
  }
  finishBuild(keys, { build, audiences, ...(await sealLinks({ out, build, links })) });
  return out;
}
