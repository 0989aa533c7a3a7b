import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [react()],
  build: {
    outDir: '../target/classes/static',
    emptyOutDir: true,
    manifest: true,
    // The content security policy allows fonts and scripts from files only, so nothing is inlined.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // scripts/budget.mjs limits what a person has to load.
    chunkSizeWarningLimit: 900,
    rolldownOptions: {
      output: {
        // Few files: on a slow line each round of requests costs more than the code of one page.
        codeSplitting: {
          groups: [
            { name: 'console', tags: ['$initial'], priority: 2 },
            { name: 'pages', minShareCount: 4, priority: 1 },
          ],
        },
      },
    },
  },
  server: { proxy: { '/api': 'http://localhost:8080', '/session': 'http://localhost:8080', '/oauth2': 'http://localhost:8080' } },
  test: {
    projects: [
      { test: { name: 'logic', include: ['src/**/*.test.ts'], environment: 'node' } },
      {
        extends: true,
        test: {
          // Generous, since other tests may run at the same time.
          testTimeout: 30_000,
          name: 'components',
          include: ['src/**/*.test.tsx'],
          environment: 'jsdom',
          environmentOptions: { jsdom: { url: 'http://localhost:8080/' } },
          setupFiles: 'src/testing/setup.ts',
        },
      },
    ],
  },
});
