/** Runs a script of the build in a process of its own, whose memory is free again when it ends: both ends of that. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/**
 * `script` is a module beside this one, `flags` are those of node; `onMessage` gets what the script tells. Returns its
 * peak memory in bytes; throws with what it wrote to stderr where it ended before it said that it is done.
 */
export function runApart(
  script: string,
  args: string[],
  { onMessage, flags = [] }: { onMessage?: (message: unknown) => void; flags?: string[] } = {},
): Promise<number> {
  return new Promise((resolve, reject) => {
    const path = fileURLToPath(new URL(script, import.meta.url));
    const child = spawn(process.execPath, [...flags, path, ...args], {
      stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
      serialization: 'advanced',
    });
    let said = '';
    let peakBytes: number | null = null;
    child.stderr!.setEncoding('utf8').on('data', (text) => {
      said += text;
    });
    child.on('message', (message) => {
      if (typeof message === 'number') peakBytes = message;
      else onMessage?.(message);
    });
    child.on('error', reject);
    child.on('close', (code, signal) => {
      if (code === 0 && peakBytes !== null) resolve(peakBytes);
      else reject(new Error(`${script} ended early (${signal ?? code})\n${said}`));
    });
  });
}

/** In the script: ends it when who runs it has ended, or has been told that it is done. */
export function endWithRunner(): void {
  process.once('disconnect', () => process.exit());
}

/** In the script: says something to who runs it. */
export function tell(message: object): void {
  process.send?.(message);
}

/** In the script: says how much memory it took, and that it is done. */
export function tellDone(): void {
  process.send?.(process.resourceUsage().maxRSS * 1024, () => process.disconnect());
}
