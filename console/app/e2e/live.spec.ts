import type { Browser, Page } from '@playwright/test';
import { expect, signIn, test } from './console';
import { CuttableProxy } from './cuttableProxy';

const LOST = 'Connection lost, trying again';

/** Somebody else's browser, on a page. */
async function another(browser: Browser, name: string, path: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await page.goto(path);
  await signIn(page, name);
  return page;
}

/** A change by the page's person. */
async function send(page: Page, method: string, path: string, body: unknown, headers: Record<string, string> = {}): Promise<number> {
  const response = await page.request.fetch(path, {
    method,
    data: body,
    headers: { 'X-Console': '1', 'Idempotency-Key': crypto.randomUUID(), ...headers },
  });
  return response.status();
}

async function label(page: Page, cluster: string, labels: Record<string, string>): Promise<void> {
  const found = await page.request.get(`/api/v1/clusters/${cluster}`);
  const { labels: former } = (await found.json()) as { labels: Record<string, string> };
  const headers = { 'If-Match': found.headers().etag ?? '' };
  const others = Object.entries(former).filter(([key]) => !key.startsWith('e2e-'));
  expect(await send(page, 'PUT', `/api/v1/clusters/${cluster}/labels`, { labels: { ...Object.fromEntries(others), ...labels } }, headers)).toBe(200); // prettier-ignore
}

const namesIn = (page: Page) => page.getByRole('table').getByRole('link').allTextContents();

test('cells follow a second person’s change in place, and new rows wait until they are asked for', async ({ page, browser }) => {
  const other = await another(browser, 'alice', '/drafts');
  await send(other, 'POST', '/api/v1/drafts', { kind: 'DaemonSet' });
  await page.goto('/drafts?owner=any');
  await signIn(page, 'admin');
  await expect(page.getByRole('table')).toBeVisible();
  const before = await namesIn(page);
  const table = await page.getByRole('table').boundingBox();

  for (let count = 0; count < 2; count += 1) await send(other, 'POST', '/api/v1/drafts', { kind: 'DaemonSet' });
  const show = page.getByRole('button', { name: '2 new – show' });
  await expect(show).toBeVisible();
  expect(await namesIn(page)).toEqual(before);
  expect(await page.getByRole('table').boundingBox()).toEqual(table);
  await show.click();
  await expect.poll(() => namesIn(page)).toHaveLength(before.length + 2);
  await expect(show).toBeHidden();

  await page.goto('/clusters');
  await expect(page.getByRole('table')).toBeVisible();
  const value = Date.now().toString(36);
  const admin = await another(browser, 'admin', '/clusters');
  await label(admin, 'eu-1', { 'e2e-live': value });
  await expect(page.getByRole('row', { name: /eu-1/ })).toContainText(value);
  await label(admin, 'eu-1', {});
  await expect(page.getByRole('row', { name: /eu-1/ })).not.toContainText(value);
  await other.context().close();
  await admin.context().close();
});

test('a cut stream says so and since when, and resumes where it was', async ({ browser, baseURL }) => {
  const proxy = new CuttableProxy();
  const context = await browser.newContext({ baseURL, proxy: { server: await proxy.start() } });
  const page = await context.newPage();
  await page.goto('/clusters/eu-2');
  await signIn(page, 'admin');
  const other = await another(browser, 'admin', '/clusters');
  await expect.poll(() => proxy.openStreams).toBe(1);

  proxy.cut();
  await expect(page.getByText(LOST)).toBeVisible();
  await expect(page.getByText(/What you see may be old: no live updates for \d+ sec/)).toBeVisible();
  const value = Date.now().toString(36);
  await label(other, 'eu-2', { 'e2e-cut': value });
  proxy.mend();
  await expect(page.getByText(LOST)).toBeHidden();
  await expect(page.getByText(`e2e-cut: ${value}`)).toBeVisible();
  expect(proxy.streams.at(-1)?.headers['last-event-id']).toBeTruthy();

  await label(other, 'eu-2', {});
  await other.context().close();
  await context.close();
  proxy.stop();
});

test('a hidden tab holds no stream, and misses nothing', async ({ browser, baseURL }) => {
  const proxy = new CuttableProxy();
  const context = await browser.newContext({ baseURL, proxy: { server: await proxy.start() } });
  const page = await context.newPage();
  await page.goto('/clusters/us-1');
  await signIn(page, 'admin');
  const other = await another(browser, 'admin', '/clusters');
  await expect.poll(() => proxy.openStreams).toBe(1);
  const hide = (hidden: boolean) =>
    page.evaluate((value) => {
      Object.defineProperty(document, 'hidden', { value, configurable: true });
      document.dispatchEvent(new Event('visibilitychange'));
    }, hidden);

  await hide(true);
  await expect.poll(() => proxy.openStreams).toBe(0);
  const value = Date.now().toString(36);
  await label(other, 'us-1', { 'e2e-hidden': value });
  await hide(false);
  await expect(page.getByText(`e2e-hidden: ${value}`)).toBeVisible({ timeout: 5000 });
  await expect(page.getByText(LOST)).toBeHidden();
  expect(proxy.openStreams).toBe(1);

  await label(other, 'us-1', {});
  await other.context().close();
  await context.close();
  proxy.stop();
});

test('a session that ends is renewed in another tab, and what was typed meanwhile is saved', async ({ page, context }) => {
  await page.goto('/workloads');
  await signIn(page, 'alice');
  await page.getByRole('button', { name: 'Create from image' }).first().click();
  await expect(page.getByLabel('Description')).toBeVisible();
  await context.clearCookies();
  await page.getByLabel('Description').fill('not lost');
  await expect(page.getByText('Your session has ended')).toBeVisible();
  await expect(page.getByLabel('Description')).toHaveValue('not lost');

  const opening = context.waitForEvent('page');
  await page.getByRole('link', { name: 'Sign in in a new tab' }).click();
  const tab = await opening;
  await tab.getByPlaceholder('Username').fill('alice');
  await tab.getByPlaceholder('Password').fill('alice');
  await tab.getByRole('button', { name: 'Sign in' }).click();
  await expect(tab.getByRole('button', { name: 'Sign out' })).toBeVisible();
  await tab.close();
  await page.evaluate(() => dispatchEvent(new Event('focus')));
  await expect(page.getByText('Your session has ended')).toBeHidden();
  await expect(page.getByText(/^Saved /)).toBeVisible();
  await page.reload();
  await expect(page.getByLabel('Description')).toHaveValue('not lost');
});
