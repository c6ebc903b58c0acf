/**
 * How the code that draws pages is bundled: packages inside, so that a process reads a few files and not hundreds, and
 * elements without what only a browser needs.
 */
import type { Plugin } from 'vite';

/** Every element gets a map of listeners in a weak map: a third of the time of drawing, and no page is drawn by events. */
const EVENT_TARGET = /\/linkedom\/esm\/interface\/event-target\.js$/;
const LISTENERS = 'wm.set(this, new Map);';

/** For Astro's build. Throws where the package for elements is no longer as it was. */
export const drawingCode = (): Plugin => ({
  name: 'drawing-code',
  enforce: 'pre',
  configEnvironment: (name) => (name === 'client' ? {} : { resolve: { noExternal: true } }),
  transform: {
    filter: { id: EVENT_TARGET },
    handler(code) {
      const without = code.replace(LISTENERS, '');
      if (without === code) throw new Error('linkedom makes no listeners where it did');
      return { code: without, map: null };
    },
  },
});
