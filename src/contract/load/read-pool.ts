/** Reads several large exports at the same time in threads; small ones are read by the thread that asks for them. */
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { type OnRows, type ReadFile, type ReadTask, readFile } from './read-file.ts';
import type { WorkerMessage } from './read-worker.ts';

/** A file of so many bytes is worth a thread, where all such files together have so many. */
const THRESHOLD_BYTES = { file: 1024 * 1024, folder: 16 * 1024 * 1024 };
const MAX_THREADS = Math.min(4, availableParallelism());
/** V8's young generation of a worker, in MB: the garbage of one chunk of text fits several times; a larger one only raises the peak. */
const YOUNG_GENERATION_MB = 12;

/** Where node keeps what it made of the modules, for every thread after the first: a quarter of a second less for each. */
const COMPILED = fileURLToPath(new URL('../../../.huikuan/compiled', import.meta.url));

interface Job {
  task: ReadTask;
  onRows: OnRows | null;
  /** Progress from before anyone asked for it. */
  rows: number;
  bytes: number;
  result: Promise<ReadFile>;
  settle: { resolve(read: ReadFile): void; reject(error: unknown): void };
}

/** Files wait in the order of `tasks`; ask for them in that order. */
export class ReadPool {
  readonly #jobs = new Map<string, Job>();
  readonly #waiting: Job[] = [];
  readonly #threads: Worker[] = [];

  /** Starts at once with the tasks that are worth it. A plan with corrections counts the rows they meet, in this thread, and is not. */
  constructor(tasks: readonly ReadTask[], least = THRESHOLD_BYTES) {
    const large = tasks.filter(({ plan }) => plan.source.bytes >= least.file && !plan.correct);
    const bytes = large.reduce((sum, { plan }) => sum + plan.source.bytes, 0);
    if (large.length < 2 || bytes < least.folder || MAX_THREADS < 2) return;
    for (const task of large) this.#add(task);
    for (let i = 0; i < Math.min(MAX_THREADS, large.length); i++) this.#start();
  }

  /** True where threads read. */
  get isAtWork(): boolean {
    return this.#threads.length > 0;
  }

  /** Reads a file, or hands over what a thread read of it. */
  read(task: ReadTask, onRows: OnRows): Promise<ReadFile> {
    const job = this.#jobs.get(task.plan.source.name);
    if (!job) return readFile(task, onRows);
    if (job.rows > 0) onRows(job.rows, job.bytes);
    job.onRows = onRows;
    return job.result;
  }

  /** Ends all threads; what they have not read stays unread. */
  async close(): Promise<void> {
    await Promise.all(this.#threads.map((thread) => thread.terminate()));
  }

  #add(task: ReadTask): void {
    let settle!: Job['settle'];
    const result = new Promise<ReadFile>((resolve, reject) => {
      settle = { resolve, reject };
    });
    result.catch(() => {}); // reported by read(), to whoever asks for the file
    const job: Job = { task, onRows: null, rows: 0, bytes: 0, result, settle };
    this.#jobs.set(task.plan.source.name, job);
    this.#waiting.push(job);
  }

  #start(): void {
    const thread = new Worker(new URL('./read-worker.ts', import.meta.url), {
      env: { NODE_COMPILE_CACHE: COMPILED, ...process.env },
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_GENERATION_MB },
    });
    this.#threads.push(thread);
    let job = this.#waiting.shift();
    const next = (): void => {
      job = this.#waiting.shift();
      if (job) thread.postMessage(job.task);
    };
    thread.on('message', (message: WorkerMessage) => {
      if (!job) return;
      if (message.kind === 'rows') {
        job.rows = message.rows;
        job.bytes = message.bytes;
        job.onRows?.(message.rows, message.bytes);
        return;
      }
      if (message.kind === 'read') job.settle.resolve(message.read);
      else job.settle.reject(message.error);
      next();
    });
    thread.on('error', (error) => job?.settle.reject(error));
    if (job) thread.postMessage(job.task);
  }
}
