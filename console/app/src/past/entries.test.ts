import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { ReadPoint } from './readPoint';

vi.stubGlobal('location', { origin: 'http://localhost', search: '' });
const { entryAfter, entryBefore } = await import('./entries');

const NOW = Date.parse('2026-11-29T12:00:00Z');
const ledger: { position: string; at: string }[] = [];

/** Answers as the server: newest first, `from` inclusive, `to` exclusive. */
function audit(url: URL): Response {
  const { from, to, limit = '50' } = Object.fromEntries(url.searchParams) as Record<string, string | undefined>;
  const found = ledger
    .filter(({ at }) => (!from || Date.parse(at) >= Date.parse(from)) && (!to || Date.parse(at) < Date.parse(to)))
    .sort((one, other) => Number(other.position) - Number(one.position));
  return Response.json({ items: found.slice(0, Number(limit)), total: found.length, next: null });
}

beforeEach(() => {
  vi.useFakeTimers({ now: NOW, toFake: ['Date'] });
  vi.stubGlobal('fetch', (request: Request) => Promise.resolve(audit(new URL(request.url))));
  ledger.length = 0;
});
afterEach(() => vi.useRealTimers());

const record = (position: number, minutesAgo: number) =>
  ledger.push({ position: String(position), at: new Date(NOW - minutesAgo * 60_000).toISOString() });
const point = (at: string, position: number, minutesAgo: number): ReadPoint => ({
  at,
  position: String(position),
  asOf: new Date(NOW - minutesAgo * 60_000).toISOString(),
});

it('goes back from entry to entry', async () => {
  record(10, 30);
  record(20, 20);
  expect((await entryBefore(null))?.position).toBe('20');
  expect((await entryBefore(point('20', 20, 20)))?.position).toBe('10');
  expect((await entryBefore(point('2026-11-29T11:45:00Z', 22, 15)))?.position).toBe('20');
  expect(await entryBefore(point('10', 10, 30))).toBeUndefined();
});

it('goes on to the next entry, however far away it is', async () => {
  record(10, 60 * 24 * 90);
  record(20, 5);
  record(30, 4);
  expect((await entryAfter(point('10', 10, 60 * 24 * 90)))?.position).toBe('20');
  expect(await entryAfter(point('30', 30, 4))).toBeUndefined();
});

it('finds the next entry among more than one answer can list', async () => {
  record(1, 600);
  for (let position = 2; position < 1000; position += 1) record(position, 500 - position * 0.1);
  expect((await entryAfter(point('1', 1, 600)))?.position).toBe('2');
});
