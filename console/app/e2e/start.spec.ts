import { expect, signIn, test } from './console';
import { documentsOf, workloadOf } from './fleet';

const NAME = `start-${Date.now().toString(36)}`;

test('a workload is created from its cluster’s page, and Back leads to it again', async ({ page }) => {
  await page.goto('/clusters');
  await signIn(page, 'alice');
  await page.getByRole('link', { name: 'eu-2' }).click();
  await expect(page.getByRole('heading', { name: 'DaemonSets' })).toBeVisible();
  await page.getByRole('link', { name: 'Filter them' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Workloads in eu-2' })).toBeVisible();
  await expect(page.getByRole('navigation', { name: 'Breadcrumb' }).getByRole('link', { name: 'eu-2' })).toBeVisible();
  await page.goBack();
  await expect(page).toHaveURL(/\/clusters\/eu-2$/);

  await page.getByRole('button', { name: 'Create from image' }).first().click();
  await expect(page.getByText('Only eu-2, in which this draft was started.')).toBeVisible();
  await page.getByLabel('Workload name').fill(NAME);
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByLabel('Container name').fill('main');
  await page.getByRole('textbox', { name: 'Image', exact: true }).fill('nginx:1.27');
  await page.getByRole('button', { name: /^Review/ }).click();
  await expect(page.getByRole('heading', { name: 'Goes to 1 cluster' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Create in 1 cluster' })).toBeEnabled();
});

const YAML = `apiVersion: v1
kind: Secret
metadata: {name: token}
---
apiVersion: apps/v1
kind: DaemonSet
metadata: {name: from-a-file}
spec:
  template:
    spec:
      dnsConfig: {options: [{name: ndots, value: "2"}]}
      containers:
        - {name: main, image: "nginx:1.27", resizePolicy: [{resourceName: cpu, restartPolicy: NotRequired}]}
`;

test('a draft is started from a file, and says what was not taken over', async ({ page }) => {
  await page.goto('/drafts/new');
  await signIn(page, 'alice');
  await page.locator('input[type=file]').setInputFiles({ name: 'daemonset.yaml', mimeType: 'application/yaml', buffer: Buffer.from(YAML) });
  await expect(page.getByRole('textbox', { name: 'Manifest' })).toContainText('from-a-file');
  await page.getByRole('button', { name: 'Start a draft' }).click();

  await expect(page.getByRole('heading', { level: 1, name: 'from-a-file' })).toBeVisible();
  await page.getByRole('button', { name: 'Show what' }).click();
  await expect(page.getByText(/Not taken over: Secret/)).toBeVisible();
  await expect(page.getByText(/the form has no place for it:.*resizePolicy/)).toBeVisible();
});

test('a draft is started from what runs in a cluster, and from nothing that doesn’t', async ({ page }) => {
  await page.goto('/drafts/new?from=running');
  await signIn(page, 'alice');
  await workloadOf(page, documentsOf(NAME, 'monitoring', 'quay.io/prometheus/node-exporter:v1.8.2', ['eu-1']));
  await page.getByLabel('Cluster', { exact: true }).fill('eu-1');
  await page.getByLabel('Namespace', { exact: true }).fill('monitoring');
  await page.getByLabel('Name', { exact: true }).fill('nothing-like-it');
  await page.getByRole('button', { name: 'Start a draft', exact: true }).click();
  await expect(page.getByText('Nothing was taken over from monitoring/nothing-like-it in eu-1')).toBeVisible();

  await page.goBack();
  await expect(page.getByLabel('Cluster', { exact: true })).toBeVisible();
  await page.getByLabel('Cluster', { exact: true }).fill('eu-1');
  await page.getByLabel('Namespace', { exact: true }).fill('monitoring');
  await page.getByLabel('Name', { exact: true }).fill(NAME);
  await expect(page.getByRole('table', { name: 'DaemonSets of eu-1' })).toBeVisible();
  await page.getByRole('button', { name: 'Start a draft', exact: true }).click();
  await expect(page.getByText(`Taken over from monitoring/${NAME} in eu-1`)).toBeVisible();
  await page.getByRole('button', { name: /^Containers/ }).click();
  await expect(page.getByRole('textbox', { name: 'Image', exact: true })).toHaveValue('quay.io/prometheus/node-exporter:v1.8.2');
});

test('a draft is started from another workload', async ({ page }) => {
  await page.goto('/drafts/new?from=workload');
  await signIn(page, 'alice');
  const name = `${NAME}-source`;
  await workloadOf(page, documentsOf(name, 'monitoring', 'nginx:1.27', ['eu-1']));
  await page.getByLabel('Search by name').fill(name);
  await page.getByRole('button', { name: `Start a draft from ${name}` }).click();
  await page.getByRole('button', { name: /^Containers/ }).click();
  await expect(page.getByRole('textbox', { name: 'Image', exact: true })).toHaveValue('nginx:1.27');
});

test('an edit is shown beside what is there, and two revisions beside each other', async ({ page }) => {
  await page.goto('/workloads');
  await signIn(page, 'alice');
  const id = await workloadOf(page, documentsOf(`${NAME}-edit`, 'monitoring', 'nginx:1.27', ['eu-1']));
  await page.goto(`/workloads/${id}`);
  await page.getByRole('button', { name: 'Edit' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Edit' }).click();
  await page.getByRole('button', { name: /^Containers/ }).click();
  await page.getByRole('textbox', { name: 'Image', exact: true }).fill('nginx:1.28');
  await page.getByRole('button', { name: /^Review/ }).click();
  await expect(page.getByRole('textbox', { name: 'Now in eu-1' })).toContainText('nginx:1.27');
  await expect(page.getByRole('textbox', { name: 'After this rollout' })).toContainText('nginx:1.28');
  await page.getByRole('button', { name: 'Roll out to 1 cluster' }).click();

  await page.goto(`/workloads/${id}?tab=revisions&from=1&to=2`);
  await page.getByRole('button', { name: 'Side by side' }).click();
  await expect(page.getByRole('textbox', { name: 'Revision 1' })).toContainText('nginx:1.27');
  await expect(page.getByRole('textbox', { name: 'Revision 2' })).toContainText('nginx:1.28');
});
