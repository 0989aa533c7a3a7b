import { readFileSync } from 'node:fs';
import { afterEach, expect, it, vi } from 'vitest';
import { hasPast, readAtPoint } from './address';

interface Operation {
  parameters?: { $ref?: string }[];
}

const { paths } = JSON.parse(
  readFileSync(new URL('../../../../contract/src/main/resources/openapi/fleetledger.json', import.meta.url), 'utf8'),
) as { paths: Record<string, { get?: Operation }> };

const described = Object.entries(paths).flatMap(([path, { get }]): [string, boolean][] =>
  get ? [[path, Boolean(get.parameters?.some(({ $ref }) => $ref?.endsWith('/At'))) && !/^\/api\/v1\/(workloads|clusters)\/{id}\/diff$/.test(path)]] : [],
); // prettier-ignore

const sent = (url: string, path: string, method = 'GET') =>
  readAtPoint.onRequest?.({ request: new Request(`http://localhost${url}`, { method }), schemaPath: path } as never) as Request | undefined;

afterEach(() => vi.unstubAllGlobals());

it.each(described)('knows whether %s has a past, as the interface describes it: %s', (path, expected) => {
  expect(hasPast(path)).toBe(expected);
});

it('reads at the point that the address names', () => {
  vi.stubGlobal('location', { search: '?name=web&at=2026-11-29T03:00:00Z' });
  expect(sent('/api/v1/workloads?limit=1', '/api/v1/workloads')?.url).toBe(
    'http://localhost/api/v1/workloads?limit=1&at=2026-11-29T03%3A00%3A00Z',
  );
  expect(sent('/api/v1/audit?text=web&at=1', '/api/v1/audit')?.url).toBe('http://localhost/api/v1/audit?text=web');
  expect(sent('/api/v1/drafts', '/api/v1/drafts', 'POST')).toBeUndefined();
});

it('reads the present when the address names no point', () => {
  vi.stubGlobal('location', { search: '?name=web' });
  expect(sent('/api/v1/workloads', '/api/v1/workloads')).toBeUndefined();
});
