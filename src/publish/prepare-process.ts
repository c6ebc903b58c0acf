/** The process that reads the exports and prepares a site: `node prepare-process.ts DATA OUT WORK ORDER`. */
import { join } from 'node:path';
import type { Progress } from '../contract/progress.ts';
import { pageById } from '../report/pages.ts';
import type { Audience } from '../settings/audiences.ts';
import { audiencesFor } from '../settings/locate.ts';
import { COMING } from '../site/early-pages.ts';
import { exitWithParent, sendDone, sendToParent } from './child-process.ts';
import { todayHere } from './earlier-forecasts.ts';
import { comingAssets, firstPages } from './first-pages.ts';
import type { PrepareMessage, PrepareOrder } from './prepare-in-process.ts';
import { openForSite, type Prepared, prepareSite, type SiteReport } from './prepare-site.ts';
import { describeFailure } from './terminal/command.ts';
import { formatProblems } from './terminal/problem-text.ts';

/** Milliseconds between two messages about one step. */
const TICK_EVERY = 100;

const send = (message: PrepareMessage): void => sendToParent(message);

function parentProgress(): Progress {
  let last = { rows: 0, bytes: 0 };
  let sentAt = 0;
  return {
    speak: (speak) => send({ speak }),
    start(start, totalBytes) {
      last = { rows: 0, bytes: 0 };
      sentAt = 0;
      send({ start, totalBytes });
    },
    tick(rows, bytes) {
      last = { rows, bytes };
      if (performance.now() - sentAt < TICK_EVERY) return;
      sentAt = performance.now();
      send(last);
    },
    done() {
      if (last.rows > 0) send(last);
      send({ isDone: true });
    },
  };
}

/** Leaves what the overview is drawn from in a folder of its own, and says so. */
async function prepareOverview(report: SiteReport, workDir: string): Promise<void> {
  const { answer } = await firstPages(report, workDir, comingAssets(COMING));
  await answer(pageById('overview'));
  const { asOf, imported } = report;
  send({ overview: { asOf, problems: formatProblems(imported), workDir } });
}

const [data, out, workDir, order] = process.argv.slice(2) as [string, string, string, string];
const { mode, asOf, reduced, audience, locale }: PrepareOrder = JSON.parse(order);
const progress = parentProgress();

/** The audience that is wanted, in the language that is wanted. */
const wantedOf = (audiences: Map<string, Audience>): Map<string, Audience> =>
  new Map(
    [...audiences]
      .filter(([id]) => audience === undefined || id === audience)
      .map(([id, one]) => [id, locale ? { ...one, languages: [locale] } : one]),
  );

/** Most reports are not divided: what divides them is loaded here. */
async function prepareParts(report: SiteReport): Promise<Prepared> {
  const { prepareDivided } = await import('./audience/prepare-audiences.ts');
  const { maskSecretFor } = await import('./audience/sealing.ts');
  const audiences = audiencesFor(data, report.settings.languages) ?? new Map();
  return prepareDivided(report, wantedOf(audiences), {
    out,
    workDir,
    today: todayHere(),
    maskSecret: await maskSecretFor(data, out),
    progress,
    onPart: (part) => send({ part }),
  });
}

exitWithParent();
try {
  const report = await openForSite({ data, out, asOf, reduced, progress });
  // Reading leaves some hundred MB of garbage: freed here, before the engine needs as much.
  globalThis.gc?.();
  if (mode === 'overview first') await prepareOverview(report, join(workDir, 'overview'));
  const prepared =
    mode === 'divided'
      ? await prepareParts(report)
      : await prepareSite(report, out, workDir, progress, locale ? [locale] : undefined);
  send({ prepared });
} catch (error) {
  send({ failure: describeFailure(error) });
}
sendDone();
