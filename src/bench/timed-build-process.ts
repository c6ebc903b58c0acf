/** One build in a process of its own, so that its peak memory is its own; prints its stages as JSON. */

import type { Progress } from '../contract/progress.ts';
import { buildSite } from '../publish/build-site.ts';
import type { TimedBuild } from './timed-build.ts';

const [data, out, divided] = process.argv.slice(2);
const stages: Record<string, number> = {};
let label = '';
let startedAt = 0;
const progress: Progress = {
  start(step) {
    const name = typeof step === 'string' ? step : step.en;
    label = / /.test(name) ? name : 'reading and checking the exports';
    startedAt = performance.now();
  },
  tick() {},
  done() {
    stages[label] = (stages[label] ?? 0) + (performance.now() - startedAt) / 1000;
  },
};
const { seconds, peakBytes } = await buildSite({
  data: data!,
  out: out!,
  isDivided: divided !== undefined,
  progress,
});
console.log(JSON.stringify({ seconds, peakBytes, stages } satisfies TimedBuild));
