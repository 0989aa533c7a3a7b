import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createMemoryHistory, createRouter, RouterProvider } from '@tanstack/react-router';
import { act, cleanup, render, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { readFirst } from '../firstReads';
import { routeTree } from '../router';
import { parseSearch, stringifySearch } from '../shell/search';
import { FakeServer } from '../testing/server';

class QuietStream extends EventTarget {
  close = () => undefined;
}

beforeEach(() => {
  vi.stubGlobal('EventSource', QuietStream);
  vi.stubGlobal('scrollTo', () => undefined);
  vi.stubGlobal('matchMedia', () => Object.assign(new EventTarget(), { matches: false }));
});
afterEach(() => vi.unstubAllGlobals());

const routerAt = (path: string) =>
  createRouter({ routeTree, history: createMemoryHistory({ initialEntries: [path] }), parseSearch, stringifySearch });

/** The requests of a page, after none has followed for a while. */
async function requestsOf(path: string, size: number, readsFirst = false): Promise<URL[]> {
  const server = new FakeServer(size);
  vi.stubGlobal('fetch', server.fetch);
  const router = routerAt(path);
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false, staleTime: 60_000 } } });
  if (readsFirst) await readFirst(router, queries);
  render(
    <QueryClientProvider client={queries}>
      <RouterProvider router={router as never} />
    </QueryClientProvider>,
  );
  await waitFor(() => expect(document.querySelector('h1')).not.toBeNull(), { timeout: 20_000 });
  for (let known = -1, quiet = 0; quiet < 4;) {
    await act(() => new Promise((resume) => setTimeout(resume, 50)));
    quiet = known === server.requests.length ? quiet + 1 : 0;
    known = server.requests.length;
  }
  cleanup();
  return server.requests;
}

const WORKLOAD = '/workloads/0197f0c0-0000-7000-8000-000000000000';
const DRAFT = '/drafts/0197f0c0-0000-7000-8000-000000000000';

/** Requests that each page may send, besides that for the person's rights, whatever the size of the fleet. */
it.each([
  ['/workloads', 1],
  ['/workloads?status=Running&namespace=default&sort=name', 1],
  [WORKLOAD, 3],
  [`${WORKLOAD}?tab=rollouts`, 3],
  [`${WORKLOAD}?tab=revisions`, 3],
  [`${WORKLOAD}?tab=variants`, 3],
  [`${WORKLOAD}/deployments/eu-1`, 1],
  ['/drafts', 1],
  [`${DRAFT}?step=basics`, 4],
  [`${DRAFT}?step=containers`, 4],
  [`${DRAFT}?step=placement`, 4],
  [`${DRAFT}?step=review`, 8],
  ['/clusters?view=table', 1],
  ['/clusters/eu-1', 2],
  ['/clusters/eu-1?tab=inventory', 2],
  ['/audit', 1],
  ['/access', 4],
  ['/access?tab=grants', 4],
  ['/access?tab=settings', 4],
])('%s sends at most %i requests, with 1,000 of everything as with 3', async (path, most) => {
  const few = await requestsOf(path, 3);
  const many = await requestsOf(path, 1000);
  const pathsOf = (requests: URL[]) =>
    requests
      .map((url) => url.pathname + url.search)
      .filter((one) => !one.startsWith('/api/v1/me'))
      .sort();
  expect(pathsOf(many)).toEqual(pathsOf(few));
  expect(pathsOf(many).length).toBeLessThanOrEqual(most);
  expect(pathsOf(many).length).toBeGreaterThan(0);
});

it.each([
  '/workloads?status=Running',
  '/workloads/id',
  '/workloads/id?tab=rollouts',
  '/workloads/id?cluster=eu-1',
  '/clusters?view=table',
  '/clusters?view=map',
  '/clusters/id',
  '/clusters/id?tab=inventory',
  '/drafts',
  '/drafts?state=any',
  `${DRAFT}?step=basics`,
  '/audit?outcome=refused',
])('%s reads nothing first that it does not need, and nothing twice', async (path) => {
  const sent = (requests: URL[]) => requests.map((url) => url.pathname + url.search).sort();
  expect(sent(await requestsOf(path, 3, true))).toEqual(sent(await requestsOf(path, 3)));
});

it('reads nothing of the present first when the past is opened', async () => {
  const server = new FakeServer(3);
  vi.stubGlobal('fetch', server.fetch);
  await readFirst(routerAt('/workloads?at=48211'), new QueryClient());
  expect(server.requests).toEqual([]);
  await readFirst(routerAt('/workloads'), new QueryClient());
  expect(server.requests.map(({ pathname }) => pathname)).toEqual(['/api/v1/workloads']);
});

it('leaves filters, order and pages of a list to the server', async () => {
  const [request] = (await requestsOf('/workloads?status=Running&label=team%3Dsre&sort=name&cursor=50', 1000)).filter(
    ({ pathname }) => pathname === '/api/v1/workloads',
  );
  expect(Object.fromEntries(request?.searchParams ?? [])).toMatchObject({
    status: 'Running',
    label: 'team=sre',
    sort: 'name',
    cursor: '50',
  });
});

it.each(['/clusters', '/clusters?view=map', '/clusters?view=map&group=region'])('%s shows 1,000 clusters after a request per 200', async (path) => {
  const pages = (await requestsOf(path, 1000)).filter(({ pathname, search }) => pathname === '/api/v1/clusters' && search.includes('limit=200'));
  expect(pages.map(({ searchParams }) => searchParams.get('cursor'))).toEqual([null, '200', '400', '600', '800']);
}); // prettier-ignore
