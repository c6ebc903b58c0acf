/** Serves a folder and counts what goes over the wire, whoever in the page asked for it. */
import type { Socket } from 'node:net';
import { serve } from '../site/serve.ts';

export interface CountedServing {
  address: string;
  /** Bytes sent so far, heads included. */
  sent(): number;
  close(): Promise<void>;
}

export async function serveCounted(dir: string): Promise<CountedServing> {
  const sockets = new Set<Socket>();
  const { address, close } = await serve(dir, {
    port: 0,
    before(request) {
      sockets.add(request.socket);
      return false;
    },
  });
  const sent = (): number => [...sockets].reduce((sum, socket) => sum + socket.bytesWritten, 0);
  return { address, sent, close };
}
