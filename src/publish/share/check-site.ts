/** Opens everything sealed in a site with the keys, and says what is in it, for whom, and what nobody can open. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Bytes, envelopeBytes, linkName, linkNameFor } from '../../seal/envelope.ts';
import { LEAST_LINK_BYTES, openFile, openLink, openList } from '../../seal/open.ts';
import type { Build, BuildKey, SealedFile, SealedList } from '../../seal/records.ts';
import { type Ending, SealError, type SealReason } from '../../seal/seal-error.ts';
import { filesIn, SEALED } from '../site-files.ts';
import { isLive, type LastBuild, type LiveKey, type PersonKey } from './key-schema.ts';
import { sealedPath } from './seal-site.ts';

/** What is wrong with a link, or with a file that it leads to. */
export type Fault =
  | { kind: 'missing' }
  | { kind: 'words' }
  | { kind: 'audience'; audience: string }
  | { kind: 'person'; person: string }
  | { kind: 'file'; file: string; reason: SealReason | 'missing' }
  /** It says that it ended, and the keys say that it opens. */
  | { kind: 'ended'; ending: Ending };

export interface CheckedLink {
  key: LiveKey;
  /** What it leads to, as far as it could be opened. */
  build: Build | null;
  files: number | null;
  bytes: number | null;
  /** It says rightly that its last day is over. */
  expired: Ending | null;
  fault: Fault | null;
}

export interface CheckedSite {
  links: CheckedLink[];
  /** All files in the folder of sealed files, and what they are. */
  files: number;
  dataFiles: number;
  endedLinks: number;
  /** Ended by the keys after this build, which still opens them. */
  stillOpen: PersonKey[];
  dummies: number;
  /** Of the size of a link and opened by no key, where the keys do not know this build's fillers. */
  unsure: number;
  /** Opened by no key. */
  unknown: string[];
  /** Files beside the folder of sealed ones, and what they are as a short hash: another program has another. */
  inClear: number;
  fingerprint: string;
}

interface OpenedAudience {
  list: SealedList | null;
  fillers: number;
  bytes: number;
  fault: Fault | null;
}

export interface SiteToCheck {
  out: string;
  people: PersonKey[];
  last: LastBuild | null;
  today: string;
}

export const isSealedSite = (out: string): boolean => existsSync(join(out, SEALED));

export async function checkSite({ out, people, last, today }: SiteToCheck): Promise<CheckedSite> {
  const present = new Set(readdirSync(join(out, SEALED)));
  const seen = new Set<string>();
  const audiences = new Map<string, Promise<OpenedAudience>>();
  /** Each list once, however many links lead to it. */
  const opened = (key: BuildKey, build: Build): Promise<OpenedAudience> => {
    const id = `${key.list.name} ${key.identity} ${build.number}`;
    const known = audiences.get(id) ?? openAudience(out, key, build, seen);
    audiences.set(id, known);
    return known;
  };
  const links: CheckedLink[] = [];
  for (const key of people.filter(isLive)) {
    const name = await linkName(key.identity);
    if (present.has(`${name}.age`)) seen.add(name);
    links.push(await checkLink({ out, key, name, last, today, opened }));
  }
  const fillers = (await Promise.all(audiences.values())).reduce(
    (sum, one) => sum + one.fillers,
    0,
  );
  const data = seen.size - fillers - links.filter(({ fault }) => fault?.kind !== 'missing').length;
  // links are called the same in every build, what fills up is not
  const isLast =
    last !== null &&
    (links.some(({ build }) => isSame(build, last.build)) ||
      last.dummies.some((name) => present.has(`${name}.age`)));
  const ended = await endedIn(present, people);
  for (const { name } of ended) seen.add(name);
  const dummies = isLast ? last.dummies.filter((name) => present.has(`${name}.age`)) : [];
  for (const name of dummies) seen.add(name);
  const rest = [...present].filter((file) => !seen.has(file.replace(/\.age$/, ''))).sort();
  const inClear = filesIn(out, (entry) => entry === SEALED).sort();
  const unsure = isLast ? [] : rest.filter((file) => isLinkSized(join(out, SEALED, file)));
  return {
    links,
    files: present.size,
    dataFiles: data,
    endedLinks: ended.length,
    stillOpen: isLast
      ? ended.filter(({ name }) => last.links.includes(name)).map(({ key }) => key)
      : [],
    dummies: dummies.length + fillers,
    unsure: unsure.length,
    unknown: rest.filter((file) => !unsure.includes(file)),
    inClear: inClear.length,
    fingerprint: fingerprintOf(out, inClear),
  };
}

