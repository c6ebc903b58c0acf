/** A thread that reads exports, one after another, for the thread that loads them. */
import { parentPort } from 'node:worker_threads';
import { type ReadFile, type ReadTask, readFile } from './read-file.ts';

/** What a reading thread sends: how far it is, then what it read or the fault that stopped it. */
export type WorkerMessage =
  | { kind: 'rows'; rows: number; bytes: number }
  | { kind: 'read'; read: ReadFile }
  | { kind: 'fault'; error: unknown };

parentPort!.on('message', async (task: ReadTask) => {
  const post = (message: WorkerMessage): void => parentPort!.postMessage(message);
  try {
    const read = await readFile(task, (rows, bytes) => post({ kind: 'rows', rows, bytes }));
    post({ kind: 'read', read });
  } catch (error) {
    post({ kind: 'fault', error });
  }
});
