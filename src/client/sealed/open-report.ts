/**
 * Opens the report that the reader's link leads to, or says why not. It knows nothing of what is sealed; the key stands behind `#`
 * in the address and is taken out of it at once.
 */
import { type Door, setDoor } from '../../engine/site-door.ts';
import { linkName } from '../../seal/envelope.ts';
import { type FoundKey, type LinkFault, linkOf, readLink } from '../../seal/link.ts';
import { openLink, openList, unlock } from '../../seal/open.ts';
import type { BuildKey, LockedRecord, OpenRecord } from '../../seal/records.ts';
import { SealError } from '../../seal/seal-error.ts';
import { here, replaceAddress } from '../route/address-bar.ts';
import { pinHead } from '../route/navigate.ts';
import { FetchError, type Fetched } from './fetch-sealed.ts';
import { type FailureReason, type Frame, openingFrame } from './opening-frame.ts';
import { bindFoot, type Holder } from './page-foot.ts';
import { type Opened, sealedDoor } from './sealed-door.ts';
import { newerSeen } from './seen-build.ts';

interface KeptKey {
  identity: string;
  /** Because the reader asked for it; else this tab alone has it. */
  isOnDevice: boolean;
}

/** Where a sealed report lies. */
export interface Place {
  root: URL;
  fetchSealed(name: string): Promise<Fetched>;
  /** It comes from a host: what of an address stands before `#` is sent there, and the device may keep what it knows of it. */
  isHosted: boolean;
  /** The key of a link that was opened before and is kept; null where none is. */
  rememberedKey(): Promise<KeptKey | null>;
  /** False where it may still be there. */
  forgetKey(): Promise<boolean>;
  /** The report has been opened with this key. */
  opened(key: string): unknown;
  /** The link says that it was withdrawn or replaced. */
  ended?(): Promise<void>;
  /** The door that its holder's pages come through. */
  through(door: Door, holder: Holder): Door;
  show(document: Document, html: string, address: URL): void;
}

interface Opening extends Place {
  frame: Frame;
}

/** Begins with the address, and asks for a link where it has none. */
export function openReport(place: Place): void {
  void begin({ ...place, frame: openingFrame(document) }, here().href);
  // another link pasted over the one that is open
  addEventListener('hashchange', () => {
    if (typeof readLink(location.href) !== 'string') location.reload();
  });
}

/** What is kept on the device is kept for the site at this path. */
const siteOf = ({ root }: Place): string => root.pathname;

async function begin(opening: Opening, address: string): Promise<void> {
  const found = readLink(address);
  hideKey(found);
  if (typeof found !== 'string') return open(opening, found, null);
  const kept = found === 'none' && isSecureContext ? await opening.rememberedKey() : null;
  if (kept) return open(opening, { identity: kept.identity, wasSent: false }, kept);
  opening.frame.ask(found, (typed) => void begin(opening, typed));
}

async function open(opening: Opening, found: FoundKey, kept: KeptKey | null): Promise<void> {
  const { frame } = opening;
  if (!isSecureContext) return frame.fail('insecure', null);
  frame.wait();
  try {
    await show(opening, await openedBy(opening, found, kept), found.wasSent);
    opening.opened(found.identity);
  } catch (error) {
    if (!(error instanceof SealError || error instanceof FetchError)) console.error(error);
    frame.fail(reasonOf(error), endingOf(error));
    const ending = endingOf(error);
    // that its last day is over may be what a wrong clock says
    if (ending && ending.how !== 'expired') await opening.ended?.();
    // what is kept opens nothing any more, or not now: another link may
    if (kept)
      frame.offer({
        forget: () =>
          void opening
            .forgetKey()
            .then(() => frame.ask('none', (typed) => void begin(opening, typed))),
        use: (typed) => void begin(opening, typed),
      });
  }
}

/** The address as it may be seen, kept and sent on. */
function hideKey(found: FoundKey | LinkFault): void {
  if (found === 'none') return;
  const clean = here();
  clean.hash = '';
  if (typeof found !== 'string' && found.wasSent) {
    clean.search = '';
    clean.pathname = clean.pathname.replace(/(?:%EF%BC%83|%23).*$/is, '');
  }
  replaceAddress(null, clean);
}

async function linkFile({ fetchSealed }: Place, identity: string) {
  const name = await linkName(identity);
  const { bytes, day } = await fetchSealed(name).catch((error) => {
    throw error instanceof FetchError && error.status === 404 ? new SealError('wrong_key') : error;
  });
  // the host's clock, which is looked after, before that of the device
  const today = day ?? new Date().toLocaleDateString('sv');
  return openLink(bytes, { key: identity, name, today });
}

async function openedBy(
  opening: Opening,
  { identity }: FoundKey,
  kept: KeptKey | null,
): Promise<Opened> {
  const record = await linkFile(opening, identity);
  const key = await keyOf(record, opening.frame.askWords);
  const { build, person } = record;
  const { bytes } = await opening.fetchSealed(key.list.name);
  const list = await openList(bytes, key, build);
  const isRemembered = kept?.isOnDevice ?? false;
  return { key, list, holder: { person, build, identity, site: siteOf(opening), isRemembered } };
}

async function keyOf(
  record: OpenRecord | LockedRecord,
  askWords: Frame['askWords'],
): Promise<BuildKey> {
  if (record.passphrase === null) return record as OpenRecord;
  for (let isWrong = false; ; isWrong = true) {
    const typed = await askWords(isWrong);
    try {
      return await unlock(record.passphrase, typed);
    } catch (error) {
      if (!(error instanceof SealError && error.reason === 'passphrase')) throw error;
    }
  }
}

async function show(opening: Opening, opened: Opened, wasSent: boolean): Promise<void> {
  const { root, fetchSealed, isHosted, frame } = opening;
  const { holder } = opened;
  const door = opening.through(sealedDoor(root, fetchSealed, opened), holder);
  setDoor(door, { isReplaced: () => isReplaced(opening, holder), reload: () => reload(holder) });
  const page = pageOf(root, opened);
  pinHead(new URL(document.baseURI));
  replaceAddress(history.state, page);
  const response = await door(page)!;
  opening.show(document, await response.text(), page);
  if (!isHosted) return;
  bindFoot(holder, opening.forgetKey);
  if (wasSent) frame.warnSent(document);
  const newer = newerSeen(holder.site, holder.build);
  if (newer) frame.warnOlder(document, holder.build, newer);
}

/** A link file is named by its key alone: that of another build lies where this one's lay. */
async function isReplaced(place: Place, { identity, build }: Holder): Promise<boolean> {
  const now = await linkFile(place, identity);
  return now.build.number !== build.number || now.build.at !== build.at;
}

/** As if the link had been opened here once more: the address has it only until this script runs again. */
function reload({ identity }: Holder): void {
  history.replaceState(null, '', linkOf(location.href, identity));
  location.reload();
}

/** The page that the address is of, where the audience has it; else its overview. */
function pageOf(root: URL, { list }: Opened): URL {
  const address = here();
  const path = address.pathname.slice(root.pathname.length).replace(/index\.html$/, '');
  if (path !== '' && list.pages.includes(`/${path}`)) return address;
  return new URL(`${list.audience.languages[0]}/${address.search}`, root);
}

function reasonOf(error: unknown): FailureReason {
  if (error instanceof SealError) return error.reason;
  if (!(error instanceof FetchError)) return 'other';
  // what a link leads to goes when another build takes its place
  return error.status === 404 ? 'other_build' : 'fetch';
}

const endingOf = (error: unknown) => (error instanceof SealError ? error.ending : null);
