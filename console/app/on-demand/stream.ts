import type { Locator } from '@playwright/test';
import { BusyServer } from './busyServer';
import { expect, test } from '../e2e/console';
import { longestTask } from './tasks';

const ROWS = 5000;
const CHANGES_PER_SECOND = 500;
const SECONDS = 10;
const LONGEST_MILLIS = 100;

const server = new BusyServer(ROWS);
let address: string;

test.beforeAll(async () => {
  address = await server.start();
});
test.afterAll(() => server.stop());

const orderOf = (rows: Locator) =>
  rows.evaluateAll((all) => all.map((row) => row.getAttribute('data-cluster') ?? row.querySelector('a')?.textContent).join());

for (const { path, row, shown } of [
  { path: '/workloads', row: 'tbody tr', shown: 50 },
  { path: '/clusters?view=map&group=region', row: '[data-cluster]', shown: ROWS },
]) {
  test(`no task is long, and nothing moves, while changes stream into ${path}`, async ({ page, browser }, testInfo) => {
    test.setTimeout(120_000);
    await page.goto(address + path);
    const rows = page.locator(row);
    await expect(rows).toHaveCount(shown, { timeout: 60_000 });
    const middle = rows.nth(Math.floor(shown / 2));
    await middle.scrollIntoViewIfNeeded();
    const before = [await orderOf(rows), (await middle.boundingBox())?.y];
    const { requests, changes } = server;

    const stop = server.stream(CHANGES_PER_SECOND);
    const longest = await longestTask(browser, page, testInfo.outputPath('tasks.json'), () => page.waitForTimeout(SECONDS * 1000));
    stop();
    const perSecond = (count: number) => Math.round((count / SECONDS) * 10) / 10;
    console.log(
      `${path}: ${perSecond(server.changes - changes)} changes and ${perSecond(server.requests - requests)} requests a second; ` +
        `the longest task took ${longest.workMillis} ms of work, ${longest.wallMillis} ms by the clock`,
    );
    expect(longest.workMillis).toBeLessThanOrEqual(LONGEST_MILLIS);
    expect([await orderOf(rows), (await middle.boundingBox())?.y]).toEqual(before);
    expect(server.requests).toBeGreaterThan(requests);
  });
}
