import type { Schemas } from '../src/api/client';
import served from '../src/wizard/fields/served.json' with { type: 'json' };
import { expect, signIn, test } from './console';

const FIELDS = '/api/v1/wizard/fields';

test.beforeEach(async ({ page }) => {
  await page.goto('/workloads');
  await signIn(page, 'alice');
});

test('the table of fields is the one that the tests of the page know, and is not sent again while it holds', async ({ page }) => {
  const first = await page.request.get(FIELDS);
  expect(await first.json()).toEqual(served);
  const again = await page.request.get(FIELDS, { headers: { 'If-None-Match': first.headers().etag ?? '' } });
  expect(again.status()).toBe(304);
});

test('a field that is new at the server appears by itself', async ({ page }) => {
  await page.route(`**${FIELDS}`, async (route) => {
    const table = (await (await route.fetch()).json()) as Schemas['WizardFields'];
    const [name] = table.fields;
    const costCentre = { ...name, path: '/costCentre', label: 'Cost centre', help: 'Who pays for it.', required: false };
    await route.fulfill({ json: { ...table, fields: [...table.fields, costCentre] } });
  });
  await page.getByRole('button', { name: 'Create from image' }).first().click();
  await expect(page.getByLabel('Cost centre')).toBeVisible();
  await expect(page.getByText('Who pays for it.')).toBeVisible();
});
