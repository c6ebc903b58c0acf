/** The engine's files in the published site: compressed once for all builds, and named by what is in them. */
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

const require = createRequire(import.meta.url);
const gzipped = promisify(gzip);

/** The largest file that every common static host takes. */
const MAX_BYTES = 25 * 1024 * 1024;

/**
 * Writes the wasm module (gzip) and its worker into `<outDir>/engine/` and returns their addresses relative to
 * the site's root. `cacheDir` keeps the compressed module for the next build. Throws where the
 * packed module is too large for a static host.
 */
export async function copyEngine(
  outDir: string,
  cacheDir: string,
): Promise<{ engine: string; worker: string }> {
  own ??= ownFiles();
  const { files, worker } = own;
  mkdirSync(join(outDir, 'engine'), { recursive: true });
  const packed = join(cacheDir, basename(files.engine));
  if (!existsSync(packed)) {
    mkdirSync(cacheDir, { recursive: true });
    const unfinished = `${packed}.${process.pid}`;
    writeFileSync(unfinished, await gzipped(read(WASM), { level: 9 }));
    renameSync(unfinished, packed);
  }
  const { size } = statSync(packed);
  if (size >= MAX_BYTES) throw new Error(`the packed engine has ${size} bytes`);
  copyFileSync(packed, join(outDir, files.engine));
  writeFileSync(join(outDir, files.worker), worker);
  return files;
}

const WASM = 'duckdb-eh.wasm';

/** A process may publish several sites. */
let own: ReturnType<typeof ownFiles> | undefined;

function ownFiles() {
  const worker = withoutSourceMap(read('duckdb-browser-eh.worker.js').toString('utf8'));
  const files = {
    engine: `engine/duckdb-eh-${hash(read(WASM))}.wasm.gz`,
    worker: `engine/duckdb-eh-${hash(worker)}.worker.js`,
  };
  return { files, worker };
}

const read = (name: string): Buffer =>
  readFileSync(require.resolve(`@duckdb/duckdb-wasm/dist/${name}`));

const hash = (content: Buffer | string): string =>
  createHash('sha256').update(content).digest('hex').slice(0, 10);

/** The map is not published, so the reader's browser must not look for it. */
const withoutSourceMap = (js: string): string => js.replace(/^\/\/# sourceMappingURL=.*$/m, '');
