import { keepPreviousData, QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query';
import { createMemoryHistory, createRootRoute, createRouter, RouterProvider, useSearch } from '@tanstack/react-router';
import { act, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import { send } from '../api/transport';
import { ListBody } from './ListBody';

interface Item {
  id: string;
  status: string;
}

const answer = vi.fn<() => Item[]>();
const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } });
const columns = [
  { label: 'Name', cell: (item: Item) => item.id },
  { label: 'Status', cell: (item: Item) => item.status },
];

function List() {
  const search = useSearch({ strict: false });
  const query = useQuery({
    queryKey: ['thing', 'list', search],
    queryFn: () => ({ items: answer(), next: null, total: answer().length }),
    placeholderData: keepPreviousData,
  });
  return (
    <ListBody
      label="Things"
      query={query}
      columns={columns}
      keyOf={({ id }) => id}
      filtered={false}
      nothingYet={{ title: 'None', body: '' }}
    />
  );
}

const shown = () => within(screen.getByRole('table')).getAllByRole('row').slice(1).map((row) => row.textContent); // prettier-ignore
const items = (...texts: string[]) => texts.map((text) => ({ id: text.split(' ')[0] ?? '', status: text.split(' ')[1] ?? '' }));
const startRouter = () =>
  createRouter({
    routeTree: createRootRoute({ component: List, validateSearch: (search: { cursor?: string }) => search }),
    history: createMemoryHistory(),
  });
let router: ReturnType<typeof startRouter>;

/** As a change of somebody else does. */
async function readAnew(...texts: string[]) {
  answer.mockReturnValue(items(...texts));
  await act(() => queries.invalidateQueries());
}

beforeEach(async () => {
  queries.clear();
  answer.mockReturnValue(items('b Running', 'c Running'));
  router = startRouter();
  render(
    <QueryClientProvider client={queries}>
      <RouterProvider router={router as never} />
    </QueryClientProvider>,
  );
  await screen.findByRole('table');
});

it('patches cells, and announces new rows instead of moving those that are read', async () => {
  const before = screen.getByText('b');
  await readAnew('a Waiting', 'c Stalled', 'b Running', 'd Waiting');
  await waitFor(() => expect(shown()).toEqual(['bRunning', 'cStalled']));
  expect(screen.getByText('b')).toBe(before);
  await userEvent.click(screen.getByRole('button', { name: '2 new – show' }));
  expect(shown()).toEqual(['aWaiting', 'cStalled', 'bRunning', 'dWaiting']);
  expect(screen.queryByRole('button', { name: /show/ })).toBeNull();
});

it('says of a row that it has left the list', async () => {
  await readAnew('c Running');
  await waitFor(() => expect(shown()).toEqual(['bno longer in this listRunning', 'cRunning']));
});

it('shows at once what another page of the list has', async () => {
  answer.mockReturnValue(items('x Running'));
  await act(() => router.navigate({ to: '/', search: { cursor: '2' } }));
  await waitFor(() => expect(shown()).toEqual(['xRunning']));
});

it('shows at once what the reader has made', async () => {
  vi.stubGlobal('fetch', () => Promise.resolve(new Response('{}')));
  await act(() => send(new Request('http://localhost:8080/api/v1/things', { method: 'POST' })));
  vi.unstubAllGlobals();
  await new Promise((resume) => setTimeout(resume, 5));
  await readAnew('a Waiting', 'b Running', 'c Running');
  await waitFor(() => expect(shown()).toEqual(['aWaiting', 'bRunning', 'cRunning']));
});
