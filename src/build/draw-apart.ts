/** Draws the pages in a process of its own, which does not carry the memory that reading and answering took. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const DRAWING = fileURLToPath(new URL('draw-process.ts', import.meta.url));

/** Draws as `drawPages` does; returns the peak memory of the drawing in bytes. */
export function drawApart(work: string, outDir: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [DRAWING, work, outDir], {
      stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
    });
    let said = '';
    let peakBytes = 0;
    child.stderr!.setEncoding('utf8').on('data', (text) => {
      said += text;
    });
    child.on('message', (bytes) => {
      peakBytes = bytes as number;
    });
    child.on('error', reject);
    child.on('close', (code, signal) => {
      if (code === 0) resolve(peakBytes);
      else reject(new Error(`the pages were not drawn (${signal ?? code})\n${said}`));
    });
  });
}
