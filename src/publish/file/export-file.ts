/** A report as one HTML file, which opens without a host: the whole, or what one audience is shown. */
import { renameSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { makeOwnFolder, removeOwnFolder } from '../../engine/own-folder.ts';
import { text } from '../../i18n/locale.ts';
import { ROOT } from '../root.ts';
import { startBuild } from '../share/keys.ts';
import { fileScript } from './file-script.ts';
import { type SiteOptions, siteFolder } from './site-folder.ts';
import { type PartOptions, wantedPart } from './wanted-part.ts';
import { type Sealed, type Written, writeFile } from './write-file.ts';

/** The largest file that most mail programs send. */
const MOST_BYTES = 15_000_000;

export type ExportOptions = SiteOptions & PartOptions;

export interface Exported extends Omit<Written, 'html'> {
  path: string;
  bytes: number;
  asOf: string;
  /** Whose links open it; null: it is in clear. */
  people: string[] | null;
}

/**
 * Throws SettingsError where the part must not go out like this, and what a build throws. The file is written whole or not at
 * all.
 */
export async function exportFile(options: ExportOptions): Promise<Exported> {
  const wanted = await wantedPart(options);
  const workDir = makeOwnFolder(join(ROOT, '.huikuan'), 'export');
  try {
    const site = await siteFolder(options, wanted, workDir);
    options.progress?.start(text('writing the file', '写出文件'));
    const { audience, sealing } = wanted;
    const sealed: Sealed | null = sealing && {
      audience: audience!,
      build: startBuild(sealing.keys),
      links: sealing.links,
    };
    const script = await fileScript();
    const { html, ...written } = await writeFile(site, script, { sealed, most: MOST_BYTES });
    const path = resolve(options.out);
    writeFileSync(`${path}.part`, html);
    renameSync(`${path}.part`, path);
    options.progress?.done();
    return {
      ...written,
      path,
      bytes: Buffer.byteLength(html),
      asOf: site.asOf,
      people: sealing?.links.map(({ person }) => person) ?? null,
    };
  } finally {
    removeOwnFolder(workDir);
  }
}
