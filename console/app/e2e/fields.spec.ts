import { FIELDS } from '../src/wizard/fields/table';
import { expect, signIn, test } from './console';

/** Parts of a value that is one field here: JSON, or a choice that the server tells by the member that is there. */
const WITHIN = FIELDS.filter((field) => field.kind === 'json').map((field) => `${field.step}${field.pointer}/`);

/** The server knows it only to say that Kubernetes allows it for other probes alone. */
const NEVER_ALLOWED = 'containers/containers/*/probes/readiness/terminationGracePeriodSeconds';

interface ServedField {
  step: string;
  path: string;
  type: string;
}

test('the wizard has an input for every field of the server’s table, and for no other', async ({ page }) => {
  await page.goto('/workloads');
  await signIn(page, 'alice');
  const { fields } = (await (await page.request.get('/api/v1/wizard/fields')).json()) as { fields: ServedField[] };
  const served = fields.filter(({ type }) => type !== 'object').map(({ step, path }) => step + path);
  const own = FIELDS.filter((field) => field.kind !== 'oneOf').map(({ step, pointer }) => step + pointer);

  expect(served.filter((path) => path !== NEVER_ALLOWED && !own.includes(path) && !WITHIN.some((outer) => path.startsWith(outer)))).toEqual(
    [],
  );
  expect(own.filter((path) => !served.includes(path))).toEqual([]);
});
