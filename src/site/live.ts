/** What the development server adds to a page: it reloads after a build, and says why a build failed. */
import { existsSync, readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join, normalize } from 'node:path';

export interface LiveReload {
  /** For `serve`: answers the event stream and its script, and pages with the script added. */
  before(request: IncomingMessage, response: ServerResponse): boolean;
  /** Addresses of the pages that readers look at, "/en/trend/". */
  openPages(): string[];
  /**
   * A page of the coming build, ready before the rest: who looks at it sees it at once, other pages wait.
   * Resolves when a reader has it, or a moment later; till then this process should not be kept busy.
   */
  show(path: string, html: string): Promise<void>;
  /** The build was left for a newer one: who looks at a page of it gets that one's. What it loads waits on. */
  abandon(): void;
  /** The build is new: open pages reload. */
  reload(): void;
  /** The build failed: open pages say why and keep their figures. */
  problem(text: string): void;
  /** What the figures leave out, by the page's language; null takes the line away. */
  notice(text: Readonly<Record<string, string>> | null): void;
  close(): void;
}

export interface LiveOptions {
  /** Where a file is that a page of `show` has under another address; null if it is none. */
  assetAddress?(path: string): string | null;
}

const EVENTS = '/-/live';
const SCRIPT = '/-/live.js';

/** Runs in the page; a string so that nothing of it is ever in a published site. Text from the build stays text. */
const CODE = `const events = new EventSource('${EVENTS}?page=' + encodeURIComponent(location.pathname));
events.addEventListener('reload', (event) => {
  if (!event.data || event.data === location.pathname) location.reload();
});
events.addEventListener('problem', (event) => {
  let line = document.getElementById('live-problem');
  if (!line) {
    line = document.createElement('pre');
    line.id = 'live-problem';
    line.setAttribute('role', 'alert');
    Object.assign(line.style, { position: 'fixed', inset: 'auto 0 0 0', margin: 0, padding: '12px 16px',
      maxHeight: '40vh', overflow: 'auto', whiteSpace: 'pre-wrap', background: '#7a1010', color: '#fff',
      font: '13px/1.4 monospace', zIndex: 9999 });
  }
  line.textContent = JSON.parse(event.data);
  document.body.append(line);
});
events.addEventListener('notice', (event) => {
  document.getElementById('live-notice')?.remove();
  const language = document.documentElement.lang.slice(0, 2);
  const text = JSON.parse(event.data)?.[language];
  if (!text) return;
  const line = document.createElement('a');
  line.id = 'live-notice';
  line.href = '/' + language + '/data/';
  line.setAttribute('role', 'status');
  Object.assign(line.style, { position: 'fixed', inset: 'auto 0 0 0', padding: '8px 16px', zIndex: 9998,
    background: 'var(--paper, Canvas)', color: 'var(--ink, CanvasText)', borderTop: '1px solid var(--hair, GrayText)',
    font: '13px/1.4 sans-serif' });
  line.textContent = text;
  document.body.append(line);
});
`;

/** Milliseconds that a page drawn first may take to reach its reader. */
const MAX_WAIT = 600;

const WAITING = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Building …</title></head>
<body><p>The report is being built. This page shows it as soon as it is ready.</p></body></html>`;

interface Listener {
  page: string;
  /** Counts builds: which one its page is of. */
  build: number;
}

/** `dir` is the built site; its files are read when asked for. */
export function liveReload(dir: string, options: LiveOptions = {}): LiveReload {
  const listeners = new Map<ServerResponse, Listener>();
  const earlyPages = new Map<string, string>();
  const arrivals = new Map<string, () => void>();
  let build = 0;
  /** Of the page asked for last: links inside the site open no new stream. */
  let lastPage = '';
  let lastProblem = '';
  let lastNotice = '';
  let buildDone: Promise<void> | undefined;
  let endBuild = (): void => {};
  const send = (event: string, data: string, to = (_: Listener) => true): void => {
    for (const [response, listener] of listeners)
      if (to(listener)) response.write(`event: ${event}\ndata: ${data}\n\n`);
  };
  const finish = (): void => {
    earlyPages.clear();
    buildDone = undefined;
    endBuild();
  };
  const listen = (request: IncomingMessage, response: ServerResponse): void => {
    response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
    response.write(lastProblem ? `event: problem\ndata: ${lastProblem}\n\n` : ':\n\n');
    if (lastNotice) response.write(`event: notice\ndata: ${lastNotice}\n\n`);
    const page = new URL(request.url!, 'http://localhost').searchParams.get('page') ?? '';
    listeners.set(response, { page, build });
    arrivals.get(page)?.();
    request.on('close', () => listeners.delete(response));
  };
  const sendPage = (response: ServerResponse, html: string): void => {
    response
      .writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' })
      .end(html.replace('</body>', `<script type="module" src="${SCRIPT}"></script></body>`));
  };
  const built = (path: string): string | null => {
    const file = join(dir, normalize(path.endsWith('/') ? `${path}index.html` : path));
    if (!existsSync(join(dir, 'index.html'))) return WAITING;
    return existsSync(file) ? readFileSync(file, 'utf8') : null;
  };
  const sendAsset = async (path: string, response: ServerResponse): Promise<void> => {
    await buildDone;
    const address = options.assetAddress?.(path.slice(1));
    if (address) response.writeHead(302, { Location: `/${address}`, 'Cache-Control': 'no-store' });
    else response.writeHead(404);
    response.end();
  };
  return {
    before(request, response) {
      const path = pathOf(request.url ?? '/');
      if (path === EVENTS) listen(request, response);
      else if (path === SCRIPT)
        response.writeHead(200, { 'Content-Type': 'text/javascript; charset=utf-8' }).end(CODE);
      else if (path.startsWith('/-/')) void sendAsset(path, response);
      else if (/(?:\/|\.html)$/.test(path)) {
        const html = earlyPages.get(path) ?? built(path);
        if (html === null) return false;
        lastPage = path;
        if (!buildDone || earlyPages.has(path)) sendPage(response, html);
        else void buildDone.then(() => sendPage(response, built(path) ?? html));
      } else return false;
      return true;
    },
    openPages() {
      if (listeners.size === 0) return [];
      return [...new Set([lastPage, ...[...listeners.values()].map(({ page }) => page)])];
    },
    async show(path, html) {
      if (earlyPages.size === 0) build++;
      earlyPages.set(path, html);
      buildDone ??= new Promise((resolve) => {
        endBuild = resolve;
      });
      lastProblem = '';
      const isSeen = new Promise<void>((resolve) => arrivals.set(path, resolve));
      send('reload', path, (listener) => listener.build < build);
      const moment = new Promise<void>((resolve) => setTimeout(resolve, MAX_WAIT));
      await Promise.race([isSeen, moment]);
    },
    abandon() {
      earlyPages.clear();
    },
    reload() {
      if (earlyPages.size === 0) build++;
      finish();
      lastProblem = '';
      send('reload', '', (listener) => listener.build < build);
    },
    problem(text) {
      finish();
      lastProblem = JSON.stringify(text);
      send('problem', lastProblem);
    },
    notice(text) {
      const said = text === null ? '' : JSON.stringify(text);
      if (said !== lastNotice) send('notice', said || 'null');
      lastNotice = said;
    },
    close() {
      finish();
      for (const response of listeners.keys()) response.end();
    },
  };
}

/** The path without its query; '' where it cannot be read as one. */
function pathOf(address: string): string {
  try {
    return decodeURI(new URL(address, 'http://localhost').pathname);
  } catch {
    return '';
  }
}
