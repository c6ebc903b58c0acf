/**
 * The script of the page that a sealed site shows to everybody: it opens the report that the reader's link leads to, or says why
 * not. It knows nothing of what is sealed; the key stands behind `#` in the address and is taken out of it at once.
 */
import { setDoor } from '../../engine/site-door.ts';
import { linkName } from '../../seal/envelope.ts';
import { type FoundKey, type LinkFault, linkOf, readLink } from '../../seal/link.ts';
import { openLink, openList, unlock } from '../../seal/open.ts';
import type { BuildKey, LockedRecord, OpenRecord } from '../../seal/records.ts';
import { SealError } from '../../seal/seal-error.ts';
import { becomePage } from './become-page.ts';
import { forgetKey, rememberedKey } from './device-key.ts';
import { FetchError, fetchSealed } from './fetch-sealed.ts';
import { type Frame, openingFrame } from './opening-frame.ts';
import { bindFoot, type Holder } from './page-foot.ts';
import { type Opened, sealedDoor } from './sealed-door.ts';
import { newerSeen } from './seen-build.ts';

const frame = openingFrame(document);
/** The root of the site: this script lies in a folder there. */
const root = new URL('../', import.meta.url);
/** What is kept on the device is kept for the site at this path. */
const site = root.pathname;

async function begin(address: string): Promise<void> {
  const found = readLink(address);
  hideKey(found);
  if (typeof found !== 'string') return open(found, false);
  const kept = found === 'none' && isSecureContext ? await rememberedKey(site) : null;
  if (kept) return open({ identity: kept, wasSent: false }, true);
  frame.ask(found, (typed) => void begin(typed));
}

async function open(found: FoundKey, isRemembered: boolean): Promise<void> {
  if (!isSecureContext) return frame.fail('insecure', null);
  frame.wait();
  try {
    await show(await openedBy(found, isRemembered, frame), found.wasSent);
  } catch (error) {
    if (!(error instanceof SealError || error instanceof FetchError)) console.error(error);
    frame.fail(reasonOf(error), endingOf(error));
    // what is kept opens nothing any more, or not now: another link may
    if (isRemembered)
      frame.offer({
        forget: () =>
          void forgetKey(site).then(() => frame.ask('none', (typed) => void begin(typed))),
        use: (typed) => void begin(typed),
      });
  }
}

/** The address as it may be seen, kept and sent on. */
function hideKey(found: FoundKey | LinkFault): void {
  if (found === 'none') return;
  const clean = new URL(location.href);
  clean.hash = '';
  if (typeof found !== 'string' && found.wasSent) {
    clean.search = '';
    clean.pathname = clean.pathname.replace(/(?:%EF%BC%83|%23).*$/is, '');
  }
  history.replaceState(null, '', clean);
}

async function linkFile(identity: string) {
  const name = await linkName(identity);
  const { bytes, day } = await fetchSealed(root, name).catch((error) => {
    throw error instanceof FetchError && error.status === 404 ? new SealError('wrong_key') : error;
  });
  // the host's clock, which is looked after, before that of the device
  const today = day ?? new Date().toLocaleDateString('sv');
  return openLink(bytes, { key: identity, name, today });
}

async function openedBy(
  { identity }: FoundKey,
  isRemembered: boolean,
  { askWords }: Frame,
): Promise<Opened> {
  const record = await linkFile(identity);
  const key = await keyOf(record, askWords);
  const { build, person } = record;
  const { bytes } = await fetchSealed(root, key.list.name);
  const list = await openList(bytes, key, build);
  return { key, list, holder: { person, build, identity, site, isRemembered } };
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

async function show(opened: Opened, wasSent: boolean): Promise<void> {
  const { holder } = opened;
  const door = sealedDoor(root, opened);
  setDoor(door, { isReplaced: () => isReplaced(holder), reload: () => reload(holder) });
  const page = pageOf(opened);
  history.replaceState(history.state, '', page);
  const response = await door(page)!;
  becomePage(document, await response.text(), page);
  bindFoot(holder);
  if (wasSent) frame.warnSent(document);
  const newer = newerSeen(site, holder.build);
  if (newer) frame.warnOlder(document, holder.build, newer);
}

/** A link file is named by its key alone: that of another build lies where this one's lay. */
async function isReplaced({ identity, build }: Holder): Promise<boolean> {
  const now = await linkFile(identity);
  return now.build.number !== build.number || now.build.at !== build.at;
}

/** As if the link had been opened here once more: the address has it only until this script runs again. */
function reload({ identity }: Holder): void {
  history.replaceState(null, '', linkOf(location.href, identity));
  location.reload();
}

/** The page that the address is of, where the audience has it; else its overview. */
function pageOf({ list }: Opened): URL {
  const here = new URL(location.href);
  const path = here.pathname.slice(root.pathname.length).replace(/index\.html$/, '');
  if (path !== '' && `${path}index.html` in list.files) return here;
  return new URL(`${list.audience.languages[0]}/`, root);
}

const reasonOf = (error: unknown) =>
  error instanceof SealError ? error.reason : error instanceof FetchError ? 'fetch' : 'other';

const endingOf = (error: unknown) => (error instanceof SealError ? error.ending : null);

void begin(location.href);
// another link pasted over the one that is open
addEventListener('hashchange', () => {
  if (typeof readLink(location.href) !== 'string') location.reload();
});
