/** One build in a process of its own, so that its peak memory is its own; prints its stages as JSON. */
import { buildSite } from '../build/build-site.ts';
import { drawApart } from '../build/draw-apart.ts';
import type { Progress } from '../contract/progress.ts';

export interface TimedBuild {
  seconds: number;
  /** Peak resident memory in bytes, of this process and the one that draws the pages together. */
  peakBytes: number;
  /** Seconds by stage; the reading of all files is one. */
  stages: Record<string, number>;
}

const [data, out] = process.argv.slice(2);
const stages: Record<string, number> = {};
let label = '';
let startedAt = 0;
const progress: Progress = {
  start(name) {
    label = / /.test(name) ? name : 'reading and checking the exports';
    startedAt = performance.now();
  },
  tick() {},
  done() {
    stages[label] = (stages[label] ?? 0) + (performance.now() - startedAt) / 1000;
  },
};
let drawing = 0;
const draw = async (work: string, site: string): Promise<void> => {
  const own = process.memoryUsage().rss;
  drawing = own + (await drawApart(work, site));
};
const result = await buildSite({ data: data!, out: out!, progress, draw });
const peakBytes = Math.max(process.resourceUsage().maxRSS * 1024, drawing);
console.log(JSON.stringify({ seconds: result.seconds, peakBytes, stages } satisfies TimedBuild));
