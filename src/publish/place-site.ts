/**
 * Puts a finished site into its folder without a moment at which there is none: what pages need comes first, then each
 * page takes the place of the one before, then what nobody needs goes, and last the service worker, which keeps on devices
 * what is in the folder, takes its place. A whole site waits in a folder inside, so that
 * whoever comes after a killed build finishes what it had begun.
 */
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import {
  isOwnFolder,
  isProcessAlive,
  makeOwnFolder,
  PROCESS_TAG,
  removeOwnFolder,
  sweepOwnFolders,
} from '../engine/own-folder.ts';
import { SERVICE_WORKER } from '../site/offline.ts';
import { OutError } from './errors.ts';
import { filesIn, NEXT, SITE_LIST, siteFiles, writeSiteList } from './site-files.ts';

/** In the site's folder: a site that is being copied there, one a build. */
const COMING = '.huikuan';
/** In it: who moves the files. */
const MOVED_BY = '.moved-by';

/** How long another build may take to move its files, and how often to look. */
const MOVING = 5000;
const LOOK_EVERY = 25;

/** Files whose names follow what is in them, which pages need before they come. */
const ASSET = /^(?:_astro|data|engine|pack)\//;
/** Links have the names that they had; what they lead to has a new one in each build, and must be there before them. */
const SEALED = /^sealed\//;

export const isBeingPlaced = (entry: string): boolean =>
  entry === NEXT || isOwnFolder(entry, COMING);

/** Moves the site in `pages` to `place`, whose links are followed already; what others put there stays. `pages` may be gone then. */
export async function placeSite(pages: string, place: string): Promise<void> {
  writeSiteList(pages);
  mkdirSync(place, { recursive: true });
  const coming = makeOwnFolder(place, COMING);
  try {
    try {
      renameSync(pages, coming);
    } catch {
      // on another disk, or where no folder takes the place of an empty one
      cpSync(pages, coming, { recursive: true });
    }
    writeFileSync(join(coming, MOVED_BY), PROCESS_TAG);
    await takeTurn(coming, place);
    moveIn(place);
  } finally {
    removeOwnFolder(coming);
  }
}

/** Finishes what a killed build had begun to put in place, and removes what others left unfinished. */
export function recoverSite(place: string): void {
  if (!existsSync(place)) return;
  sweepOwnFolders(place, COMING);
  if (existsSync(join(place, NEXT)) && !isMoving(place)) moveIn(place);
}

/** Renaming is the lock: it fails while another site is taking its place. */
async function takeTurn(coming: string, place: string): Promise<void> {
  const deadline = performance.now() + MOVING;
  for (;;) {
    recoverSite(place);
    try {
      renameSync(coming, join(place, NEXT));
      return;
    } catch (error) {
      if (!existsSync(join(place, NEXT))) throw error;
      if (performance.now() > deadline)
        throw new OutError(`--out ${place}: another build is putting a site there; try again`);
      await setTimeout(LOOK_EVERY);
    }
  }
}

function isMoving(place: string): boolean {
  try {
    return isProcessAlive(readFileSync(join(place, NEXT, MOVED_BY), 'utf8'));
  } catch {
    return false;
  }
}

/** May be done again from wherever it was left. */
function moveIn(place: string): void {
  const next = join(place, NEXT);
  const list = join(next, SITE_LIST);
  if (existsSync(list)) {
    const files: string[] = JSON.parse(readFileSync(list, 'utf8')).files;
    const coming = new Set(files);
    const gone = siteFiles(place, isBeingPlaced).ours.filter((file) => !coming.has(file));
    const isPacked = (file: string): boolean => /\.(?:br|gz)$/.test(file);
    const all = filesIn(next);
    const isFirst = (file: string): boolean =>
      ASSET.test(file) || (SEALED.test(file) && !existsSync(join(place, file)));
    for (const file of all.filter(isFirst)) move(next, place, file);
    const rest = all.filter((file) => !isLast(file) && existsSync(join(next, file)));
    // a host would go on sending the packed page of before
    for (const file of gone.filter((each) => isPacked(each) && !ASSET.test(each)))
      rmSync(join(place, file), { force: true });
    for (const file of rest.filter((each) => !isWorker(each))) move(next, place, file);
    for (const file of gone) rmSync(join(place, file), { force: true });
    removeEmptyFolders(place, gone);
    for (const file of rest.filter(isWorker)) move(next, place, file);
    move(next, place, SITE_LIST);
  }
  rmSync(next, { recursive: true, force: true });
}

/** Of the site, or of a part in clear. */
const isWorker = (file: string): boolean => basename(file) === SERVICE_WORKER;

const isLast = (file: string): boolean => file === SITE_LIST || file === MOVED_BY;

function move(from: string, to: string, file: string): void {
  const target = join(to, file);
  mkdirSync(dirname(target), { recursive: true });
  renameSync(join(from, file), target);
}

/** Each folder is looked at once, however many files went out of it: those below it before it. */
function removeEmptyFolders(place: string, gone: string[]): void {
  const folders = new Set<string>();
  for (const file of gone)
    for (let folder = dirname(file); folder !== '.'; folder = dirname(folder)) folders.add(folder);
  for (const folder of [...folders].sort().reverse()) {
    const path = join(place, folder);
    if (existsSync(path) && readdirSync(path).length === 0) rmdirSync(path);
  }
}
