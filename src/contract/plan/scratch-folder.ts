/** Where parts of exports are written out while they are read: outside of the exports, gone afterwards. */
import { tmpdir } from 'node:os';
import { makeOwnFolder, removeOwnFolder } from '../../engine/own-folder.ts';

export interface Scratch {
  /** Path of the folder, made when first asked for. */
  path(): string;
  remove(): void;
}

/** A folder for what is unpacked. */
export function scratchFolder(): Scratch {
  let path: string | null = null;
  return {
    path() {
      path ??= makeOwnFolder(tmpdir(), 'exports-unpacked');
      return path;
    },
    remove() {
      if (path !== null) removeOwnFolder(path);
    },
  };
}
