import type { Page } from '@playwright/test';
import { expect, signIn, test } from './console';

const CHANGES = '**/api/v1/changes';

/** Starts a draft and returns its address. */
async function startDraft(page: Page): Promise<string> {
  await page.goto('/workloads');
  await signIn(page, 'alice');
  await page.getByRole('button', { name: 'Create from image' }).first().click();
  await page.waitForURL(/\/drafts\//);
  return page.url();
}

test('a draft that two tabs change shows the difference, and nothing is lost', async ({ page, context }) => {
  const draft = await startDraft(page);
  const other = await context.newPage();
  // It doesn't hear of the change, as on a bad network.
  await other.route(CHANGES, (route) => route.abort());
  await other.goto(draft);
  await expect(other.getByLabel('Description')).toBeVisible();

  await page.getByLabel('Description').fill('theirs');
  await expect(page.getByText(/^Saved /)).toBeVisible();
  await other.getByLabel('Description').fill('mine');

  await expect(other.getByText('Somebody else has changed this draft meanwhile')).toBeVisible();
  await expect(other.getByRole('table', { name: /Differences/ })).toContainText('theirs');
  await expect(other.getByLabel('Description')).toHaveValue('mine');
  await other.getByRole('button', { name: 'Save this step as I have it' }).click();
  await expect(other.getByText(/^Saved /)).toBeVisible();
  // The first tab hears of it.
  await expect(page.getByLabel('Description')).toHaveValue('mine');
});

test('a deep link survives the sign-in', async ({ page }) => {
  await page.goto('/audit?outcome=refused');
  await signIn(page, 'carol');
  await expect(page).toHaveURL(/\/audit\?outcome=refused$/);
  await expect(page.getByLabel('Outcome')).toHaveValue('refused');
});

test('violations are on the field, the tab, the container and the step, with links to them', async ({ page }) => {
  const draft = await startDraft(page);
  await page.goto(`${draft}?step=containers`);
  await page.getByLabel('Container name').fill('first');
  await page.getByRole('button', { name: '+ Add a container' }).click();
  await page.getByRole('tab', { name: 'Container 2' }).click();
  await page.getByLabel('Container name').fill('second');
  await page.getByLabel('Image').fill('nginx:1.27');
  await page.getByRole('button', { name: 'Next' }).click();

  await expect(page.getByRole('button', { name: /Containers 1 to fix/ })).toBeVisible();
  await expect(page.getByRole('tab', { name: /first 1 to fix/ })).toBeVisible();
  await page.getByRole('button', { name: 'The container has no image.' }).click();
  await expect(page.getByLabel('Image')).toBeFocused();
  await expect(page.getByLabel('Image')).toHaveAttribute('aria-invalid', 'true');
});

const YAML = `apiVersion: apps/v1
kind: DaemonSet
metadata:
  name: from-yaml
spec:
  template:
    spec:
      containers:
        - name: main
          image: nginx:1.27
          resizePolicy: [{resourceName: cpu, restartPolicy: NotRequired}]
`;

test('the draft as YAML is the draft of the form', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const draft = await startDraft(page);
  await page.goto(`${draft}?step=yaml`);
  const editor = page.getByRole('textbox', { name: 'YAML' });
  await page.evaluate((yaml) => navigator.clipboard.writeText(yaml), YAML);
  await editor.press('ControlOrMeta+a');
  await editor.press('ControlOrMeta+v');
  await page.getByRole('button', { name: 'Save the YAML' }).click();
  await expect(page.getByText(/Kept, though the form has no place for it:.*resizePolicy/)).toBeVisible();
  await page.getByRole('button', { name: /^Basics/ }).click();
  await expect(page.getByLabel('Workload name')).toHaveValue('from-yaml');
});

test('the page speaks Chinese', async ({ page }) => {
  await page.goto('/workloads');
  await signIn(page, 'alice');
  await page.getByRole('button', { name: 'Preferences' }).click();
  await page.getByRole('menuitem', { name: '中文' }).click();
  await expect(page.getByRole('heading', { name: '工作负载' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
});
