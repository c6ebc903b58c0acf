/** `npm run test:cluster`: a scheduler and workers on this machine. */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/cluster/*.test.ts'],
    globalSetup: ['test/scratch-folder.ts', 'test/cluster/setup.ts'],
    testTimeout: 300_000,
    hookTimeout: 120_000,
  },
});
