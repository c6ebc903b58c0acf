import { fileURLToPath } from 'node:url';
import { defineConfig } from 'astro/config';
import { NOTICES, noticesFor } from './src/site/notices.ts';
import { unusedParts } from './src/site/unused-parts.ts';

/** What is loaded with every page, what opens the links of a sealed site, and what redraws any page. */
const PAGE_SCRIPT = 'Layout.astro?astro&type=script&index=0&lang.ts';
const OPENING_SCRIPT = 'open.astro?astro&type=script&index=0&lang.ts';
const REDRAW_SCRIPT = 'src/client/redraw/redraw-chunk.ts';
/** What `src/client/redraw/load-page.ts` fetches for one page, or for one language. */
const PAGE_BLOCKS = /src\/report\/([\w-]+)\/(?:metric-)?page\.ts$/;
const LANGUAGE = /src\/i18n\/(\w+)\/pages\.ts$/;

/** The script of which a module is the beginning; null for all others. */
function scriptOf(id) {
  if (id.endsWith(PAGE_SCRIPT)) return 'main';
  if (id.endsWith(OPENING_SCRIPT)) return 'opening';
  if (id.endsWith(REDRAW_SCRIPT)) return 'redraw';
  const page = PAGE_BLOCKS.exec(id)?.[1];
  if (page) return `page-${page}`;
  const language = LANGUAGE.exec(id)?.[1];
  return language ? `words-${language}` : null;
}

/** Loaded by pages that have charts. */
const PLOT = fileURLToPath(import.meta.resolve('@observablehq/plot'));

/**
 * All that redraws any page is one file, what draws charts another, what only one page is made of a third, and the wordings
 * of a language a fourth: on a slow device each further file costs time, and so does each page that a reader does not open.
 */
function redrawChunks() {
  const scripts = new Map();
  /** The scripts that a module is loaded by. */
  const scriptsOf = (id, graph) => {
    const known = scripts.get(id);
    if (known) return known;
    const script = scriptOf(id);
    const own = new Set(script ? [script] : []);
    scripts.set(id, own);
    for (const importer of graph.getModuleInfo(id)?.importers ?? [])
      for (const other of scriptsOf(importer, graph)) own.add(other);
    return own;
  };
  const name = (id, graph) => {
    const own = scriptsOf(id, graph);
    if (own.size === 0) return null;
    if (own.has('main')) return 'main';
    if (own.size === 1) return [...own][0];
    const charted = scriptsOf(PLOT, graph);
    return [...own].every((script) => charted.has(script)) ? 'charts' : 'redraw';
  };
  return {
    name: 'redraw-chunks',
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
    plugins: [unusedParts(), redrawChunks(), notices()],
    experimental: {
      renderBuiltUrl: (_, { hostType }) => (hostType === 'html' ? undefined : { relative: true }),
    },
  },
});
