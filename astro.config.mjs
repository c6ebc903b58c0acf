import { defineConfig } from 'astro/config';

/** Static pages that work at any address below any host: every link in them is relative. */
export default defineConfig({
  output: 'static',
  outDir: process.env.HUIKUAN_OUT ?? './dist',
  trailingSlash: 'always',
  devToolbar: { enabled: false },
  build: { format: 'directory', inlineStylesheets: 'never' },
  vite: {
    build: { assetsInlineLimit: 0, modulePreload: false, chunkSizeWarningLimit: 1000 },
    experimental: {
      renderBuiltUrl: (_, { hostType }) => (hostType === 'html' ? undefined : { relative: true }),
    },
  },
});
