import type { Locator, Page } from '@playwright/test';
import { expect, signIn, test } from './console';

const NAME = `keys-${Date.now().toString(36)}`;

/** More than any page has before the element that is looked for. */
const TABS = 80;

/** Goes on with Tab until the element has the focus. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let pressed = 0; pressed < TABS; pressed += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  await expect(target).toBeFocused();
}

async function fill(page: Page, label: string, text: string): Promise<void> {
  await tabTo(page, page.getByLabel(label).first());
  await page.keyboard.type(text);
}

async function press(page: Page, button: string | RegExp): Promise<void> {
  await tabTo(page, page.getByRole('button', { name: button }));
  await page.keyboard.press('Enter');
}

const heading = (page: Page, name: string | RegExp, level = 2) => page.getByRole('heading', { level, name });

test('a DaemonSet is created by keyboard only, from any page to the submit', async ({ page }) => {
  test.setTimeout(120_000);
  await page.goto('/drafts');
  await signIn(page, 'alice');
  await page.reload();
  await expect(heading(page, 'Drafts', 1)).toBeVisible();

  await page.keyboard.press('Control+k');
  await expect(page.getByRole('dialog').getByRole('textbox')).toBeFocused();
  await page.keyboard.type('work');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(heading(page, 'Workloads', 1)).toBeFocused();

  await press(page, 'Create from image');
  await page.waitForURL(/\/drafts\//);
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  await fill(page, 'Workload name', NAME);
  await fill(page, 'Namespace', 'monitoring');
  await tabTo(page, page.getByRole('group', { name: 'Clusters', exact: true }).getByRole('checkbox', { name: 'eu-1' }));
  await page.keyboard.press('Space');
  await press(page, 'Next');

  await expect(heading(page, 'Containers')).toBeFocused();
  await fill(page, 'Container name', 'main');
  await press(page, 'Next');
  await expect(page.locator('#summary-danger')).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'The container has no image.' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Image', exact: true })).toBeFocused();
  await page.keyboard.type('quay.io/prometheus/node-exporter:v1.8.2');
  await tabTo(page, page.getByRole('tab', { name: /^Lifecycle/ }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('tab', { name: /^Lifecycle/ })).toHaveAttribute('aria-selected', 'true');
  await press(page, 'Next');

  for (const step of ['Services', 'Advanced', 'Clusters and rollout']) {
    await expect(heading(page, step)).toBeFocused();
    await press(page, 'Next');
  }

  await expect(heading(page, 'Review')).toBeFocused();
  await press(page, 'Ask the clusters');
  await expect(page.getByRole('list', { name: 'Answers of the clusters' })).toContainText('accepted');
  await fill(page, 'Reason (kept in the ledger)', 'Created without a mouse');
  await press(page, 'Create in 1 cluster');
  await expect(heading(page, new RegExp(NAME), 1)).toBeFocused();
});

test('lists are read row by row by arrow keys', async ({ page }) => {
  await page.goto('/clusters');
  await signIn(page, 'alice');
  const links = page.getByRole('table', { name: 'Clusters' }).getByRole('row').getByRole('link');
  await tabTo(page, links.first());
  await page.keyboard.press('ArrowDown');
  await expect(links.nth(1)).toBeFocused();
  await page.keyboard.press('End');
  await expect(links.last()).toBeFocused();
  const name = (await links.last().textContent()) ?? '';
  await page.keyboard.press('Enter');
  await expect(heading(page, new RegExp(`^${name}`), 1)).toBeFocused();
});
