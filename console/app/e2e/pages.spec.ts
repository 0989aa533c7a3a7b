import { expect, signIn, test } from './console';
import { faultsOf, THEMES } from './faults';
import { draftOf } from './fleet';
import { documentsWithEveryField, pathsOf, WIZARD_STEPS } from './paths';

for (const { theme, tag } of THEMES) {
  test(`no page has an accessibility fault in the ${theme} theme`, { tag }, async ({ page }) => {
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

for (const { theme, tag } of THEMES) {
  const language = theme === 'dark' ? 'zh-CN' : 'en';
  test(`no step of the wizard has an accessibility fault in the ${theme} theme, ${language}`, { tag }, async ({ page }) => {
    test.setTimeout(180_000);
    await page.goto('/workloads');
    await signIn(page, 'alice');
    const draft = await draftOf(page, await documentsWithEveryField());
    await page.evaluate((chosen) => localStorage.setItem('fleetledger-preferences', JSON.stringify(chosen)), { theme, language });
    const found: Record<string, string[]> = {};
    for (const step of WIZARD_STEPS) {
      await page.goto(`/drafts/${draft.id}?step=${step}`);
      await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible();
      const faults = await faultsOf(page);
      if (faults.length) found[step] = faults;
    }
    expect(found).toEqual({});
  });
}
