/** A page that comes through the door of a sealed site names the person whose link opened it, whatever the name is made of. */
import { afterEach, expect, test, vi } from 'vitest';
import { fetchSealed } from '../../../src/client/sealed/fetch-sealed.ts';
import { sealedDoor } from '../../../src/client/sealed/sealed-door.ts';
import { newKeyPair, sealFile } from '../../../src/seal/seal.ts';

const ROOT = new URL('https://reports.example/ar/');
const PAGE = '<!doctype html><html lang="en"><body><footer>Notices</footer></body></html>';
const build = { number: 1, at: '2026-11-30T08:00:00.000Z' };

afterEach(() => vi.unstubAllGlobals());

test.each([
  ['Wang Fang', 'Wang Fang'],
  ['Wang <Fang> & "Co"', 'Wang &lt;Fang&gt; &amp; &quot;Co&quot;'],
  ["A$' B$` C$$ D$&", "A$' B$` C$$ D$&amp;"],
])('the page bears the name %s as it is', async (person, shown) => {
  const { identity, recipient } = await newKeyPair();
  const { file, sealed } = await sealFile(new TextEncoder().encode(PAGE), null, {
    recipient,
    build,
  });
  vi.stubGlobal('fetch', async () => new Response(sealed));
  const list = {
    build,
    audience: { id: 'east', title: { en: 'East', zh: '华东' }, languages: ['en'] },
    files: { 'en/index.html': file },
    fillers: [],
    pages: ['/en/'],
  };
  const holder = { person, build, identity, site: ROOT.pathname, isRemembered: false };
  const door = sealedDoor(ROOT, (name) => fetchSealed(ROOT, name), {
    list,
    key: { identity, list: file },
    holder,
  });
  const response = await door(new URL('en/', ROOT))!;
  expect(await response.text()).toBe(
    `<!doctype html><html data-person="${shown}" lang="en"><body><footer><span class="person">${shown}</span> · <span class="build">build 1 (2026-11-30 08:00 UTC)</span> · Notices · <span class="seal"><button type="button" data-device="remember">Remember on this device</button><span role="status" data-device-said></span></span></footer></body></html>`,
  );
});
