import type { Page } from '@playwright/test';
import { expect, signIn, test } from './console';
import { faultsOf, THEMES } from './faults';

/** A workload of two revisions, with times before the first, between the two and after the second. */
interface Life {
  name: string;
  id: string;
  before: string;
  between: string;
}

const DOCUMENTS = { services: {}, advanced: {}, placement: { clusters: ['eu-1'] } };

/** Sends a change as the person who is signed in. */
async function send(page: Page, method: string, path: string, data: object, version?: number) {
  const headers = { 'X-Console': '1', 'Idempotency-Key': crypto.randomUUID(), ...(version ? { 'If-Match': `"${version}"` } : {}) };
  const response = await page.request.fetch(`/api/v1${path}`, { method, data, headers });
  expect(response.ok(), `${method} ${path}: ${await response.text()}`).toBe(true);
  return (await response.json()) as { id: string; version: number; workloadId: string };
}

async function submit(page: Page, draft: { id: string; version: number }, documents: Record<string, object>, reason: string) {
  let { version } = draft;
  for (const [step, document] of Object.entries(documents))
    ({ version } = await send(page, 'PUT', `/drafts/${draft.id}/steps/${step}`, document, version));
  return send(page, 'POST', `/drafts/${draft.id}:submit`, { reason }, version);
}

const container = (image: string) => ({ containers: { containers: [{ name: 'main', image }] } });

async function live(page: Page): Promise<Life> {
  const name = `past-${Date.now().toString(36)}`;
  const before = new Date().toISOString();
  const draft = await send(page, 'POST', '/drafts', { kind: 'DaemonSet' });
  const documents = { basics: { name, namespace: 'default' }, ...container('nginx:1.27'), ...DOCUMENTS };
  const { workloadId: id } = await submit(page, draft, documents, 'Wanted by the tests');
  const between = new Date().toISOString();
  const edit = await send(page, 'POST', `/workloads/${id}:edit`, {});
  await submit(page, edit, container('nginx:1.28'), `A newer image of ${name}`);
  return { name, id, before, between };
}

const banner = (page: Page) => page.getByRole('status').filter({ hasText: 'This is the past' });

let life: Life;

test.beforeEach(async ({ page }) => {
  await page.goto('/workloads');
  await signIn(page, 'admin');
  life ??= await live(page);
});

test('a workload is shown as it was: absent, then revision 1, and now', async ({ page }) => {
  await page.goto(`/workloads/${life.id}?at=${life.before}`);
  await expect(page.getByRole('heading', { name: 'Not there at this time' })).toBeVisible();
  await expect(banner(page)).toContainText(/UTC.*position \d+.*Go back to now to change something/);

  await page.goto(`/workloads/${life.id}?tab=revisions&at=${life.between}`);
  const revisions = page.getByRole('table', { name: 'Revisions' });
  await expect(revisions).toContainText('Wanted by the tests');
  await expect(revisions).not.toContainText(`A newer image of ${life.name}`);
  for (const name of ['Edit', 'Restart', 'Delete']) await expect(page.getByRole('button', { name, exact: true })).toHaveCount(0);

  await page.reload();
  await expect(banner(page)).toBeVisible();
  await expect(revisions).not.toContainText(`A newer image of ${life.name}`);

  await banner(page).getByRole('button', { name: 'Back to now' }).click();
  await expect(revisions).toContainText(`A newer image of ${life.name}`);
  await expect(banner(page)).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Edit', exact: true })).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  await page.goBack();
  await expect(revisions).not.toContainText(`A newer image of ${life.name}`);
});

