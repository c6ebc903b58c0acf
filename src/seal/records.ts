/** What the sealed files say, and the checks that they say it: small, since a reader waits for them. */
import type { Localised } from '../i18n/locale.ts';
import { SealError } from './seal-error.ts';

export interface Build {
  /** One more than that of the build before it. */
  number: number;
  /** The instant, as `2026-11-30T08:15:00.000Z`. */
  at: string;
}

/** One published file: `sealed/NAME.age`. */
export interface SealedFile {
  name: string;
  /** Of what is inside, packed as it is; zeros follow to the padded size. */
  bytes: number;
  packed: 'gzip' | null;
}

/** What opens the files of a build. */
export interface BuildKey {
  /** The build's own age identity, made for it alone. */
  identity: string;
  list: SealedFile;
}

/** The build's key behind a second lock, which six words open. */
export interface PassphraseLock {
  /** The second identity, in an armored age file that the words open. */
  identity: string;
  /** The build's key as JSON, in an armored age file that the second identity opens. */
  locked: string;
}

interface LinkHead {
  person: string;
  build: Build;
  /** The last day on which the link opens. */
  until: string | null;
  /** The day of the build where it was made, which is not that of its instant everywhere. */
  day: string;
}

export type OpenRecord = LinkHead & BuildKey & { passphrase: null };
export type LockedRecord = LinkHead & { passphrase: PassphraseLock };

/** Of a link that no longer opens. */
export interface EndedRecord {
  ended: 'replaced' | 'withdrawn' | 'expired';
  on: string;
  person: string;
}

/** In a person's link file, padded with blanks. */
export type LinkRecord = OpenRecord | LockedRecord | EndedRecord;

/** In an audience's list file. */
export interface SealedList {
  build: Build;
  audience: { id: string; title: Localised; languages: string[] };
  /** Path in the site → where it is. */
  files: Record<string, SealedFile>;
  /** Of nothing: so that their number says less. */
  fillers: SealedFile[];
  pages: string[];
}

type Fields = Record<string, unknown>;

const isText = (value: unknown): value is string => typeof value === 'string';
const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null;
const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) >= 0;

const isBuild = (value: unknown): boolean =>
  isFields(value) &&
  isCount(value.number) &&
  isText(value.at) &&
  !Number.isNaN(Date.parse(value.at));

const isSealedFile = (value: unknown): boolean =>
  isFields(value) &&
  isText(value.name) &&
  /^[a-z2-7]{26}$/.test(value.name) &&
  isCount(value.bytes) &&
  (value.packed === null || value.packed === 'gzip');

const isBuildKey = (value: Fields): boolean => isText(value.identity) && isSealedFile(value.list);

function isLinkRecord(value: unknown): boolean {
  if (!isFields(value) || !isText(value.person)) return false;
  if ('ended' in value)
    return isText(value.on) && ['replaced', 'withdrawn', 'expired'].includes(value.ended as string);
  if (!isBuild(value.build) || !(value.until === null || isText(value.until))) return false;
  if (!isText(value.day)) return false;
  const lock = value.passphrase;
  return lock === null
    ? isBuildKey(value)
    : isFields(lock) && isText(lock.identity) && isText(lock.locked);
}

const isList = (value: unknown): boolean =>
  isFields(value) &&
  isBuild(value.build) &&
  isFields(value.audience) &&
  isText(value.audience.id) &&
  isFields(value.audience.title) &&
  Array.isArray(value.audience.languages) &&
  isFields(value.files) &&
  Object.values(value.files).every(isSealedFile) &&
  Array.isArray(value.fillers) &&
  value.fillers.every(isSealedFile) &&
  Array.isArray(value.pages);

/** The value of a text; what was sealed and yet is none of ours counts as damaged. */
function parsed<T>(text: string, isRight: (value: unknown) => boolean): T {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new SealError('damaged');
  }
  if (!isRight(value)) throw new SealError('damaged');
  return value as T;
}

export const parseLinkRecord = (text: string): LinkRecord => parsed(text, isLinkRecord);
export const parseBuildKey = (text: string): BuildKey =>
  parsed(text, (value) => isFields(value) && isBuildKey(value));
export const parseSealedList = (text: string): SealedList => parsed(text, isList);
