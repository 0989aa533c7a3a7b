import { statSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, signIn, test } from '../e2e/console';
import { documentsOf, draftOf, workloadOf } from '../e2e/fleet';

const FOLDER = new URL('../../../docs/images/', import.meta.url).pathname;
const MOST_BYTES = 200 * 1024;
const FLEET = ['eu-1', 'eu-2', 'us-1'];

async function take(page: Page, name: string, theme: 'light' | 'dark', path: string, isReady: () => Promise<void>): Promise<void> {
  await page.evaluate((chosen) => localStorage.setItem('fleetledger-preferences', JSON.stringify({ theme: chosen })), theme);
  await page.goto(path);
  await isReady();
  await page.screenshot({ path: `${FOLDER}${name}.png`, animations: 'disabled' });
  expect(statSync(`${FOLDER}${name}.png`).size).toBeLessThan(MOST_BYTES);
}

/** The workload that the picture shows, created unless a former run did. */
async function exporter(page: Page): Promise<string> {
  const found = (await (await page.request.get('/api/v1/workloads?name=node-exporter&namespace=monitoring')).json()) as {
    items: { id: string; name: string }[];
  };
  const documents = documentsOf('node-exporter', 'monitoring', 'quay.io/prometheus/node-exporter:v1.8.2', FLEET);
  return found.items.find(({ name }) => name === 'node-exporter')?.id ?? workloadOf(page, documents, 'Host metrics for everybody');
}

test('takes the pictures of the README', async ({ page }) => {
  await page.goto('/workloads');
  await signIn(page, 'alice');
  const workload = await exporter(page);
  await take(page, 'workload', 'light', `/workloads/${workload}`, async () => {
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Running');
    await expect(page.getByRole('table').getByText('us-1')).toBeVisible();
  });
  const draft = await draftOf(page, {
    ...documentsOf('log-collector', 'monitoring', 'cr.fluentbit.io/fluent/fluent-bit:3.1', FLEET),
    basics: { name: 'log-collector', namespace: 'monitoring', description: 'Ships the logs of every node' },
  });
  await take(page, 'wizard', 'dark', `/drafts/${draft.id}?step=containers`, async () => {
    await expect(page.getByRole('textbox', { name: 'Image', exact: true })).toHaveValue(/fluent-bit/);
    await expect(page.locator('html')).toHaveClass(/dark/);
  });
});
