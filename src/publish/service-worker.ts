/** Puts the service worker beside the files of a finished site. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SERVICE_WORKER, serviceWorker } from '../site/offline.ts';
import { todayHere } from './earlier-forecasts.ts';
import { filesIn } from './site-files.ts';

/** Of the site in `dir`, or of those of its files that `isOwn` names. Gives its place and content. */
export function writeServiceWorker(
  dir: string,
  isOwn: (file: string) => boolean = () => true,
): [file: string, content: Buffer] {
  const files = filesIn(dir).filter(isOwn);
  const read = files.map((file) => [file, readFileSync(join(dir, file))] as const);
  const content = Buffer.from(serviceWorker(read, todayHere()));
  writeFileSync(join(dir, SERVICE_WORKER), content);
  return [SERVICE_WORKER, content];
}
