import { defineConfig } from '@playwright/test';

/** Against a running `local`. Chromium is Debian's package; its path may be set. Only `e2e` are tests; the others run when they are named. */
export default defineConfig({
  projects: [
    { name: 'e2e', testDir: 'e2e' },
    { name: 'pictures', testDir: 'on-demand', testMatch: 'pictures.ts' },
    { name: 'screens', testDir: 'on-demand', testMatch: 'screens.ts' },
    { name: 'figures', testDir: 'on-demand', testMatch: ['paint.ts', 'stream.ts'] },
  ],
  outputDir: 'test-results',
  timeout: 60_000,
  expect: { timeout: 15_000 },
  workers: 1,
  // A busy machine may be late once; a test that fails twice is broken. The report counts those that did not as flaky.
  retries: process.env.CI === undefined ? 0 : 1,
  use: {
    baseURL: process.env.CONSOLE_URL ?? 'http://localhost:8080',
    viewport: { width: 1280, height: 900 },
    locale: 'en-GB',
    timezoneId: 'UTC',
    reducedMotion: 'reduce',
    // Traces slow each step down; the page's text is in the report of a failure.
    trace: process.env.TRACE === undefined ? 'off' : 'retain-on-failure',
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
