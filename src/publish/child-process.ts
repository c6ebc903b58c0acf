/** Runs a script of the build in a process of its own, whose memory is free again when it ends: both ends of that. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ROOT } from './root.ts';

/** Where node keeps what it made of the modules, for the next process and its threads: half a second and some 30 MB less for each. */
const COMPILED = join(ROOT, '.huikuan', 'compiled');

export interface ChildOptions {
  /** Gets what the script sends. */
  onMessage?: (message: unknown) => void;
  /** Flags of node. */
  flags?: string[];
}

export interface Child {
  /** Nothing happens where it has ended. */
  send(message: object): void;
  /** Its peak memory in bytes; throws with what it wrote to stderr where it ended before it said that it is done. */
  ended: Promise<number>;
  stop(): void;
}

/** `script` is a module, its place given from the folder of this one. */
export function startChild(
  script: string,
  args: string[],
  { onMessage, flags = [] }: ChildOptions = {},
): Child {
  const path = fileURLToPath(new URL(script, import.meta.url));
  const child = spawn(process.execPath, [...flags, path, ...args], {
    stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
    serialization: 'advanced',
    env: { NODE_COMPILE_CACHE: COMPILED, ...process.env },
  });
  const ended = new Promise<number>((resolve, reject) => {
    let stderr = '';
    let peakBytes: number | null = null;
    child.stderr!.setEncoding('utf8').on('data', (text) => {
      stderr += text;
    });
    child.on('message', (message) => {
      if (typeof message === 'number') peakBytes = message;
      else onMessage?.(message);
    });
    child.on('error', reject);
    child.on('close', (code, signal) => {
      if (code === 0 && peakBytes !== null) resolve(peakBytes);
      else reject(new Error(`${script} ended early (${signal ?? code})\n${stderr}`));
    });
  });
  return {
    ended,
    // one that has just died says so by ending
    send: (message) => void (child.connected && child.send(message, () => {})),
    stop: () => void child.kill(),
  };
}

/** The same where nothing is to be told to it: its peak memory in bytes. */
export const runInChild = (
  script: string,
  args: string[],
  options?: ChildOptions,
): Promise<number> => startChild(script, args, options).ended;

/** In the script: ends it when its parent has ended, or has received `sendDone`. */
export function exitWithParent(): void {
  process.once('disconnect', () => process.exit());
}

/** In the script: sends a message to its parent. */
export function sendToParent(message: object): void {
  process.send?.(message);
}

/** In the script: sends how much memory it took, and that it is done. */
export function sendDone(): void {
  process.send?.(process.resourceUsage().maxRSS * 1024, () => process.disconnect());
}
