/** Whether the report has been built anew since this page was opened: then files of its own build may be gone. */
import { EngineError } from '../../engine/engine-error.ts';
import { keeperOfDoor } from '../../engine/site-door.ts';
import type { Site } from '../../view/site.ts';
import { isHosted } from '../route/address-bar.ts';
import { readPage } from '../route/page.ts';

/** One identity for everything that a page takes from its build; equal addresses are equal files. */
export const buildOf = ({ assets }: Site): string => JSON.stringify(assets);

/** Asks the host for the page as it is now; false where it does not answer. */
async function isReplaced(site: Site): Promise<boolean> {
  if (!isHosted()) return false;
  try {
    const keeper = keeperOfDoor();
    if (keeper) return await keeper.isReplaced();
    const response = await fetch(location.pathname, { cache: 'no-store' });
    if (!response.ok) return false;
    const now = new DOMParser().parseFromString(await response.text(), 'text/html');
    const page = readPage(now, location.href);
    return page !== null && buildOf(page.site) !== buildOf(site);
  } catch {
    return false;
  }
}

/** A file of this build did not come: why, as an EngineError. */
export async function explainMissingFile(site: Site, error: unknown): Promise<EngineError> {
  if (await isReplaced(site)) return new EngineError('newer', 'the report was built anew', error);
  if (error instanceof EngineError) return error;
  return new EngineError('fetch', 'a script could not be fetched', error);
}
