/** A process that draws pages and compresses files, one after the other as it is told: `node draw-process.ts CODE-DIR`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { compressFile } from '../../site/compress.ts';
import { pageFinisher, SiteError } from '../../site/finish.ts';
import { exitWithParent, sendDone, sendToParent } from '../child-process.ts';
import { systemFailure } from '../terminal/system-failure.ts';
import { SITE } from './page-code.ts';
import { pageDrawer } from './page-drawer.ts';
import { pageFile, readPageList } from './page-list.ts';
import { keepPage } from './page-store.ts';

/** A page to draw as it is published; into the folder of the site, where one is given. */
interface PageTask {
  draw: string;
  workDir: string;
  outDir: string | null;
}

/** A text file whose copies are to be written beside it; a page with a key is left in `store` for later builds. */
interface FileTask {
  compress: string;
  key: string | null;
  store: string;
}

export type DrawTask = PageTask | FileTask | { end: true };

/** `problems` is what keeps a page from being published. */
export type DrawAnswer = { html: string; problems: string | null } | { failure: string };

/** What it sends before its first task: the memory that it takes till then, in bytes. */
export interface DrawReady {
  idleBytes: number;
}

const [codeDir] = process.argv.slice(2) as [string];
exitWithParent();
const drawPage = await pageDrawer(codeDir);
let finisher: { workDir: string; finish: ReturnType<typeof pageFinisher> } | undefined;

function finisherOf(workDir: string): ReturnType<typeof pageFinisher> {
  if (finisher?.workDir !== workDir) {
    const files = readPageList(workDir).map(({ path }) => pageFile(path));
    finisher = { workDir, finish: pageFinisher(join(codeDir, SITE), files) };
  }
  return finisher.finish;
}

async function draw({ draw: path, workDir, outDir }: PageTask): Promise<DrawAnswer> {
  const drawn = await drawPage(workDir, path);
  try {
    const html = finisherOf(workDir)(drawn, pageFile(path));
    if (outDir === null) return { html, problems: null };
    const place = join(outDir, pageFile(path));
    mkdirSync(dirname(place), { recursive: true });
    writeFileSync(place, html);
    return { html: '', problems: null };
  } catch (error) {
    if (error instanceof SiteError) return { html: '', problems: error.message };
    throw error;
  }
}

function compress({ compress: path, key, store }: FileTask): DrawAnswer {
  const compressed = compressFile(path);
  if (key !== null) keepPage(store, key, compressed);
  return { html: '', problems: null };
}

async function answer(task: DrawTask): Promise<void> {
  if ('end' in task) return sendDone();
  try {
    sendToParent('draw' in task ? await draw(task) : compress(task));
  } catch (error) {
    const failure = systemFailure(error);
    if (failure === null) throw error;
    sendToParent({ failure } satisfies DrawAnswer);
  }
}

sendToParent({ idleBytes: process.memoryUsage.rss() } satisfies DrawReady);
process.on('message', (task: DrawTask) => void answer(task));
