import { QueryClientProvider, useQuery } from '@tanstack/react-query';
import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router';
import { render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { useMay } from '../api/me';
import { createQueryClient } from '../api/queryClient';
import { Age } from '../display/Age';
import { workloadList } from '../pages/workloads/queries';
import { PastView } from './PastView';

const AS_OF = '2026-11-29T03:00:00Z';
const requested: string[] = [];

function answerTo(url: URL): Response {
  requested.push(url.pathname + url.search);
  if (url.pathname === '/api/v1/me') return Response.json({ roles: [], may: ['CHANGE_WORKLOAD'] });
  return Response.json({ items: [], next: null, total: 0, asOf: AS_OF, position: '48211' });
}

const answering = vi.fn(answerTo);

function Contents() {
  const mayChange = useMay('CHANGE_WORKLOAD');
  const { data } = useQuery(workloadList({ name: 'web' }));
  return (
    <>
      {data && <p>read at {data.position}</p>}
      {mayChange && <button>Edit</button>}
      <Age time="2026-11-29T02:57:00Z" words="ago" />
    </>
  );
}

function show(at: string) {
  history.replaceState(null, '', `/workloads?at=${at}`);
  const page = () => (
    <PastView at={at}>
      <Contents />
    </PastView>
  );
  const router = createRouter({
    routeTree: createRootRoute({ component: page }),
    history: createMemoryHistory({ initialEntries: [`/?at=${at}`] }),
  });
  render(
    <QueryClientProvider client={createQueryClient()}>
      <RouterProvider router={router as never} />
    </QueryClientProvider>,
  );
  return router;
}

beforeEach(() => {
  requested.length = 0;
  answering.mockImplementation(answerTo);
  vi.stubGlobal('fetch', (request: Request) => Promise.resolve(answering(new URL(request.url))));
});
afterEach(() => {
  vi.unstubAllGlobals();
  history.replaceState(null, '', '/');
});

it('reads what is shown at the point of the address', async () => {
  show('48211');
  expect(await screen.findByText('read at 48211')).toBeVisible();
  expect(requested).toContain('/api/v1/workloads?name=web&at=48211');
  expect(requested).toContain('/api/v1/me');
});

it('tells ages as of then', async () => {
  show('48211');
  expect(await screen.findByText('3 min ago')).toBeVisible();
});

it('offers no change, whatever rights one has', async () => {
  show('48211');
  await screen.findByText('read at 48211');
  await vi.waitFor(() => expect(requested).toContain('/api/v1/me'));
  expect(screen.queryByRole('button', { name: 'Edit' })).toBeNull();
});

it('names the remedy where nothing was recorded, and leads back to now', async () => {
  const gone = { title: 'Gone', code: 'PastNotRecorded', remedy: 'Name a later time.' };
  answering.mockImplementation(() => Response.json(gone, { status: 410 }));
  const router = show('2020-01-01T00:00:00Z');
  expect(await screen.findByText(/Name a later time/)).toBeVisible();
  screen.getByRole('button', { name: 'Back to now' }).click();
  await vi.waitFor(() => expect(router.state.location.search).toEqual({}));
});
