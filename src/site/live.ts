/** What the development server adds to a page: it reloads after a build, and says why a build failed. */
import { existsSync, readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join, normalize } from 'node:path';

export interface LiveReload {
  /** For `serve`: answers the event stream and its script, and pages with the script added. */
  before(request: IncomingMessage, response: ServerResponse): boolean;
  /** The build is new: open pages reload. */
  reload(): void;
  /** The build failed: open pages say why and keep their figures. */
  problem(text: string): void;
  close(): void;
}

const EVENTS = '/-/live';
const SCRIPT = '/-/live.js';

/** Runs in the page; a string so that nothing of it is ever in a published site. Text from the build stays text. */
const CODE = `const events = new EventSource('${EVENTS}');
events.addEventListener('reload', () => location.reload());
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
`;

const WAITING = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Building …</title></head>
<body><p>The report is being built. This page shows it as soon as it is ready.</p></body></html>`;

/** `dir` is the built site; its files are read when asked for. */
export function liveReload(dir: string): LiveReload {
  const open = new Set<ServerResponse>();
  let last = '';
  const send = (event: string, data: string): void => {
    for (const response of open) response.write(`event: ${event}\ndata: ${data}\n\n`);
  };
  return {
    before(request, response) {
      const path = pathOf(request.url ?? '/');
      if (path === EVENTS) {
        response.writeHead(200, {
          'Content-Type': 'text/event-stream',
          'Cache-Control': 'no-store',
        });
        response.write(last ? `event: problem\ndata: ${last}\n\n` : ':\n\n');
        open.add(response);
        request.on('close', () => open.delete(response));
        return true;
      }
      if (path === SCRIPT) {
        response.writeHead(200, { 'Content-Type': 'text/javascript; charset=utf-8' }).end(CODE);
        return true;
      }
      if (!/(?:\/|\.html)$/.test(path)) return false;
      const file = join(dir, normalize(path.endsWith('/') ? `${path}index.html` : path));
      const isBuilt = existsSync(join(dir, 'index.html'));
      if (isBuilt && !existsSync(file)) return false;
      const html = isBuilt ? readFileSync(file, 'utf8') : WAITING;
      response
        .writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' })
        .end(html.replace('</body>', `<script type="module" src="${SCRIPT}"></script></body>`));
      return true;
    },
    reload() {
      last = '';
      send('reload', '');
    },
    problem(text) {
      last = JSON.stringify(text);
      send('problem', last);
    },
    close() {
      for (const response of open) response.end();
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
