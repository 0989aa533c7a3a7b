import { expect, it } from 'vitest';
import { differences } from './differences';

it('names the deepest places that differ', () => {
  const before = { name: 'a', labels: { 'x/y': '1' }, ports: [{ port: 80 }] };
  const after = { name: 'a', labels: { 'x/y': '2' }, ports: [{ port: 80 }, { port: 81 }] };
  expect(differences(before, after)).toEqual([
    { path: '/labels/x~1y', before: '1', after: '2' },
    { path: '/ports/1', before: undefined, after: { port: 81 } },
  ]);
});
