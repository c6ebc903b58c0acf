/** The process that reads the exports and prepares a site: `node prepare-process.ts DATA OUT WORK [AS-OF]`. */
import type { Progress } from '../contract/progress.ts';
import { endWithRunner, tell, tellDone } from './child-process.ts';
import type { PrepareMessage } from './prepare-in-process.ts';
import { openForSite, prepareSite } from './prepare-site.ts';
import { describeFailure } from './terminal/command.ts';

/** Milliseconds between two words on how far a stretch of work is. */
const TICK_EVERY = 100;

const say = (message: PrepareMessage): void => tell(message);

function toldProgress(): Progress {
  let last = { rows: 0, bytes: 0 };
  let saidAt = 0;
  return {
    start(start, totalBytes) {
      last = { rows: 0, bytes: 0 };
      saidAt = 0;
      say({ start, totalBytes });
    },
    tick(rows, bytes) {
      last = { rows, bytes };
      if (performance.now() - saidAt < TICK_EVERY) return;
      saidAt = performance.now();
      say(last);
    },
    done() {
      if (last.rows > 0) say(last);
      say({ isDone: true });
    },
  };
}

const [data, out, work, asOf] = process.argv.slice(2) as [string, string, string, string?];
const progress = toldProgress();
endWithRunner();
try {
  const report = await openForSite({ data, out, asOf, progress });
  // what reading has left behind is some hundred MB, given back before the engine needs as much
  globalThis.gc?.();
  say({ prepared: await prepareSite(report, out, work, progress) });
} catch (error) {
  say({ failure: describeFailure(error) });
}
tellDone();
