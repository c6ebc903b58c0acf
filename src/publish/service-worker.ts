/** Puts the service worker beside the files of a finished site. */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from '../i18n/locale.ts';
import { SERVICE_WORKER, serviceWorker } from '../site/offline.ts';
import { todayHere } from './earlier-forecasts.ts';
import { ROOT } from './root.ts';
import { filesIn } from './site-files.ts';

const ABSENT = text(
  'No connection, and this page of the report is not on this device.',
  '没有网络，此设备上也没有报表的这一页。',
);
const OVERVIEW = text('Open the overview', '打开总览');

/** What a device shows in place of a page that it does not have. */
export function absentPage(): string {
  const style = readFileSync(join(ROOT, 'src/styles/opening.css'), 'utf8')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .trim();
  const hash = createHash('sha256').update(style).digest('base64');
  const policy = `default-src 'none'; style-src 'sha256-${hash}'`;
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><title>Report · 报表</title><style>${style}</style></head><body><main><p>${ABSENT.en}</p><p lang="zh-CN">${ABSENT.zh}</p><p><a href="{root}">${OVERVIEW.en} · <span lang="zh-CN">${OVERVIEW.zh}</span></a></p></main></body></html>`;
}

/** Of the site in `dir`, or of those of its files that `isOwn` names. Gives its place and content. */
export function writeServiceWorker(
  dir: string,
  isOwn: (file: string) => boolean = () => true,
): [file: string, content: Buffer] {
  const files = filesIn(dir).filter(isOwn);
  const read = files.map((file) => [file, readFileSync(join(dir, file))] as const);
  const content = Buffer.from(serviceWorker(read, todayHere(), absentPage()));
  writeFileSync(join(dir, SERVICE_WORKER), content);
  return [SERVICE_WORKER, content];
}
