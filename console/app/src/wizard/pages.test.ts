import { expect, it } from 'vitest';
import { firstUnfinished } from './pages';

const states = { basics: 'complete', containers: 'complete', services: 'untouched', advanced: 'untouched', placement: 'untouched' };

it.each([
  ['a draft that needs clusters goes on there', states, null, 'placement'],
  ['one that was started in a cluster goes there without being told', states, 'eu-1', 'review'],
  ['but not with a placement that misses something', { ...states, placement: 'incomplete' }, 'eu-1', 'placement'],
  ['a step that can be left out must be complete once it is begun', { ...states, services: 'incomplete' }, 'eu-1', 'services'],
])('%s', (_, given, cluster, expected) => {
  expect(firstUnfinished(given, cluster)).toBe(expected);
});
