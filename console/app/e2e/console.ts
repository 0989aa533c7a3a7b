import { test as base, expect, type Page } from '@playwright/test';

/** Signs in as one of the people of `local`, whose password is the name, from the page that is open. */
export async function signIn(page: Page, name: string): Promise<void> {
  await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click();
  await page.getByPlaceholder('Username').fill(name);
  await page.getByPlaceholder('Password').fill(name);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible();
}

/** A test that fails if the page breaks its content security policy or throws. */
export const test = base.extend({
  page: async ({ page }, use) => {
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(String(error)));
    page.on('console', (message) => {
      if (/Content.Security.Policy|Trusted ?Type/i.test(message.text())) faults.push(message.text());
    });
    await use(page);
    expect(faults).toEqual([]);
  },
});

export { expect };
