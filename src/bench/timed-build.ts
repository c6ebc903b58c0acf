/** A build in a process of its own, so that its peak memory is its own. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export interface TimedBuild {
  seconds: number;
  /** Peak resident memory in bytes, of all processes together. */
  peakBytes: number;
  /** Seconds by stage; the reading of all files is one. */
  stages: Record<string, number>;
}

/** The site of the exports in `data`, into the folder `out`. */
export function timedBuild(data: string, out: string, isDivided = false): TimedBuild {
  const script = fileURLToPath(new URL('timed-build-process.ts', import.meta.url));
  const run = spawnSync(process.execPath, [script, data, out, ...(isDivided ? ['divided'] : [])], {
    encoding: 'utf8',
  });
  if (run.status !== 0) throw new Error(`the build failed:\n${run.stderr}`);
  return JSON.parse(run.stdout.trim().split('\n').at(-1)!) as TimedBuild;
}
