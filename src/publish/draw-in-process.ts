/** Draws the pages in a process of its own, which does not carry the memory that reading and answering took. */
import { runInChild } from './child-process.ts';

/** Draws as `drawPages` does; returns the peak memory of the drawing in bytes. */
export const drawInProcess = (workDir: string, outDir: string): Promise<number> =>
  runInChild('draw-process.ts', [workDir, outDir]);
