/** The script of the page that a sealed site shows to everybody. */
import { becomePage } from './become-page.ts';
import { forgetKey, rememberedKey } from './device-key.ts';
import { fetchSealed } from './fetch-sealed.ts';
import { forgetCopies } from './forget-copies.ts';
import { openReport } from './open-report.ts';

/** The root of the site: this script lies in a folder there. */
const root = new URL('../', import.meta.url);

openReport({
  root,
  fetchSealed: (name) => fetchSealed(root, name),
  isHosted: true,
  rememberedKey: () => rememberedKey(root.pathname),
  forgetKey: () => forgetKey(root.pathname),
  ended: () => forgetCopies(root),
  through: (door) => door,
  show: becomePage,
});