/** Of names and contents, in the order of names. */
function fingerprintOf(out: string, files: string[]): string {
  const hash = createHash('sha256');
  for (const file of files) {
    const content = createHash('sha256')
      .update(readFileSync(join(out, file)))
      .digest('hex');
    hash.update(`${content}  ${file}\n`);
  }
  return hash
    .digest('hex')
    .slice(0, 16)
    .replace(/.{4}(?=.)/g, '$& ');
}

const isSame = (one: Build | null, other: Build | undefined): boolean =>
  one?.number === other?.number && one?.at === other?.at;

/** The link files that are there of links that the keys have ended. */
async function endedIn(
  present: Set<string>,
  people: PersonKey[],
): Promise<{ key: PersonKey; name: string }[]> {
  const all = people.flatMap((key) => key.ended.map(({ recipient }) => ({ key, recipient })));
  const named = await Promise.all(
    all.map(async ({ key, recipient }) => ({ key, name: await linkNameFor(recipient) })),
  );
  return named.filter(({ name }) => present.has(`${name}.age`));
}

interface LinkToCheck {
  out: string;
  key: LiveKey;
  name: string;
  last: LastBuild | null;
  today: string;
  opened: (key: BuildKey, build: Build) => Promise<OpenedAudience>;
}

async function checkLink({
  out,
  key,
  name,
  last,
  today,
  opened,
}: LinkToCheck): Promise<CheckedLink> {
  const nothing = { key, build: null, files: null, bytes: null, expired: null };
  const file = readSealed(out, name);
  if (file === null) return { ...nothing, fault: { kind: 'missing' } };
  try {
    const record = await openLink(file, { key: key.identity, name, today });
    const { build, person } = record;
    if (person !== key.person) return { ...nothing, build, fault: { kind: 'person', person } };
    const remembered = isSame(build, last?.build) ? last!.audiences[key.audience] : null;
    const buildKey = 'identity' in record ? record : remembered;
    if (!buildKey) return { ...nothing, build, fault: { kind: 'words' } };
    const { list, bytes, fault } = await opened(buildKey, build);
    const audience = list?.audience.id ?? key.audience;
    return {
      ...nothing,
      build,
      files: list && Object.keys(list.files).length,
      bytes: list && bytes,
      fault: audience === key.audience ? fault : { kind: 'audience', audience },
    };
  } catch (error) {
    if (!(error instanceof SealError)) throw error;
    const { ending, reason } = error;
    if (ending === null) return { ...nothing, fault: { kind: 'file', file: name, reason } };
    const isRight = ending.how === 'expired';
    return {
      ...nothing,
      expired: isRight ? ending : null,
      fault: isRight ? null : { kind: 'ended', ending },
    };
  }
}

/** The list and every file on it; the first that does not open is the fault. */
async function openAudience(
  out: string,
  key: BuildKey,
  build: Build,
  seen: Set<string>,
): Promise<OpenedAudience> {
  let bytes = 0;
  let list: SealedList | null = null;
  let fault: Fault | null = null;
  const open = async <T>(name: string, how: (file: Bytes) => Promise<T>): Promise<T | null> => {
    const file = readSealed(out, name);
    if (file) seen.add(name);
    try {
      if (file) return await how(file);
      fault ??= { kind: 'file', file: name, reason: 'missing' };
    } catch (error) {
      if (!(error instanceof SealError)) throw error;
      fault ??= { kind: 'file', file: name, reason: error.reason };
    }
    return null;
  };
  list = await open(key.list.name, (file) => openList(file, key, build));
  const { identity } = key;
  const openEntry = (entry: SealedFile) =>
    open(entry.name, (file) => openFile(file, entry, { identity, build }));
  for (const entry of Object.values(list?.files ?? {}))
    bytes += (await openEntry(entry))?.length ?? 0;
  let fillers = 0;
  for (const entry of list?.fillers ?? []) if (await openEntry(entry)) fillers++;
  return { list, fillers, bytes, fault };
}

function readSealed(out: string, name: string): Bytes | null {
  const path = sealedPath(out, name);
  return existsSync(path) ? new Uint8Array(readFileSync(path)) : null;
}

function isLinkSized(path: string): boolean {
  const { size } = statSync(path);
  let content = LEAST_LINK_BYTES;
  while (envelopeBytes(content) < size) content *= 2;
  return envelopeBytes(content) === size;
}
