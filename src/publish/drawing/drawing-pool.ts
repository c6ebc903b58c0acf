/** Processes that draw pages and compress files, one for each core. */
import { availableParallelism } from 'node:os';
import { type Child, startChild } from '../child-process.ts';
import { ReportedFailure } from '../errors.ts';
import type { DrawAnswer, DrawReady, DrawTask } from './draw-process.ts';

/** Each takes some 200 MB. */
const MAX_PROCESSES = 8;
/** V8's semi-space, in MB: drawing makes much that is garbage at once, and a small one has it copied again and again. */
const SEMI_SPACE_MB = 16;

export interface DrawingPool {
  /** How many tasks it does at a time. */
  size: number;
  /** Memory that its processes take before their first task, in bytes. */
  idleBytes(): number;
  /** What the task gives; those that are `isFirst` come before what waits. Throws ReportedFailure on a full disk and the like. */
  run(task: DrawTask, isFirst?: boolean): Promise<{ html: string; problems: string | null }>;
  /** Ends the processes when they have done what they do; their peak memory together, in bytes. */
  close(): Promise<number>;
  /** Ends them at once. */
  stop(): void;
}

interface Waiting {
  task: DrawTask;
  resolve(answer: { html: string; problems: string | null }): void;
  reject(error: unknown): void;
}

/** `codeDir` is the folder of a `PageCode`. */
export function drawingPool(codeDir: string): DrawingPool {
  const queue: Waiting[] = [];
  const idle: Child[] = [];
  const running = new Map<Child, Waiting>();
  let failure: unknown;
  let idleBytes = 0;
  const next = (): void => {
    while (idle.length > 0 && queue.length > 0) {
      const [child, waiting] = [idle.shift()!, queue.shift()!];
      running.set(child, waiting);
      child.send(waiting.task);
    }
  };
  const fail = (error: unknown): void => {
    failure ??= error;
    for (const { reject } of [...running.values(), ...queue.splice(0)]) reject(failure);
    running.clear();
  };
  const start = (): Child => {
    const child: Child = startChild('drawing/draw-process.ts', [codeDir], {
      flags: [`--max-semi-space-size=${SEMI_SPACE_MB}`],
      onMessage(message) {
        const sent = message as DrawAnswer | DrawReady;
        if ('idleBytes' in sent) {
          idleBytes += sent.idleBytes;
          return;
        }
        const waiting = running.get(child);
        running.delete(child);
        idle.push(child);
        if ('failure' in sent) waiting?.reject(new ReportedFailure(sent.failure));
        else waiting?.resolve(sent);
        next();
      },
    });
    idle.push(child);
    child.ended.catch(fail);
    return child;
  };
  const count = Math.min(availableParallelism(), MAX_PROCESSES);
  const children = Array.from({ length: count }, start);
  return {
    size: count,
    idleBytes: () => idleBytes,
    run: (task, isFirst = false) =>
      new Promise((resolve, reject) => {
        if (failure !== undefined) return reject(failure);
        queue[isFirst ? 'unshift' : 'push']({ task, resolve, reject });
        next();
      }),
    async close() {
      for (const child of children) child.send({ end: true } satisfies DrawTask);
      const peaks = await Promise.all(children.map(({ ended }) => ended));
      return peaks.reduce((sum, peak) => sum + peak, 0);
    },
    stop() {
      for (const child of children) child.stop();
    },
  };
}
