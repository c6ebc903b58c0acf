/** Draws the pages in a process of its own, which does not carry the memory that reading and answering took. */
import { runApart } from './child-process.ts';

/** Draws as `drawPages` does; returns the peak memory of the drawing in bytes. */
export const drawApart = (work: string, outDir: string): Promise<number> =>
  runApart('draw-process.ts', [work, outDir]);
