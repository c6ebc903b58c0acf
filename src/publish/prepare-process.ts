/** The process that reads the exports and prepares a site: `node prepare-process.ts DATA OUT WORK [AS-OF]`. */
import type { Progress } from '../contract/progress.ts';
import { exitWithParent, sendDone, sendToParent } from './child-process.ts';
import type { PrepareMessage } from './prepare-in-process.ts';
import { openForSite, prepareSite } from './prepare-site.ts';
import { describeFailure } from './terminal/command.ts';

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

const [data, out, workDir, asOf] = process.argv.slice(2) as [string, string, string, string?];
const progress = parentProgress();
exitWithParent();
try {
  const report = await openForSite({ data, out, asOf, progress });
  // Reading leaves some hundred MB of garbage: freed here, before the engine needs as much.
  globalThis.gc?.();
  send({ prepared: await prepareSite(report, out, workDir, progress) });
} catch (error) {
  send({ failure: describeFailure(error) });
}
sendDone();
