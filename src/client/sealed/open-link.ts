/** The script of the page that a sealed site shows to everybody. */

import { becomePage } from './become-page.ts';
import { forgetKey, type InTab, keyForTab, keyOfTab, rememberedKey } from './device-key.ts';
import { fetchSealed } from './fetch-sealed.ts';
import { forgetCopies } from './forget-copies.ts';
import { openReport } from './open-report.ts';
import { keepInTab } from './tab-key.ts';

/** The root of the site: this script lies in a folder there. */
const root = new URL('../', import.meta.url);
const site = root.pathname;
const tab = keepInTab<InTab>();

openReport({
  root,
  fetchSealed: (name) => fetchSealed(root, name),
  isHosted: true,
  async rememberedKey() {
    const onDevice = await rememberedKey(site);
    if (onDevice !== null) return { identity: onDevice, isOnDevice: true };
    const inTab = tab.current();
    const identity = inTab && (await keyOfTab(site, inTab));
    return identity ? { identity, isOnDevice: false } : null;
  },
  forgetKey() {
    tab.keep(null);
    return forgetKey(site);
  },
  opened: async (identity) => tab.keep(await keyForTab(site, identity)),
  ended: () => forgetCopies(root),
  through: (door) => door,
  show: becomePage,
});
