/** Draws the pages in a process of its own, which does not carry the memory that reading and answering took. */
import { runInChild } from './child-process.ts';
import { ReportedFailure } from './errors.ts';

/** Draws as `drawPages` does; returns the peak memory of the drawing in bytes. Throws ReportedFailure on a full disk and the like. */
export async function drawInProcess(workDir: string, outDir: string): Promise<number> {
  let failure: string | undefined;
  const onMessage = (message: unknown): void => {
    failure = (message as { failure: string }).failure;
  };
  const peakBytes = await runInChild('draw-process.ts', [workDir, outDir], { onMessage });
  if (failure !== undefined) throw new ReportedFailure(failure);
  return peakBytes;
}
