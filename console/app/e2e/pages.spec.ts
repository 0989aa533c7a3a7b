import { readFile } from 'node:fs/promises';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { STEPS } from '../src/wizard/fields/field';
import { expect, signIn, test } from './console';

const EVERY_FIELD = new URL('../../../manifest/src/test/resources/golden/steps-of-the-specification/', import.meta.url);

const PATHS = [
  '/workloads',
  '/workloads?name=nothing-like-it',
  '/drafts',
  '/drafts?state=any&owner=any',
  '/clusters',
  '/clusters/eu-1',
  '/clusters/eu-1?tab=inventory',
  '/audit',
  '/access',
  '/access?tab=rights',
  '/access?tab=grants',
  '/access?tab=settings',
];

async function faultsOf(page: Page) {
  await page.waitForLoadState('networkidle', { timeout: 3000 }).catch(() => undefined);
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`);
}

async function pathsOf(page: Page): Promise<string[]> {
  await page.goto('/workloads');
  const workload = await page.getByRole('table').getByRole('link').first().getAttribute('href');
  await page.goto('/drafts?state=any&owner=any');
  const draft = await page.getByRole('table').getByRole('link').first().getAttribute('href');
  return [
    ...PATHS,
    ...['', '?tab=rollouts', '?tab=revisions&from=1&to=2', '?tab=variants', '/deployments/eu-1'].map((end) => `${workload}${end}`),
    ...[`${draft}`],
  ];
}

for (const theme of ['light', 'dark'] as const) {
  test(`no page has an accessibility fault in the ${theme} theme`, { tag: theme === 'dark' ? '@long' : [] }, async ({ page }) => {
    test.setTimeout(180_000);
    await page.addInitScript((chosen) => localStorage.setItem('fleetledger-preferences', JSON.stringify({ theme: chosen })), theme);
    await page.goto('/workloads');
    expect(await faultsOf(page)).toEqual([]);
    await signIn(page, 'admin');
    const found: Record<string, string[]> = {};
    for (const path of await pathsOf(page)) {
      await page.goto(path);
      await expect(page.locator('html')).toHaveClass(theme === 'dark' ? /pf-v6-theme-dark/ : '');
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      const faults = await faultsOf(page);
      if (faults.length) found[path] = faults;
    }
    expect(found).toEqual({});
  });
}

/** Saves documents in which every field has a value, so that every input is shown. */
async function fillIn(page: Page, draft: string): Promise<void> {
  let version = 1;
  for (const step of STEPS) {
    const data = await readFile(new URL(`in-${step}.json`, EVERY_FIELD), 'utf8');
    const headers = {
      'Content-Type': 'application/json',
      'X-Console': '1',
      'If-Match': `"${version}"`,
      'Idempotency-Key': crypto.randomUUID(),
    };
    const saved = await page.request.put(`/api/v1${draft}/steps/${step}`, { data, headers });
    expect(saved.status(), await saved.text()).toBe(200);
    version = ((await saved.json()) as { version: number }).version;
  }
}

test('the wizard has no accessibility fault on any step, in both themes and in Chinese', async ({ page }) => {
  test.setTimeout(240_000);
  await page.goto('/workloads');
  await signIn(page, 'alice');
  await page.getByRole('button', { name: 'Create from image' }).first().click();
  await page.waitForURL(/\/drafts\//);
  const draft = new URL(page.url()).pathname;
  await fillIn(page, draft);
  const steps = [
    'basics',
    'containers',
    ...['lifecycle', 'health', 'environment', 'storage', 'security', 'logs'].map((tab) => `containers&tab=${tab}`),
    'containers&container=pod',
    'services',
    ...['upgrade', 'scheduling', 'labels', 'dns'].map((tab) => `advanced&tab=${tab}`),
    ...['clusters', 'overrides', 'rollout'].map((tab) => `placement&tab=${tab}`),
    'review',
    'yaml',
  ];
  const found: Record<string, string[]> = {};
  for (const preferences of [{ theme: 'light' }, { theme: 'dark', language: 'zh-CN' }]) {
    await page.evaluate((chosen) => localStorage.setItem('fleetledger-preferences', JSON.stringify(chosen)), preferences);
    for (const step of steps) {
      await page.goto(`${draft}?step=${step}`);
      await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible();
      const faults = await faultsOf(page);
      if (faults.length) found[`${step} ${preferences.theme}`] = faults;
    }
  }
  expect(found).toEqual({});
});
