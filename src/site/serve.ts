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
  /** Of a folder that is still being filled: resolves when the page "/en/trend/" stands; null where it need not be waited for. */
  ready?(path: string): Promise<void> | null;
  /** Looked at before the folder; true when it has answered. */
  before?(request: IncomingMessage, response: ServerResponse): boolean;
}

export interface Serving {
  /** With its closing slash. */
  address: string;
  port: number;
  /** Serves another folder from now on; without `ready`, everything stands in it. */
  show(dir: string, ready?: ServeOptions['ready']): void;
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
  let { ready } = options;
  let files = filesOf(dir, { isWhole: ready === undefined });
  const server = createServer((request, response) => {
    if (!isAnswered(request.headers.host, host)) return misdirected(response);
    if (options.before?.(request, response)) return;
    if (!request.url?.startsWith(base)) return notFound(response);
    request.url = `/${request.url.slice(base.length)}`;
    const send = (): void => files(request, response, () => notFound(response));
    const coming = ready?.(pageAddress(request.url));
    if (coming) coming.then(send, () => unavailable(response));
    else send();
  });
  const port = await listen(server, host, options.port ?? 4321);
  return {
    address: `http://${host.includes(':') ? `[${host}]` : host}:${port}${base}`,
    port,
    show(next, nextReady) {
      ready = nextReady;
      files = filesOf(next, { isWhole: ready === undefined });
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Copies of a folder that is being filled may be half written. */
const filesOf = (dir: string, { isWhole }: { isWhole: boolean }): ReturnType<typeof sirv> =>
  sirv(dir, {
    dev: true,
    etag: true,
    brotli: isWhole,
    gzip: isWhole,
    setHeaders: (response, path) => {
      response.setHeader('X-Content-Type-Options', 'nosniff');
      response.setHeader('Cache-Control', HASHED_NAME.test(path) ? FOREVER : 'no-cache');
    },
  });

/** "/en/trend/" for each address of that page: "/en/trend?rep=R1", "/en/trend/index.html". */
const pageAddress = (url: string): string =>
  `${url.replace(/[?#].*$/s, '').replace(/\/(?:index\.html)?$/, '')}/`;

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

function unavailable(response: ServerResponse): void {
  response
    .writeHead(503, { 'Content-Type': 'text/plain; charset=utf-8' })
    .end('This page could not be drawn. The terminal says why.\n');
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