test('every link stays in the past, and no page offers a change', async ({ page }) => {
  await page.goto(`/workloads?at=${life.between}`);
  for (const name of ['Drafts', 'Clusters', 'Audit', 'Access', 'Workloads']) {
    await page.getByRole('navigation', { name: 'Navigation' }).getByRole('link', { name, exact: true }).click();
    await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
    await expect(banner(page)).toBeVisible();
    expect(new URL(page.url()).searchParams.get('at')).toBe(life.between);
  }
  await expect(page.getByRole('link', { name: life.name })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Create from image' })).toHaveCount(0);
  await page.getByRole('link', { name: 'Access' }).click();
  await expect(page.getByText('This has no past: it is shown as it is now.')).toBeVisible();
  await page.getByRole('link', { name: 'Audit' }).click();
  await expect(page.getByRole('table', { name: 'Audit' })).not.toContainText(`A newer image of ${life.name}`);
});

test('the past is reached from the ledger, by the slider and from entry to entry', async ({ page }) => {
  await page.goto(`/audit?workload=${life.id}&action=draft.submit`);
  await page
    .getByRole('link', { name: /Show the fleet just before entry/ })
    .last()
    .click();
  await expect(page.getByRole('heading', { level: 1, name: 'Workloads' })).toBeVisible();
  await expect(banner(page)).toBeVisible();
  await expect(page.getByRole('link', { name: life.name })).toHaveCount(0);
  await page.getByRole('button', { name: 'Next entry' }).click();
  await expect(page.getByRole('link', { name: life.name })).toBeVisible();
  await banner(page).getByRole('button', { name: 'Back to now' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();

  await page.getByRole('button', { name: 'As of: now' }).click();
  const slider = page.getByRole('slider', { name: /As of/ });
  await expect(slider).toBeEnabled();
  await expect(slider).toHaveAttribute('aria-valuetext', 'now');
  await slider.press('ArrowLeft');
  await slider.press('ArrowLeft');
  await expect(slider).toHaveAttribute('aria-valuetext', /after .*: /);
  await expect(banner(page)).toBeVisible();
  await slider.press('End');
  await expect(banner(page)).toHaveCount(0);
});

test('a point that was not recorded or is in the future says what to do', async ({ page }) => {
  await page.goto('/workloads?at=2100-01-01T00:00:00Z');
  await expect(page.getByText(/Name a time that has passed/)).toBeVisible();
  await page.getByRole('main').getByRole('button', { name: 'Back to now' }).last().click();
  await expect(page.getByRole('table', { name: 'Workloads' })).toBeVisible();
});

test('two times are compared: what changed, by whom and why', async ({ page }) => {
  await page.goto(`/workloads/${life.id}?at=${life.between}`);
  await page.getByRole('link', { name: 'Compare with now' }).last().click();
  await expect(page).toHaveURL(/\/compare\?/);
  expect(new URL(page.url()).searchParams.has('at')).toBe(false);
  await expect(page.getByText(`A newer image of ${life.name}`).first()).toBeVisible();
  await expect(page.getByText('nginx:1.28').first()).toBeVisible();
  await expect(page.getByText('Wanted by the tests')).toHaveCount(0);
  await page
    .getByRole('listitem')
    .filter({ hasText: `A newer image of ${life.name}` })
    .first()
    .getByRole('link')
    .click();
  await expect(page.getByRole('table', { name: 'Audit' })).toContainText(`A newer image of ${life.name}`);

  await page.goto(`/compare?from=${life.before}&to=${life.before}&cluster=eu-1`);
  await page.getByRole('button', { name: 'Compare the whole fleet instead' }).last().click();
  await expect(page.getByRole('heading', { name: 'Nothing changed' })).toBeVisible();
  await page.goto('/compare');
  await expect(page.getByRole('heading', { name: 'Choose a time to compare with' })).toBeVisible();
});

test('the ledger’s table fits its panel', async ({ page }) => {
  await page.goto('/audit');
  const table = page.getByRole('table', { name: 'Audit' });
  await expect(table).toBeVisible();
  const overflow = () => page.getByRole('main').evaluate((main) => main.scrollWidth - main.clientWidth);
  expect(await overflow()).toBe(0);
  await page
    .getByRole('button', { name: /\d+ fields?/ })
    .first()
    .click();
  expect(await overflow()).toBe(0);
});

for (const { theme, tag } of THEMES) {
  test(`the past and comparisons have no accessibility fault in the ${theme} theme`, { tag }, async ({ page }) => {
    test.setTimeout(120_000);
    await page.evaluate((chosen) => localStorage.setItem('fleetledger-preferences', JSON.stringify({ theme: chosen })), theme);
    const found: Record<string, string[]> = {};
    const at = `at=${life.between}`;
    const workload = `/workloads/${life.id}`;
    const past = ['/workloads', '/drafts?state=any&owner=any', '/clusters', '/clusters/eu-1', '/audit', '/access', workload];
    const paths = [
      ...past.map((path) => `${path}${path.includes('?') ? '&' : '?'}${at}`),
      `${workload}?at=${life.before}`,
      `/compare?from=${life.before}`,
      '/compare',
    ];
    for (const path of paths) {
      await page.goto(path);
      await expect(page.getByRole('heading').first()).toBeVisible();
      const faults = await faultsOf(page);
      if (faults.length) found[path] = faults;
    }
    expect(found).toEqual({});
  });
}
