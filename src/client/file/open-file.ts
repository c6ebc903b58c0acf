/** The script of a report in a single file: its pages come from the file itself, which no host has given. */
import { type Door, setDoor } from '../../engine/site-door.ts';
import '../../styles/file.css';
import { here, setAddressBar } from '../route/address-bar.ts';
import { becomePage } from '../sealed/become-page.ts';
import { FetchError } from '../sealed/fetch-sealed.ts';
import { openReport } from '../sealed/open-report.ts';
import { withFoot } from '../sealed/page-foot.ts';
import { type Archive, readArchive } from './archive.ts';
import { archiveDoor, wholePages } from './archive-door.ts';
import { FILE_ROOT, fileBar } from './file-bar.ts';
import { bindFileLinks } from './file-links.ts';

const archive = readArchive(document);
const { page, opens: first = 'en/' } = document.documentElement.dataset;
const bar = fileBar(first);
setAddressBar(bar);
bindFileLinks(first);
if (page === undefined) openSealed(archive);
else void openInClear(archive);

/** The page inside the file is shown already; an address may name another. */
async function openInClear(archive: Archive): Promise<void> {
  const door = wholePages(FILE_ROOT, archiveDoor(FILE_ROOT, archive), (page) => page);
  setDoor(door);
  const address = here();
  if (address.pathname !== new URL(first, FILE_ROOT).pathname) {
    const response = await door(address);
    if (response?.ok) becomePage(document, await response.text(), address);
  }
  await import('../main.ts');
}

/** The engine is the same for all, and lies beside what is sealed. */
const either =
  (first: Door, second: Door): Door =>
  (address) =>
    first(address) ?? second(address);

function openSealed(archive: Archive): void {
  openReport({
    root: FILE_ROOT,
    isHosted: false,
    async rememberedKey() {
      const identity = bar.rememberedKey();
      return identity === null ? null : { identity, isOnDevice: false };
    },
    async forgetKey() {
      bar.keepKey(null);
      return true;
    },
    opened: (key) => bar.keepKey(key),
    async fetchSealed(name) {
      const path = `sealed/${name}.age`;
      if (!archive.has(path)) throw new FetchError(name, 404);
      return { bytes: await archive.read(path), day: null };
    },
    through: (door, holder) =>
      wholePages(FILE_ROOT, either(door, archiveDoor(FILE_ROOT, archive)), (page) =>
        withFoot(page, holder, false),
      ),
    show(document, html, address) {
      becomePage(document, html, address);
      void import('../main.ts');
    },
  });
}
