/** What a whole browser takes of the machine's memory. */
import { readdirSync, readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';

/**
 * Bytes of all processes of a browser, memory that several share counted once (Linux: the sum of their proportional set
 * sizes); NaN where the system does not tell.
 */
export async function browserMemory(browser: Browser): Promise<number> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  const main = processInfo.find(({ type }) => type === 'browser')?.id;
  if (main === undefined) return Number.NaN;
  try {
    return familyOf(main)
      .map(proportionalSize)
      .reduce((sum, size) => sum + size, 0);
  } catch {
    return Number.NaN;
  }
}

/** A process and all that it started. */
function familyOf(main: number): number[] {
  const parents = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((id) => {
      try {
        const parent = /^PPid:\s*(\d+)/m.exec(readFileSync(`/proc/${id}/status`, 'utf8'))?.[1];
        return [{ id: Number(id), parent: Number(parent) }];
      } catch {
        // it has ended meanwhile
        return [];
      }
    });
  const family = [main];
  for (const member of family)
    family.push(...parents.filter(({ parent }) => parent === member).map(({ id }) => id));
  return family;
}

function proportionalSize(id: number): number {
  const kB = /^Pss:\s*(\d+)/m.exec(readFileSync(`/proc/${id}/smaps_rollup`, 'utf8'))?.[1];
  return Number(kB) * 1024;
}
