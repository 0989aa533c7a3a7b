import { expect, it } from 'vitest';
import { patchRows } from './steady';

const row = (text: string) => ({ key: text[0] ?? '', text });
const rows = (...texts: string[]) => texts.map(row);
const patch = (shown: string[], newest: string[], hasNext = false) => {
  const { rows: patched, arrived, left } = patchRows(rows(...shown), rows(...newest), hasNext, ({ key }) => key);
  return [patched.map(({ text }) => text), arrived, [...left]];
};

it('patches cells in place, in the order that is shown', () => {
  expect(patch(['a1', 'b1', 'c1'], ['c2', 'b1', 'a2'])).toEqual([['a2', 'b1', 'c2'], 0, []]);
});

it('counts new rows instead of showing them', () => {
  expect(patch(['a1', 'b1'], ['x', 'a1', 'y', 'b2', 'z'])).toEqual([['a1', 'b2'], 3, []]);
});

it('keeps a row that has left, and says so', () => {
  expect(patch(['a1', 'b1', 'c1'], ['a2', 'c2'])).toEqual([['a2', 'b1', 'c2'], 0, ['b']]);
});

it('does not say so of rows that new ones have pushed to the next page', () => {
  expect(patch(['a1', 'b1', 'c1'], ['x', 'y', 'a1'], true)).toEqual([['a1', 'b1', 'c1'], 2, []]);
});

it('says so of all rows when nothing is left', () => {
  expect(patch(['a1'], [])).toEqual([['a1'], 0, ['a']]);
});
