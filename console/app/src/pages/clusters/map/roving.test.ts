import { expect, it } from 'vitest';
import { tileTowards } from './roving';

// Two rows of three, and a last one of a single tile.
const tiles = [...'abcdefg'].map((name, index) => ({ name, offsetTop: Math.floor(index / 3) * 30, offsetLeft: (index % 3) * 30 }));
const towards = (key: string, from: string) => tileTowards(key, 'abcdefg'.indexOf(from), tiles)?.name;

it.each([
  ['ArrowRight', 'c', 'd'],
  ['ArrowLeft', 'd', 'c'],
  ['ArrowDown', 'b', 'e'],
  ['ArrowDown', 'f', 'g'],
  ['ArrowUp', 'g', 'd'],
  ['ArrowUp', 'f', 'c'],
  ['Home', 'e', 'a'],
  ['End', 'b', 'g'],
])('%s leads from %s to %s', (key, from, to) => {
  expect(towards(key, from)).toBe(to);
});

it.each([['ArrowRight', 'g'], ['ArrowLeft', 'a'], ['ArrowUp', 'b'], ['ArrowDown', 'g'], ['x', 'a']])('%s leads nowhere from %s', (key, from) => {
  expect(towards(key, from)).toBeUndefined();
}); // prettier-ignore
