/** A page on an ordinary device that is looked at and left alone, then filtered: what it fetches, and what memory it takes. */
import { launchBrowser } from '../publish/chromium.ts';
import { browserMemory } from './browser-memory.ts';
import type { CountedServing } from './counted-serving.ts';
import type { Choice } from './last-change.ts';
import { choose, withReader } from './reader.ts';

export interface LeftAlone {
  /** Bytes on the wire after ten quiet seconds with nothing asked. */
  quietBytes: number;
  /** Bytes of all processes of the browser at that time, and after ten filters. */
  quietMemory: number;
  filteredMemory: number;
}

const QUIET = 10_000;
const FILTERS = 10;
const PAUSE = 250;

/** In a browser of its own, so that nothing that others left counts. */
export async function leaveAlone(
  serving: CountedServing,
  path: string,
  choices: Choice[],
): Promise<LeftAlone> {
  const browser = await launchBrowser();
  try {
    return await withReader(browser, { mayStartIdle: true }, async (page) => {
      const before = serving.sent();
      await page.goto(serving.address + path, { waitUntil: 'load' });
      await page.waitForTimeout(QUIET);
      const quietBytes = serving.sent() - before;
      const quietMemory = await browserMemory(browser);
      for (const { name, value } of choices.slice(0, FILTERS)) {
        await choose(page, name, value);
        await page.waitForTimeout(PAUSE);
      }
      return { quietBytes, quietMemory, filteredMemory: await browserMemory(browser) };
    });
  } finally {
    await browser.close();
  }
}
