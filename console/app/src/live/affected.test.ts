import { expect, it } from 'vitest';
import { isAffected } from './affected';

const deployment = { kind: 'deployment', id: 'd', workload: 'w1', cluster: 'eu-1' };

it.each([
  [['deployment', 'w1', 'eu-1'], true],
  [['workload', 'w1'], true],
  [['workload', 'list', {}], true],
  [['workload', 'w2'], false],
  [['draft', 'list', {}], false],
  [['audit', 'list', {}], true],
  [['session'], false],
])('a change of a deployment concerns %j: %s', (key, expected) => {
  expect(isAffected(key, [deployment])).toBe(expected);
});
