import { fileURLToPath } from 'node:url';
import { defineConfig } from 'astro/config';
import { NOTICES, noticesFor } from './src/site/notices.ts';

/** What is loaded with every page, and what redraws one. */
const PAGE_SCRIPT = 'src/client/main.ts';
const REDRAW_SCRIPT = 'src/client/redraw/redraw-chunk.ts';

/** All that redraws a page, but not what it has already, is one file: on a slow device each further one costs time. */
function redrawChunk() {
  const roots = new Map();
  /** Which of the two a module is loaded by. */
  const rootsOf = (id, graph) => {
    const known = roots.get(id);
    if (known) return known;
    const own = new Set([PAGE_SCRIPT, REDRAW_SCRIPT].filter((script) => id.endsWith(script)));
    roots.set(id, own);
    for (const importer of graph.getModuleInfo(id)?.importers ?? [])
      for (const root of rootsOf(importer, graph)) own.add(root);
    return own;
  };
  const name = (id, graph) => {
    const own = rootsOf(id, graph);
    return own.has(REDRAW_SCRIPT) && !own.has(PAGE_SCRIPT) ? 'redraw' : null;
  };
  return {
    name: 'redraw-chunk',
    applyToEnvironment: (environment) => environment.name === 'client',
    options: (options) => ({ ...options, preserveEntrySignatures: 'allow-extension' }),
    outputOptions: (options) => ({
      ...options,
      codeSplitting: { includeDependenciesRecursively: false, groups: [{ name }] },
    }),
  };
}

/** The licences of what is bundled, as a file beside the pages. */
function notices() {
  return {
    name: 'notices',
    applyToEnvironment: (environment) => environment.name === 'client',
    generateBundle(_, bundle) {
      const modules = Object.values(bundle).flatMap((chunk) =>
        chunk.type === 'chunk' ? chunk.moduleIds : chunk.originalFileNames,
      );
      const source = noticesFor(modules, fileURLToPath(new URL('.', import.meta.url)));
      this.emitFile({ type: 'asset', fileName: NOTICES, source });
    },
  };
}

/** Static pages that work at any address below any host: every link in them is relative. */
export default defineConfig({
  output: 'static',
  outDir: process.env.HUIKUAN_OUT ?? './dist',
  trailingSlash: 'always',
  devToolbar: { enabled: false },
  build: { format: 'directory', inlineStylesheets: 'never' },
  vite: {
    build: { assetsInlineLimit: 0, modulePreload: false, chunkSizeWarningLimit: 1000 },
    plugins: [redrawChunk(), notices()],
    experimental: {
      renderBuiltUrl: (_, { hostType }) => (hostType === 'html' ? undefined : { relative: true }),
    },
  },
});
