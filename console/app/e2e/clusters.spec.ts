import AxeBuilder from '@axe-core/playwright';
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, signIn, test } from './console';

const LOCAL = fileURLToPath(new URL('../../../local/local', import.meta.url));
const DATA = process.env.LOCAL_DATA ?? '';

function turn(cluster: string, state: 'offline' | 'online'): void {
  execFileSync(LOCAL, ['--data', DATA, 'cluster', cluster, state]);
}

test('the map of clusters is worked by keyboard, and its address is kept', async ({ page }) => {
  // Not those that other tests have forgotten.
  await page.goto('/clusters?state=ready');
  await signIn(page, 'admin');
  await page.getByRole('button', { name: 'Map' }).click();
  await expect(page).toHaveURL(/view=map/);
  const tiles = page.getByRole('group', { name: 'Clusters as tiles' });
  await expect(tiles.getByRole('link')).toHaveCount(3);
  await expect(tiles.getByRole('link', { name: 'eu-1: ready' })).toHaveText('✓');

  await page.getByLabel('Group by label').selectOption('region');
  await expect(page).toHaveURL(/group=region/);
  await expect(page.getByRole('heading', { name: /region: us/ })).toBeVisible();
  await page.getByLabel('Group by label').focus();
  await page.keyboard.press('Tab');
  await expect(tiles.getByRole('link', { name: /^eu-1/ })).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(tiles.getByRole('link', { name: /^eu-2/ })).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(tiles.getByRole('link', { name: /^us-1/ })).toBeFocused();
  expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([]);

  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: /us-1/ })).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('heading', { name: /region: us/ })).toBeVisible();
  await page.getByLabel('Label', { exact: true }).fill('region=eu');
  await expect(tiles.getByRole('link')).toHaveCount(2);
  await expect(page).toHaveURL(/label=region%3Deu/);
});

test('a cluster is cordoned, labelled and uncordoned, each with a reason', async ({ page }) => {
  await page.goto('/clusters/eu-2');
  await signIn(page, 'admin');
  const dialog = page.getByRole('dialog');
  await page.getByRole('button', { name: 'Cordon', exact: true }).click();
  await dialog.getByLabel(/Reason/).fill('Maintenance');
  await dialog.getByRole('button', { name: 'Cordon' }).click();
  await expect(page.getByText('cordoned', { exact: true })).toBeVisible();

  const value = Date.now().toString(36);
  await page.getByRole('button', { name: 'Edit labels' }).click();
  const labels = dialog.getByRole('textbox', { name: /Labels/ });
  const former = await labels.inputValue();
  await labels.fill(`${former}\ne2e-tier=${value}`);
  await dialog.getByLabel(/Reason/).fill('For a test');
  await dialog.getByRole('button', { name: 'Save the labels' }).click();
  await expect(page.getByText(`e2e-tier: ${value}`)).toBeVisible();
  await page.getByRole('button', { name: 'Edit labels' }).click();
  await labels.fill(former);
  await dialog.getByRole('button', { name: 'Save the labels' }).click();
  await expect(page.getByText(`e2e-tier: ${value}`)).toBeHidden();

  await page.getByRole('button', { name: 'Uncordon' }).click();
  await dialog.getByRole('button', { name: 'Uncordon' }).click();
  await expect(page.getByText('cordoned', { exact: true })).toBeHidden();
  await page.getByRole('link', { name: 'Audit' }).last().click();
  await expect(page.getByRole('table')).toContainText('Maintenance');
});

test('a cluster is registered, joined by a command, and forgotten after its name', async ({ page }) => {
  const name = `e2e-${Date.now().toString(36)}`;
  await page.goto('/clusters?view=table');
  await signIn(page, 'admin');
  const dialog = page.getByRole('dialog');
  await page.getByRole('button', { name: 'Register a cluster' }).click();
  await dialog.getByLabel('Name').fill(name);
  await dialog.getByRole('button', { name: 'Register a cluster' }).click();
  await dialog.getByRole('button', { name: 'Show the command' }).click();
  await expect(dialog.getByText(/^kubectl apply -f -/)).toBeVisible();
  await dialog.getByRole('button', { name: 'Close' }).last().click();

  await page.getByRole('link', { name }).click();
  await page.getByRole('tab', { name: 'Credentials' }).click();
  await expect(page.getByRole('table', { name: 'Credentials' })).toContainText('until it is replaced');
  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Forget' }).click();
  await expect(dialog).toContainText('It has 0 workloads');
  await dialog.getByLabel(/Reason/).fill('Only a test');
  await expect(dialog.getByRole('button', { name: 'Forget' })).toBeDisabled();
  await dialog.getByLabel(`Type ${name} to go on`).fill(name);
  await dialog.getByRole('button', { name: 'Forget' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('forgotten');
  await expect(page.getByRole('button', { name: 'Edit labels' })).toBeHidden();
});

test('who may only read sees no actions', async ({ page }) => {
  await page.goto('/clusters/eu-1');
  await signIn(page, 'bob');
  await expect(page.getByRole('tab', { name: 'Inventory' })).toBeVisible();
  await expect(page.getByRole('button', { name: /Cordon|More actions|Edit labels/ })).toHaveCount(0);
  await expect(page.getByRole('tab', { name: 'Credentials' })).toHaveCount(0);
});

// Long, because a cluster is silent only after a minute.
test('a fleet creation goes on without an offline cluster, and does not call it green', { tag: '@long' }, async ({ page }) => {
  test.skip(!DATA, 'LOCAL_DATA names no data folder of `local`');
  test.setTimeout(360_000);
  const name = `fleet-${Date.now().toString(36)}`;
  turn('us-1', 'offline');
  try {
    await page.goto('/clusters');
    await signIn(page, 'alice');
    await expect(page.getByRole('row', { name: /us-1/ })).toContainText('silent', { timeout: 120_000 });

    await page.goto('/workloads');
    await page.getByRole('button', { name: 'Create from image' }).first().click();
    await page.getByLabel('Workload name').fill(name);
    await page.getByLabel('Namespace', { exact: true }).fill('monitoring');
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByLabel('Container name').fill('main');
    await page.getByLabel('Image').fill('nginx:1.27');
    await page.getByRole('button', { name: /^Clusters and rollout/ }).click();
    for (const cluster of ['eu-1', 'eu-2', 'us-1']) {
      await page.getByRole('group', { name: 'Clusters', exact: true }).getByRole('checkbox', { name: cluster }).check();
    }
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByRole('button', { name: 'Create in 3 clusters' }).click();

    const inCluster = (cluster: string) => page.getByRole('row', { name: new RegExp(cluster) });
    await expect(inCluster('eu-1')).toContainText('Running', { timeout: 120_000 });
    await expect(inCluster('eu-2')).toContainText('Running', { timeout: 120_000 });
    await expect(inCluster('us-1')).toContainText('Waiting');
    await expect(page.getByRole('heading', { level: 1 })).not.toContainText('Running');
    await page.getByRole('tab', { name: 'Rollouts' }).click();
    await expect(page.getByText('us-1: ClusterIsSilent')).toBeVisible({ timeout: 120_000 });
  } finally {
    turn('us-1', 'online');
  }
  await page.getByRole('tab', { name: 'Clusters' }).click();
  await expect(page.getByRole('row', { name: /us-1/ })).toContainText('Running', { timeout: 120_000 });
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Running');
});
