/** Serves a folder as any static host would: for `npm start`, `npm run dev` and the browser tests. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo, isIP } from 'node:net';
import { hostname } from 'node:os';
import sirv from 'sirv';

export interface ServeOptions {
  /** First port to try, the next free one is taken; 0 lets the system choose. Default 4321. */
  port?: number;
  /** Default 127.0.0.1: only this machine. */
  host?: string;
  /** Path under which the folder appears, with both slashes; default "/". */
  base?: string;
  /** Looked at before the folder; true when it has answered. */
  before?(request: IncomingMessage, response: ServerResponse): boolean;
}

export interface Serving {
  /** With its closing slash. */
  address: string;
  port: number;
  close(): Promise<void>;
}

/** A message if the option is not a port. */
export const portProblem = (name: string, value: string): string | null =>
  /^\d{1,5}$/.test(value) && Number(value) < 65_536
    ? null
    : `${name} ${value}: expected a port number from 0 to 65535`;

/** Files whose names follow what is in them. */
const HASHED_NAME = /^\/(?:_astro|data|engine|pack)\//;
const FOREVER = 'public, max-age=31536000, immutable';

/** Starts serving `dir`, reading each file as it is now. Throws when no port of twenty is free. */
export async function serve(dir: string, options: ServeOptions = {}): Promise<Serving> {
  const { host = '127.0.0.1', base = '/' } = options;
  const files = sirv(dir, {
    dev: true,
    etag: true,
    brotli: true,
    gzip: true,
    setHeaders: (response, path) => {
      response.setHeader('X-Content-Type-Options', 'nosniff');
      response.setHeader('Cache-Control', HASHED_NAME.test(path) ? FOREVER : 'no-cache');
    },
  });
  const server = createServer((request, response) => {
    if (!isAnswered(request.headers.host, host)) return misdirected(response);
    if (options.before?.(request, response)) return;
    if (!request.url?.startsWith(base)) return notFound(response);
    request.url = `/${request.url.slice(base.length)}`;
    files(request, response, () => notFound(response));
  });
  const port = await listen(server, host, options.port ?? 4321);
  return {
    address: `http://${host.includes(':') ? `[${host}]` : host}:${port}${base}`,
    port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/**
 * Is the request meant for this server? A page of another site may have its own name lead here and would then read the
 * report; it cannot have an address without a name. `listening` is what the server listens on.
 */
export function isAnswered(header: string | undefined, listening: string): boolean {
  if (header === undefined) return true;
  const [, bracketed, plain] =
    /^(?:\[([^\]]*)\]|([^:]*))(?::\d+)?$/.exec(header.toLowerCase()) ?? [];
  const name = (bracketed ?? plain ?? '').replace(/\.$/, '');
  if (isIP(name) || name === 'localhost' || name.endsWith('.localhost')) return true;
  const own = hostname().toLowerCase();
  return name !== '' && [listening.toLowerCase(), own, `${own}.local`].includes(name);
}

function misdirected(response: ServerResponse): void {
  response
    .writeHead(421, { 'Content-Type': 'text/plain; charset=utf-8' })
    .end('This server answers to localhost, to the name of its machine and to its address.\n');
}

function notFound(response: ServerResponse): void {
  response.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8' }).end('Not found\n');
}

async function listen(server: Server, host: string, first: number): Promise<number> {
  for (let port = first; ; port++) {
    try {
      await new Promise<void>((resolve, reject) => {
        server.once('error', reject);
        server.listen(port, host, () => {
          server.off('error', reject);
          resolve();
        });
      });
      return (server.address() as AddressInfo).port;
    } catch (error) {
      const taken = (error as NodeJS.ErrnoException).code === 'EADDRINUSE';
      if (!taken || first === 0 || port >= first + 19) throw error;
    }
  }
}
