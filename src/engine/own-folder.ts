/** Working folders of this process alone: gone when it ends, and, where it was killed, when the next one needs such a folder. */
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';

/** A process id says nothing on another machine, which may share the folder. */
const MACHINE = createHash('sha256').update(hostname()).digest('hex').slice(0, 6);
/** What a process of another machine left is anybody's after so long. */
const MAX_AGE = 7 * 24 * 3600 * 1000;

/** This process, for `isProcessAlive`. */
export const PROCESS_TAG = `${process.pid}-${MACHINE}`;

const own = new Set<string>();
const swept = new Set<string>();

/** `<parent>/<name>-<process>-<machine>-<random>`; the parent is made where it is missing. */
export function makeOwnFolder(parent: string, name: string): string {
  mkdirSync(parent, { recursive: true });
  sweepOnce(parent, name);
  const path = mkdtempSync(join(parent, `${name}-${PROCESS_TAG}-`));
  if (own.size === 0) process.once('exit', removeOwnFolders);
  own.add(path);
  return path;
}

/** Nothing happens where it is gone already. */
export function removeOwnFolder(path: string): void {
  rmSync(path, { recursive: true, force: true });
  own.delete(path);
  if (own.size === 0) process.removeListener('exit', removeOwnFolders);
}

/** What is in use by another program stays, for the next start to remove. */
export function removeOwnFolders(): void {
  for (const path of own)
    try {
      removeOwnFolder(path);
    } catch {
      own.delete(path);
    }
}

/** True for a name that `makeOwnFolder` gives, whatever its folder is called by. */
export const isAnyOwnFolder = (entry: string): boolean => /.-\d+-[0-9a-f]{6}-\w{6}$/.test(entry);

/** True for a name that `makeOwnFolder` gives. */
export const isOwnFolder = (entry: string, name: string): boolean =>
  processOf(entry, name) !== null;

function processOf(entry: string, name: string): { pid: number; machine: string } | null {
  if (!entry.startsWith(`${name}-`)) return null;
  const [, pid, machine] = /^(\d+)-([0-9a-f]{6})-\w{6}$/.exec(entry.slice(name.length + 1)) ?? [];
  return pid === undefined ? null : { pid: Number(pid), machine: machine! };
}

function sweepOnce(parent: string, name: string): void {
  const key = join(parent, name);
  if (swept.has(key)) return;
  swept.add(key);
  sweepOwnFolders(parent, name);
}

/** Removes what killed processes left. */
export function sweepOwnFolders(parent: string, name: string): void {
  for (const entry of readdirSync(parent)) {
    const made = processOf(entry, name);
    const path = join(parent, entry);
    if (!made || own.has(path)) continue;
    try {
      const isOver =
        made.machine === MACHINE
          ? !isAlive(made.pid)
          : statSync(path).mtimeMs < Date.now() - MAX_AGE;
      if (isOver) rmSync(path, { recursive: true, force: true });
    } catch {
      // in use, or removed by another build just now
    }
  }
}

/** True while the process with this tag runs, or where nobody here can know. */
export function isProcessAlive(tag: string): boolean {
  const [, pid, machine] = /^(\d+)-([0-9a-f]{6})$/.exec(tag) ?? [];
  return pid !== undefined && (machine !== MACHINE || tag === PROCESS_TAG || isAlive(Number(pid)));
}

/** Another process with this id; a folder with our own id that we did not make is of one before us. */
function isAlive(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
