/** The content of a single file, sealed for those who have links, and the last look at a file before it goes out. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Build } from '../../seal/records.ts';
import type { Audience } from '../../settings/audiences.ts';
import { findLeaks, leakText } from '../audience/find-leaks.ts';
import { ReportedFailure } from '../errors.ts';
import type { LiveKey } from '../share/key-schema.ts';
import { sealLinks, sealSite } from '../share/seal-site.ts';
import { filesIn, SEALED } from '../site-files.ts';
import { filesInside } from './single-file.ts';

export interface SealContentOptions {
  audience: Audience;
  build: Build;
  links: LiveKey[];
  /** Their addresses, “/en/aging/”. */
  pages: string[];
  /** A new folder. */
  workDir: string;
}

/** The sealed files by the places at which a file's script looks for them. */
export async function sealContent(
  files: ReadonlyMap<string, Uint8Array>,
  { audience, build, links, pages, workDir }: SealContentOptions,
): Promise<Map<string, Uint8Array>> {
  const folder = join(workDir, 'parted');
  const out = join(workDir, 'out');
  for (const [path, content] of files) place(join(folder, path), content);
  const sealed = await sealSite({
    folder,
    files: () => true,
    out,
    audience,
    pages,
    build,
    links,
  });
  await sealLinks({ out, build, links: sealed.links });
  return new Map(
    filesIn(join(out, SEALED)).map((name) => [
      `${SEALED}/${name}`,
      readFileSync(join(out, SEALED, name)),
    ]),
  );
}

/**
 * Takes a finished file apart: what is not sealed must be the program's own, `shell` around the files and `engine` among them, and
 * nothing sealed may show any of `secrets`. Throws ReportedFailure.
 */
export function checkSealedFile(
  html: string,
  {
    shell,
    engine,
    secrets,
    workDir,
  }: {
    shell: string;
    engine: ReadonlyMap<string, Uint8Array>;
    secrets: string[];
    workDir: string;
  },
): void {
  const { files, rest } = filesInside(html);
  const folder = join(workDir, 'taken-apart');
  for (const [path, content] of files) place(join(folder, path), content);
  place(join(folder, 'shell.html'), Buffer.from(rest));
  const own = new Map<string, Uint8Array>([...engine, ['shell.html', Buffer.from(shell)]]);
  const leaks = findLeaks({ folder, own, secrets, foreign: new Map() });
  if (leaks.length > 0) throw new ReportedFailure(leakText(leaks));
}

function place(path: string, content: Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}
