/** The newest build that this device has opened: a host that shows an older one is found out by what the builds say of themselves, not by clocks. */
import type { Build } from '../../seal/records.ts';

const nameOf = (site: string): string => `huikuan-build ${site}`;

/** The build of `site`, the path of its root, that was opened before and is newer than this one; null: this is the newest. */
export function newerSeen(site: string, build: Build): Build | null {
  const seen = stored(site);
  // a project begun anew counts from one again, later than all that was
  const isOlder = seen !== null && build.number < seen.number && build.at < seen.at;
  if (isOlder) return seen;
  try {
    localStorage.setItem(nameOf(site), JSON.stringify({ number: build.number, at: build.at }));
  } catch {
    // where nothing may be stored, nothing is known of earlier visits
  }
  return null;
}

function stored(site: string): Build | null {
  try {
    const { number, at } = JSON.parse(localStorage.getItem(nameOf(site)) ?? '') as Build;
    return Number.isSafeInteger(number) && typeof at === 'string' ? { number, at } : null;
  } catch {
    return null;
  }
}

/** "12 (2026-11-30 08:15 UTC)" */
export const buildName = ({ number, at }: Build): string =>
  `${number} (${at.slice(0, 16).replace('T', ' ')} UTC)`;
