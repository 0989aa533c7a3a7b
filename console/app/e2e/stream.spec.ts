import type { Locator, Page } from '@playwright/test';
import { BusyServer } from './busyServer';
import { expect, test } from './console';

const ROWS = 5000;
const CHANGES_PER_SECOND = 500;
const SECONDS = 10;
const LONGEST_MILLIS = 100;

declare global {
  interface Window {
    longTasks: number[];
  }
}

const server = new BusyServer(ROWS);
let address: string;

test.beforeAll(async () => {
  address = await server.start();
});
test.afterAll(() => server.stop());

/** Records the durations of tasks over 50 ms, as the browser defines a long one. */
async function watchTasks(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.longTasks = [];
    new PerformanceObserver((list) => window.longTasks.push(...list.getEntries().map(({ duration }) => duration))).observe({
      type: 'longtask',
      buffered: true,
    });
  });
}

const orderOf = (rows: Locator) =>
  rows.evaluateAll((all) => all.map((row) => row.getAttribute('data-cluster') ?? row.querySelector('a')?.textContent).join());

for (const { path, row, shown } of [
  { path: '/workloads', row: 'tbody tr', shown: 50 },
  { path: '/clusters?view=map&group=region', row: '[data-cluster]', shown: ROWS },
]) {
  test(`no task is long, and nothing moves, while changes stream into ${path}`, async ({ page }) => {
    test.setTimeout(120_000);
    await watchTasks(page);
    await page.goto(address + path);
    const rows = page.locator(row);
    await expect(rows).toHaveCount(shown, { timeout: 60_000 });
    const loading = await page.evaluate(() => window.longTasks.splice(0));
    const middle = rows.nth(Math.floor(shown / 2));
    await middle.scrollIntoViewIfNeeded();
    const before = [await orderOf(rows), (await middle.boundingBox())?.y];
    const { requests, changes } = server;

    const stop = server.stream(CHANGES_PER_SECOND);
    await page.waitForTimeout(SECONDS * 1000);
    stop();
    const tasks = await page.evaluate(() => window.longTasks);

    const longest = (all: number[]) => Math.round(Math.max(0, ...all));
    console.log(
      `${path}: ${Math.round((server.changes - changes) / SECONDS)} changes and ${(server.requests - requests) / SECONDS} requests a second; ` +
        `${tasks.length} tasks over 50 ms, the longest ${longest(tasks)} ms (${longest(loading)} ms while loading)`,
    );
    expect(longest(tasks)).toBeLessThanOrEqual(LONGEST_MILLIS);
    expect([await orderOf(rows), (await middle.boundingBox())?.y]).toEqual(before);
  });
}
