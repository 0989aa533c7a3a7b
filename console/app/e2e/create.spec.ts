import { expect, signIn, test } from './console';

const NAME = `exporter-${Date.now().toString(36)}`;

test('a DaemonSet is created from an image, edited and rolled back', async ({ page }) => {
  await page.goto('/workloads');
  await signIn(page, 'alice');

  await page.getByRole('button', { name: 'Create from image' }).first().click();
  await page.getByLabel('Workload name').fill(NAME);
  await page.getByLabel('Namespace', { exact: true }).fill('monitoring');
  await expect(page.getByText(/^Saved /)).toBeVisible();
  await page.getByRole('button', { name: 'Next' }).click();

  await page.getByLabel('Container name').fill('exporter');
  await page.getByLabel('Image').fill('quay.io/prometheus/node-exporter:v1.8.2');
  await page.getByRole('tab', { name: 'Environment' }).click();
  await page.getByRole('button', { name: '+ Add: Environment' }).click();
  await page.getByLabel('Variable name').fill('LEVEL');
  await page.getByLabel('Variable value').fill('info');
  await page.getByRole('button', { name: 'Next' }).click();

  await expect(page.getByRole('heading', { name: 'Services' })).toBeVisible();
  await page.reload();
  await page.getByRole('button', { name: /^Clusters and rollout/ }).click();
  await page.getByRole('group', { name: 'Clusters', exact: true }).getByRole('checkbox', { name: 'eu-1' }).check();
  await page.getByRole('button', { name: 'Next' }).click();

  await expect(page.getByRole('heading', { name: 'Goes to 1 cluster' })).toBeVisible();
  await expect(page.getByLabel('Manifest', { exact: true })).toContainText('LEVEL');
  await page.getByLabel('Reason').fill('Metrics for everybody');
  await page.getByRole('button', { name: 'Create in 1 cluster' }).click();

  await expect(page.getByRole('heading', { level: 1, name: NAME })).toContainText('Running');

  await page.getByRole('button', { name: 'Edit' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Edit' }).click();
  await page.getByRole('button', { name: /^Containers/ }).click();
  await page.getByLabel('Image').fill('quay.io/prometheus/node-exporter:v1.9.0');
  await page.getByRole('button', { name: 'Review' }).click();
  await page.getByRole('button', { name: 'Roll out to 1 cluster' }).click();

  await page.getByRole('tab', { name: 'Revisions' }).click();
  await page.getByRole('button', { name: 'Roll back to 1' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('This creates revision 3 from 1');
  await expect(dialog).toContainText('v1.9.0');
  await dialog.getByRole('button', { name: 'Roll back' }).click();
  await expect(page.getByRole('table', { name: 'Revisions' }).getByRole('row').nth(1)).toContainText('revision 1');
});
