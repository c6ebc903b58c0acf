/** One HTML file: a page that is read at once, and behind it everything else as elements of text. */
import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { FIRST_SCRIPT } from '../../site/csp.ts';

/** Packed already. */
const PACKED = /\.(?:gz|age)$/;

const sha256 = (text: string): string =>
  `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** Nothing is fetched from anywhere: what is inside comes as `blob:` or `data:`. */
function policy(scripts: string[], styles: string[]): string {
  return [
    "default-src 'none'",
    ['script-src', ...scripts.map(sha256), "blob: 'wasm-unsafe-eval'"].join(' '),
    'worker-src blob:',
    'connect-src blob:',
    ['style-src', ...new Set(styles.map(sha256))].join(' '),
    'img-src data: blob:',
    'font-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

const stylesIn = (html: string): string[] =>
  [...html.matchAll(/<style>([\s\S]*?)<\/style>/g)].map(([, css]) => css!);

export interface SingleFile {
  /** The page that the file shows before its script has run. */
  html: string;
  script: string;
  /** Whole pages that may take its place: their styles are in force too. */
  pages: Iterable<string>;
  /** By path: “en/aging/index.html”, “sealed/….age”. */
  files: ReadonlyMap<string, Uint8Array>;
}

export function singleFile({ html, script, pages, files }: SingleFile): string {
  const styles = new Set([html, ...pages].flatMap(stylesIn));
  const meta = `<meta http-equiv="Content-Security-Policy" content="${policy([FIRST_SCRIPT, script], [...styles])}">`;
  const head = html.replace(/<meta charset="utf-8"\s*\/?>/, (charset) => `${charset}${meta}`);
  const at = head.lastIndexOf('</body>');
  const first = `<script>${FIRST_SCRIPT}</script>`;
  const isReport = html.includes(' data-page=');
  return [
    isReport ? head.slice(0, at).replace(meta, () => meta + first) : head.slice(0, at),
    ...[...files].map(([path, content]) => fileElement(path, content)),
    `<script type="module">${script}</script>`,
    head.slice(at),
  ].join('\n');
}

function fileElement(path: string, content: Uint8Array): string {
  const packed = PACKED.test(path) ? content : gzipSync(content, { level: 9 });
  const isSmaller = packed.length < content.length;
  const text = Buffer.from(isSmaller ? packed : content).toString('base64');
  return `<script type="application/octet-stream" data-file="${path}"${isSmaller ? ' data-packed' : ''}>${text}</script>`;
}

const ELEMENT =
  /\n<script type="application\/octet-stream" data-file="([^"]*)"( data-packed)?>([^<]*)<\/script>/g;

/** Takes a single file apart again: the files inside, and what stands around them. */
export function filesInside(html: string): { files: Map<string, Buffer>; rest: string } {
  const files = new Map<string, Buffer>();
  const rest = html.replace(
    ELEMENT,
    (_, path: string, packed: string | undefined, text: string) => {
      const content = Buffer.from(text, 'base64');
      files.set(path, packed ? gunzipSync(content) : content);
      return '';
    },
  );
  return { files, rest };
}
