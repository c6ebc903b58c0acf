/** A divided and sealed site: what its links cost a reader on the slow line, and further audiences the build. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { add } from '../publish/share/commands.ts';
import { openShared } from '../publish/share/shared.ts';
import { forgetEarlierBuilds } from './commands.ts';
import { serveCounted } from './counted-serving.ts';
import { answered, withReader } from './reader.ts';
import { median } from './statistics.ts';
import { timedBuild } from './timed-build.ts';

export interface SealedTimes {
  /** Milliseconds from opening a link to figures on the screen, and from opening one with a filter to its answer. */
  figures: number;
  filter: number;
  /** Bytes on the wire until then. */
  figuresBytes: number;
  filterBytes: number;
  /** What each further audience adds to a build, in seconds; null where it was not measured. */
  eachAudience: number | null;
}

const RUNS = 5;
const MORE = 10;
const AUDIENCES_FILE = 'audiences.yml';
const ADDRESS = 'https://reports.example/';
/** Of the demo company. */
const REPS = Array.from({ length: MORE }, (_, i) => `R${String(i + 1).padStart(2, '0')}`);

const WHOLE = 'all: { title: All }';

/** `data` gets audiences and keys of its own; `dir` is a folder of its own. Further audiences, which take a minute, on request. */
export async function measureSealed(
  browser: Browser,
  { data, dir, hasMore }: { data: string; dir: string; hasMore: boolean },
): Promise<SealedTimes> {
  const site = join(dir, 'sealed');
  writeFileSync(join(data, AUDIENCES_FILE), WHOLE);
  forgetEarlierBuilds();
  const link = await linkTo(data, 'all');
  const one = timedBuild(data, site, true);
  const times = await readLinks(browser, site, link);
  const eachAudience = hasMore ? await timeMore(data, site, one.seconds) : null;
  return { ...times, eachAudience };
}

async function timeMore(data: string, site: string, one: number): Promise<number> {
  const more = REPS.map((rep) => `${rep.toLowerCase()}: { title: ${rep}, rows: { rep: ${rep} } }`);
  writeFileSync(join(data, AUDIENCES_FILE), [WHOLE, ...more].join('\n'));
  for (const rep of REPS) await linkTo(data, rep.toLowerCase());
  forgetEarlierBuilds();
  return (timedBuild(data, site, true).seconds - one) / MORE;
}

/** `#AGE-SECRET-KEY-1…` */
async function linkTo(data: string, audience: string): Promise<string> {
  const { lines } = await add(openShared(data), [audience, `Reader of ${audience}`], {
    address: ADDRESS,
  });
  return /#AGE-SECRET-KEY-1[A-Z0-9]+/.exec(lines.join('\n'))![0];
}

async function readLinks(
  browser: Browser,
  site: string,
  link: string,
): Promise<Pick<SealedTimes, 'figures' | 'filter' | 'figuresBytes' | 'filterBytes'>> {
  const serving = await serveCounted(site);
  try {
    const open = (query: string, isThere: (page: Page) => Promise<unknown>) =>
      withReader(browser, { line: 'slow' }, async (page) => {
        const before = serving.sent();
        await page.goto(serving.address + query + link, { waitUntil: 'commit' });
        await isThere(page);
        return {
          time: await page.evaluate(() => performance.now()),
          bytes: serving.sent() - before,
        };
      });
    const figures = [];
    const filters = [];
    for (let run = 0; run < RUNS; run++) {
      figures.push(await open('', painted));
      filters.push(await open('en/?segment=OEM', answered));
    }
    return {
      figures: median(figures.map(({ time }) => time)),
      figuresBytes: median(figures.map(({ bytes }) => bytes)),
      filter: median(filters.map(({ time }) => time)),
      filterBytes: median(filters.map(({ bytes }) => bytes)),
    };
  } finally {
    await serving.close();
  }
}

/** The first frame with a figure in it. */
const painted = (page: Page): Promise<unknown> =>
  page.waitForFunction(
    () =>
      document.querySelector('[data-metric][data-value]') !== null &&
      new Promise((resolve) =>
        requestAnimationFrame(() => requestAnimationFrame(() => resolve(true))),
      ),
    undefined,
    { timeout: 60_000, polling: 'raf' },
  );
