import { expect, it } from 'vitest';
import type { Schemas } from '../../../api/client';
import { countStates, groupByLabel, labelKeys, SIGNS } from './tiles';

const cluster = (name: string, labels: Record<string, string>, state = 'ready') => ({ name, labels, state }) as Schemas['Cluster'];
const fleet = [
  cluster('c', { region: 'us' }),
  cluster('b', {}, 'silent'),
  cluster('a', { region: 'eu', env: 'demo' }),
  cluster('d', { region: 'us' }, 'silent'),
];
const names = (label?: string) =>
  groupByLabel(fleet, label).map(({ value, clusters }) => [value, clusters.map(({ name }) => name).join('')]);

it('groups by the value of a label, those without it last', () => {
  expect(names('region')).toEqual([['eu', 'a'], ['us', 'cd'], [null, 'b']]); // prettier-ignore
});

it('is one group without a label', () => {
  expect(names()).toEqual([[null, 'cbad']]);
});

it('offers each label once', () => {
  expect(labelKeys(fleet)).toEqual(['env', 'region']);
});

it('counts states', () => {
  expect(countStates(fleet)).toEqual([['ready', 2], ['silent', 2]]); // prettier-ignore
});

it('has a sign for each state, and another one where it matters', () => {
  const { ready, silent, registered, removing } = SIGNS;
  expect(new Set([ready, silent, registered, removing]).size).toBe(4);
});
