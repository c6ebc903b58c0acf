/** Files of a site under names by their content, and plain ones for the drawing of its pages. */
import { createHash } from 'node:crypto';
import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

const gzipped = promisify(gzip);

/** Two packs of the same rows differ by a few bytes, the pages drawn over them must not. */
export const roundedSize = (paths: string[], step: number): number =>
  Math.ceil(paths.reduce((sum, path) => sum + statSync(path).size, 0) / step) * step;

const hash = (text: string | Uint8Array): string =>
  createHash('sha256').update(text).digest('hex').slice(0, 12);

export function writeJson(path: string, value: unknown): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, JSON.stringify(value));
}

/** Writes `assets/data/<name>-<hash>.json`; returns its address relative to the site's root. */
export function writeHashed(assets: string, name: string, value: unknown): string {
  const text = JSON.stringify(value);
  const address = `data/${name}-${hash(text)}.json`;
  mkdirSync(join(assets, 'data'), { recursive: true });
  writeFileSync(join(assets, address), text);
  return address;
}

/** Writes `assets/data/<name>-<hash>.bin.gz`; returns its address relative to the site's root. */
export async function writePacked(
  assets: string,
  name: string,
  bytes: Uint8Array,
): Promise<string> {
  const address = `data/${name}-${hash(bytes)}.bin.gz`;
  mkdirSync(join(assets, 'data'), { recursive: true });
  writeFileSync(join(assets, address), await gzipped(bytes, { level: 9 }));
  return address;
}
