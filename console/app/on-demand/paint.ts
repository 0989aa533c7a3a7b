import type { BrowserContext, Page } from '@playwright/test';
import { BusyServer } from './busyServer';
import { signIn, test } from '../e2e/console';
import { documentsOf, draftOf, workloadOf } from '../e2e/fleet';

/** A slow laptop on a slow line: a fourth of this processor, 10 Mbit/s, 40 ms. */
const CPU_SLOWDOWN = 4;
const NETWORK = { offline: false, latency: 40, downloadThroughput: (10 * 1000 * 1000) / 8, uploadThroughput: (10 * 1000 * 1000) / 8 };
/** Of each list, of which a page shows 50. */
const ROWS = 200;
const RUNS = Number(process.env.RUNS ?? 5);

/** A person who comes for the first time: nothing is cached. Milliseconds until the largest thing of the page was painted. */
async function largestPaint(context: BrowserContext, path: string): Promise<number> {
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.clearBrowserCache');
  await session.send('Network.emulateNetworkConditions', NETWORK);
  await session.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWDOWN });
  await page.addInitScript(observe);
  await page.goto(path);
  await page.waitForLoadState('networkidle', { timeout: 5000 }).catch(() => undefined);
  await page.waitForFunction(() => 'largestPaint' in window);
  await page.waitForTimeout(500);
  const millis = await page.evaluate(() => (window as unknown as { largestPaint: number }).largestPaint);
  await page.close();
  return millis;
}

function observe(): void {
  new PerformanceObserver((list) => {
    (window as unknown as { largestPaint: number }).largestPaint = list.getEntries().at(-1)?.startTime ?? 0;
  }).observe({ type: 'largest-contentful-paint', buffered: true });
}

/** The list of workloads first, since that is where people arrive. */
async function pathsOf(page: Page): Promise<string[]> {
  const documents = documentsOf(`paint-${Date.now().toString(36)}`, 'monitoring', 'quay.io/prometheus/node-exporter:v1.8.2', ['eu-1']);
  const workload = await workloadOf(page, documents);
  const draft = await draftOf(page, documents);
  return ['/workloads', `/workloads/${workload}`, '/clusters', '/audit', `/drafts/${draft.id}?step=containers`];
}

async function measure(context: BrowserContext, address: string, named: string): Promise<void> {
  const runs: number[] = [];
  for (let run = 0; run < RUNS; run += 1) runs.push(Math.round(await largestPaint(context, address)));
  const sorted = runs.sort((one, other) => one - other);
  console.log(`${named}: median ${sorted[Math.floor(RUNS / 2)]} ms (${sorted[0]}–${sorted.at(-1)}, ${RUNS} runs)`);
}

test('measures the largest contentful paint of pages', async ({ page, context }) => {
  test.setTimeout(600_000);
  await page.goto('/workloads');
  await signIn(page, 'admin');
  for (const path of await pathsOf(page)) await measure(context, path, path.replace(/[0-9a-f-]{36}/, '{id}'));
});

test('measures it from a server that does nothing else', async ({ context }) => {
  test.setTimeout(600_000);
  const server = new BusyServer(ROWS);
  const address = await server.start();
  for (const path of ['/workloads', '/clusters?view=table']) await measure(context, address + path, `${path} alone`);
  server.stop();
});
