import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** Both themes; tests of the dark one take long in addition to those of the light one. */
export const THEMES = [
  { theme: 'light', tag: [] },
  { theme: 'dark', tag: '@long' },
];

/** What axe finds on the page once it has loaded: the rule, and where. */
export async function faultsOf(page: Page): Promise<string[]> {
  await page.waitForLoadState('networkidle', { timeout: 3000 }).catch(() => undefined);
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`);
}
