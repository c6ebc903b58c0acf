/** The text of a single file, in clear or sealed. */
import { join } from 'node:path';
import type { Build } from '../../seal/records.ts';
import type { Audience } from '../../settings/audiences.ts';
import { readTexts } from '../audience/draw-audiences.ts';
import { NAMES } from '../audience/prepare-audiences.ts';
import { todayHere } from '../earlier-forecasts.ts';
import type { LiveKey } from '../share/key-schema.ts';
import { type FileContent, fileContent } from './file-content.ts';
import type { FileScript } from './file-script.ts';
import { openingPage } from './part-pages.ts';
import { checkSealedFile, sealContent } from './seal-content.ts';
import { singleFile } from './single-file.ts';
import type { SiteFolder } from './site-folder.ts';

export interface Written {
  html: string;
  pages: number;
  hasEngine: boolean;
}

export interface Sealed {
  audience: Audience;
  build: Build;
  links: LiveKey[];
}

/** With the rows behind figures, where the file is then of at most so many bytes. */
export async function writeFile(
  site: SiteFolder,
  script: FileScript,
  { sealed, most }: { sealed: Sealed | null; most: number },
): Promise<Written> {
  const write = async (hasEngine: boolean): Promise<Written> => {
    const content = fileContent(site.folder, script, { hasEngine, madeOn: todayHere() });
    const html = sealed
      ? await sealedFile(content, site, script, sealed)
      : fileInClear(content, script);
    return { html, pages: content.pages.size, hasEngine };
  };
  const whole = await write(true);
  return Buffer.byteLength(whole.html) <= most ? whole : write(false);
}

function fileInClear({ pages, files, engine, first }: FileContent, { script }: FileScript): string {
  const page = pages.get(`${first}index.html`)!;
  return singleFile({
    html: page.replace('<html ', () => `<html data-opens="${first}" `),
    script,
    pages: pages.values(),
    files: new Map([...files, ...engine]),
  });
}

async function sealedFile(
  { pages, files, engine }: FileContent,
  { workDir, opening }: SiteFolder,
  { script }: FileScript,
  sealed: Sealed,
): Promise<string> {
  const folder = join(workDir, engine.size > 0 ? 'sealed-with-rows' : 'sealed');
  const inside = await sealContent(files, {
    ...sealed,
    pages: [...pages.keys()].map((file) => `/${file.replace(/index\.html$/, '')}`),
    workDir: folder,
  });
  const shell = { html: openingPage(opening), script, pages: pages.values() };
  const html = singleFile({ ...shell, files: new Map([...inside, ...engine]) });
  checkSealedFile(html, {
    shell: singleFile({ ...shell, pages: pages.values(), files: new Map() }),
    engine,
    secrets: readTexts(join(workDir, NAMES)),
    workDir: folder,
  });
  return html;
}
