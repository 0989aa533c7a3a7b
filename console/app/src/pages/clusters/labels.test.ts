import { expect, it } from 'vitest';
import { labelText, parseLabels } from './labels';

it('reads pairs, values with an equals sign, and keys without a value', () => {
  expect(parseLabels('env=prod, region=eu=1,,gpu')).toEqual({ env: 'prod', region: 'eu=1', gpu: '' });
});

it('reads what it has written', () => {
  const labels = { env: 'prod', gpu: '' };
  expect(parseLabels(labelText(labels))).toEqual(labels);
});
