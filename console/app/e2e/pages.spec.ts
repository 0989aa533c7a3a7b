import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, signIn, test } from './console';
import { fillIn, pathsOf, WIZARD_STEPS } from './paths';

async function faultsOf(page: Page) {
  await page.waitForLoadState('networkidle', { timeout: 3000 }).catch(() => undefined);
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`);
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

for (const preferences of [{ theme: 'light' }, { theme: 'dark', language: 'zh-CN' }]) {
  const { theme, language } = preferences;
  const tag = theme === 'dark' ? '@long' : [];
  test(`no step of the wizard has an accessibility fault in the ${theme} theme, ${language ?? 'en'}`, { tag }, async ({ page }) => {
    test.setTimeout(180_000);
    await page.goto('/workloads');
    await signIn(page, 'alice');
    await page.getByRole('button', { name: 'Create from image' }).first().click();
    await page.waitForURL(/\/drafts\//);
    const draft = new URL(page.url()).pathname;
    await fillIn(page, draft);
    await page.evaluate((chosen) => localStorage.setItem('fleetledger-preferences', JSON.stringify(chosen)), preferences);
    const found: Record<string, string[]> = {};
    for (const step of WIZARD_STEPS) {
      await page.goto(`${draft}?step=${step}`);
      await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible();
      const faults = await faultsOf(page);
      if (faults.length) found[step] = faults;
    }
    expect(found).toEqual({});
  });
}
