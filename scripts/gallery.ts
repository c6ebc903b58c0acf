/** `npm run gallery`: every chart on one page, and where that page is. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from '../src/publish/root.ts';
import { galleryPage } from '../test/charts/gallery.ts';

const path = join(ROOT, '.huikuan', 'gallery.html');
mkdirSync(join(ROOT, '.huikuan'), { recursive: true });
writeFileSync(path, galleryPage());
console.log(`Every chart: ${pathToFileURL(path).href}`);
