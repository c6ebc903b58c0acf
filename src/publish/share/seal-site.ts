/** Seals a finished site for one audience, and then the links of all audiences. Nothing that is written says what it is. */
import { randomInt } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Localised } from '../../i18n/locale.ts';
import { type Bytes, linkNameFor, randomName } from '../../seal/envelope.ts';
import { padme } from '../../seal/padme.ts';
import type { Build, BuildKey, EndedRecord, LinkRecord, SealedFile } from '../../seal/records.ts';
import { linkSize, lockedFor, newKeyPair, sealFile, sealLink } from '../../seal/seal.ts';
import { todayHere } from '../earlier-forecasts.ts';
import { filesIn, SEALED, SITE_LIST } from '../site-files.ts';
import type { LiveKey, PersonKey } from './key-schema.ts';
import { nativeRecipient } from './native-recipient.ts';

export const sealedPath = (out: string, name: string): string => join(out, SEALED, `${name}.age`);

/** The number of link files is a multiple of this. */
const LINKS_TOGETHER = 16;
/** Packed already. */
const PACKED = /\.(?:gz|br|png|woff2)$/;

/** Within 0.3 % of the smallest at two thirds of its time. */
const GZIP = { level: 6 };

interface SealedAudience {
  id: string;
  title: Localised;
  languages: string[];
  /** The last day of all its links. */
  until?: string;
}

export interface SealSiteOptions {
  /** The audience's site as it was built. */
  folder: string;
  /** Which of its files are sealed; default: all but the list of them and compressed copies beside a file. */
  files?: (path: string) => boolean;
  /** The site that is published; its folder `sealed` is filled. */
  out: string;
  audience: SealedAudience;
  /** Its pages, for the shell. */
  pages?: string[];
  build: Build;
  links: LiveKey[];
}

/** A link file that is still to be written. */
export interface LinkToSeal {
  recipient: string;
  record: LinkRecord;
}

export interface SealedSite {
  key: BuildKey;
  links: LinkToSeal[];
  files: number;
  /** Of their contents, and of what was written for them. */
  bytes: number;
  sealedBytes: number;
}

/** Seals the files and their list under a key made for this build. The links still have to be sealed with `sealLinks`. */
export async function sealSite(options: SealSiteOptions): Promise<SealedSite> {
  const { folder, out, build, links } = options;
  const { identity, recipient: name } = await newKeyPair();
  const recipient = nativeRecipient(name);
  const all = filesIn(folder);
  const paths = all.filter(options.files ?? isContent(new Set(all)));
  mkdirSync(join(out, SEALED), { recursive: true });
  const sums = { bytes: 0, sealedBytes: 0 };
  const put = async (content: Bytes, isPacked: boolean): Promise<SealedFile> => {
    const packed = isPacked ? content : gzipSync(content, GZIP);
    const isSmaller = packed.length < content.length;
    const { file, sealed } = await sealFile(
      isSmaller ? (packed as Bytes) : content,
      isSmaller ? 'gzip' : null,
      { recipient, build },
    );
    writeFileSync(sealedPath(out, file.name), sealed, { flag: 'wx' });
    sums.bytes += content.length;
    sums.sealedBytes += sealed.length;
    return file;
  };
  const files: Record<string, SealedFile> = {};
  for (const path of paths)
    files[path] = await put(new Uint8Array(readFileSync(join(folder, path))), PACKED.test(path));
  const fillers: SealedFile[] = [];
  for (const size of fillerSizes(Object.values(files).map(({ bytes }) => bytes)))
    fillers.push(await put(new Uint8Array(size), true));
  const { id, title, languages, until } = options.audience;
  const audience = { id, title, languages };
  const { bytes, sealedBytes } = { ...sums };
  const list = await put(
    new TextEncoder().encode(
      JSON.stringify({ build, audience, files, fillers, pages: options.pages ?? [] }),
    ),
    false,
  );
  const key = { identity, list };
  return {
    key,
    links: await Promise.all(links.map((link) => linkFor(link, key, build, until ?? null))),
    files: paths.length,
    bytes,
    sealedBytes,
  };
}

/** A filler is as large as some file is, and none larger than this. */
const MOST_FILLER_BYTES = 60_000;

/** So many files more that, with the list, their number is a padded one; sizes are drawn from those that there are. */
function fillerSizes(sizes: number[]): number[] {
  const missing = padme(sizes.length + 1) - (sizes.length + 1);
  return Array.from({ length: missing }, () =>
    Math.min(MOST_FILLER_BYTES, sizes[randomInt(sizes.length)]!),
  );
}

/** A file's compressed copy says nothing that the file does not, and the list of files is another one here. */
const isContent =
  (all: Set<string>) =>
  (path: string): boolean =>
    path !== SITE_LIST && !(/\.(?:gz|br)$/.test(path) && all.has(path.replace(/\.\w+$/, '')));

async function linkFor(
  link: LiveKey,
  key: BuildKey,
  build: Build,
  lastDay: string | null,
): Promise<LinkToSeal> {
  const { person, recipient, second } = link;
  const until = [link.until, lastDay].filter((day) => day !== null).sort()[0] ?? null;
  // days begin where the build is made, as `share` counts them
  const day = todayHere(new Date(build.at));
  if (until !== null && until < day)
    return { recipient, record: { ended: 'expired', on: until, person } };
  const head = { person, build, until, day };
  const record: LinkRecord = second
    ? { ...head, passphrase: await lockedFor(second, key) }
    : { ...head, ...key, passphrase: null };
  return { recipient, record };
}

/** Links that ended: their holders are told so, and no more. */
export const endedLinks = (people: PersonKey[]): LinkToSeal[] =>
  people.flatMap(({ person, ended }) =>
    ended.map(({ recipient, on, how }) => {
      const record: EndedRecord = { ended: how, on, person };
      return { recipient, record };
    }),
  );

/**
 * Writes the link files of all audiences, once a site: all of one size, and so many others like them that their number is
 * a multiple of 16. Gives the names of those that open something, and of the others.
 */
export async function sealLinks({
  out,
  build,
  links,
}: {
  out: string;
  build: Build;
  links: LinkToSeal[];
}): Promise<{ links: string[]; dummies: string[] }> {
  const size = linkSize(links.map(({ record }) => record));
  const count = Math.ceil(links.length / LINKS_TOGETHER) * LINKS_TOGETHER;
  const dummies = Array.from({ length: count - links.length }, randomName);
  mkdirSync(join(out, SEALED), { recursive: true });
  const write = async (
    name: string,
    record: LinkRecord | null,
    recipient: string,
  ): Promise<void> => {
    const sealed = await sealLink(record, size, recipient, { name, build });
    writeFileSync(sealedPath(out, name), sealed, { flag: 'wx' });
  };
  const opening: string[] = [];
  for (const { record, recipient } of links) {
    const name = await linkNameFor(recipient);
    await write(name, record, recipient);
    if (!('ended' in record)) opening.push(name);
  }
  for (const name of dummies) await write(name, null, (await newKeyPair()).recipient);
  return { links: opening, dummies };
}
