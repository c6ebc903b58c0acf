/** Pages that are shown before the site that they belong to stands: what they load waits, and then they are loaded again. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ServeOptions } from './serve.ts';

/** Below the site's root: the address of all that such a page loads and that is not made yet. */
export const COMING = '-/coming';

const SCRIPT = '/-/early.js';
const WHOLE_PAGE = '/-/whole-page';

/** Runs in the page; a string so that nothing of it is ever in a published site. */
const CODE = `for (;;) {
  const answer = await fetch('${WHOLE_PAGE}').catch(() => null);
  if (answer?.ok) break;
  await new Promise((resolve) => setTimeout(resolve, 1000));
}
location.reload();
`;

export interface EarlyPages {
  /** For `serve`: answers the pages, and what they load. */
  before: NonNullable<ServeOptions['before']>;
  /** The site stands: whoever looks at one of them gets the site's own. */
  end(): void;
}

/** `pages` by their addresses, "/en/". */
export function earlyPages(pages: ReadonlyMap<string, string>): EarlyPages {
  let hasEnded = false;
  const waiting = new Set<() => void>();
  const whenEnded = (answer: () => void): void => {
    if (hasEnded) answer();
    else waiting.add(answer);
  };
  const sendPage = (html: string, response: ServerResponse): void => {
    response
      .writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' })
      .end(html.replace('</body>', `<script type="module" src="${SCRIPT}"></script></body>`));
  };
  return {
    before(request: IncomingMessage, response: ServerResponse) {
      const path = request.url?.replace(/[?#].*$/s, '') ?? '';
      const html = hasEnded ? undefined : pages.get(path);
      if (html !== undefined) sendPage(html, response);
      else if (path === SCRIPT)
        response.writeHead(200, { 'Content-Type': 'text/javascript; charset=utf-8' }).end(CODE);
      else if (path === WHOLE_PAGE) whenEnded(() => response.writeHead(204).end());
      else if (path === `/${COMING}`) whenEnded(() => response.writeHead(404).end());
      else return false;
      return true;
    },
    end() {
      hasEnded = true;
      for (const answer of waiting) answer();
      waiting.clear();
    },
  };
}
