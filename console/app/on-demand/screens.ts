import { expect, signIn, test } from '../e2e/console';
import { draftOf } from '../e2e/fleet';
import { documentsWithEveryField, pathsOf, WIZARD_STEPS } from '../e2e/paths';

const FOLDER = new URL('../test-results/screens/', import.meta.url).pathname;
const WIDTHS = [1280, 1920];

/** Part of a file's name. */
const named = (path: string) => path.replace(/[0-9a-f-]{36}/, 'id').replace(/\W+/g, '-').replace(/^-|-$/g, ''); // prettier-ignore

for (const theme of ['light', 'dark'] as const) {
  test(`takes a picture of each page in the ${theme} theme`, async ({ page }) => {
    test.setTimeout(900_000);
    await page.addInitScript((chosen) => localStorage.setItem('fleetledger-preferences', JSON.stringify({ theme: chosen })), theme);
    await page.goto('/workloads');
    await signIn(page, 'admin');
    const pages = await pathsOf(page);
    const draft = await draftOf(page, await documentsWithEveryField());
    for (const path of [...pages, ...WIZARD_STEPS.map((step) => `/drafts/${draft.id}?step=${step}`)]) {
      await page.goto(path);
      await expect(page.getByRole('heading').first()).toBeVisible();
      await page.waitForLoadState('networkidle', { timeout: 2000 }).catch(() => undefined);
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: Math.round((width * 9) / 16) });
        await page.screenshot({ path: `${FOLDER}${named(path)}-${theme}-${width}.png`, animations: 'disabled' });
      }
    }
  });
}
