import { expect, it } from 'vitest';
import { markIndexOf, marksOf, spanOf } from './marks';

const NOW = Date.parse('2026-11-29T12:00:00Z');
const entry = (position: string, at: string) => ({ position, at }) as Parameters<typeof marksOf>[2]['items'][number];
const items = [entry('30', '2026-11-29T11:50:00Z'), entry('20', '2026-11-29T11:40:00Z')];
const from = Date.parse('2026-11-29T11:00:00Z');

it('stops at the beginning, after each entry, and now', () => {
  expect(marksOf(from, NOW, { items, total: 2 }).map(({ point }) => point)).toEqual(['2026-11-29T11:00:00.000Z', '20', '30', undefined]);
  expect(marksOf(undefined, NOW, { items, total: 2 }).map(({ point }) => point)).toEqual(['20', '30', undefined]);
});

it('stops at even distances when the entries are more than can be listed', () => {
  const marks = marksOf(from, NOW, { items, total: 5000 });
  expect(marks).toHaveLength(61);
  expect(marks[1]?.point).toBe('2026-11-29T11:01:00.000Z');
  expect(marks.at(-1)?.point).toBeUndefined();
});

it('stands at the stop that shows the same', () => {
  const marks = marksOf(from, NOW, { items, total: 2 });
  const at = (point: string, asOf: string) => markIndexOf(marks, { at: point, asOf });
  expect(markIndexOf(marks, null)).toBe(3);
  expect(at('20', '2026-11-29T11:40:00Z')).toBe(1);
  expect(at('2026-11-29T11:45:00Z', '2026-11-29T11:45:00Z')).toBe(1);
  expect(at('2026-11-28T00:00:00Z', '2026-11-28T00:00:00Z')).toBe(0);
});

it('chooses the shortest span that contains a time', () => {
  expect(spanOf(NOW - 10_000, NOW)).toBe('hour');
  expect(spanOf(NOW - 2 * 3_600_000, NOW)).toBe('day');
  expect(spanOf(NOW - 30 * 24 * 3_600_000, NOW)).toBe('all');
});
