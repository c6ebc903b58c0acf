/**
 * The script of the page that a sealed site shows to everybody: it opens the report that the reader's link leads to, or says why
 * not. It knows nothing of what is sealed; the key stands behind `#` in the address and is taken out of it at once.
 */
import { setDoor } from '../../engine/site-door.ts';
import { linkName } from '../../seal/envelope.ts';
import { type FoundKey, type LinkFault, readLink } from '../../seal/link.ts';
import { openLink, openList, unlock } from '../../seal/open.ts';
import type { BuildKey, LockedRecord, OpenRecord } from '../../seal/records.ts';
import { SealError } from '../../seal/seal-error.ts';
import { becomePage } from './become-page.ts';
import { FetchError, fetchSealed } from './fetch-sealed.ts';
import { type Frame, openingFrame } from './opening-frame.ts';
import { type Opened, sealedDoor } from './sealed-door.ts';

const frame = openingFrame(document);

async function begin(address: string): Promise<void> {
  const found = readLink(address);
  hideKey(found);
  if (typeof found === 'string') {
    frame.ask(found, (typed) => void begin(typed));
    return;
  }
  if (!isSecureContext) return frame.fail('insecure', null);
  frame.wait();
  try {
    await show(await openedBy(found, frame), found.wasSent);
  } catch (error) {
    if (!(error instanceof SealError || error instanceof FetchError)) console.error(error);
    frame.fail(reasonOf(error), endingOf(error));
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

/** The root of the site: this script lies in a folder there. */
const rootOf = (): URL => new URL('../', import.meta.url);

async function openedBy(
  { identity }: FoundKey,
  { askWords }: Frame,
): Promise<Opened & { root: URL }> {
  const root = rootOf();
  const name = await linkName(identity);
  const file = await fetchSealed(root, name).catch((error) => {
    throw error instanceof FetchError && error.status === 404 ? new SealError('wrong_key') : error;
  });
  const today = new Date().toLocaleDateString('sv');
  const record = await openLink(file, { key: identity, name, today });
  const key = await keyOf(record, askWords);
  const { build, person } = record;
  const list = await openList(await fetchSealed(root, key.list.name), key, build);
  return { root, key, build, person, list };
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

async function show({ root, ...opened }: Opened & { root: URL }, wasSent: boolean): Promise<void> {
  const door = sealedDoor(root, opened);
  setDoor(door);
  const page = pageOf(root, opened);
  history.replaceState(history.state, '', page);
  const response = await door(page)!;
  becomePage(document, await response.text(), page);
  if (wasSent) frame.warn(document);
}

/** The page that the address is of, where the audience has it; else its overview. */
function pageOf(root: URL, { list }: Opened): URL {
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
