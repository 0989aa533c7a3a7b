import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import { beforeEach, expect, it, vi } from 'vitest';
import type { Schemas } from '../../api/client';
import { RollBackDialog } from './RollBackDialog';

vi.mock('@tanstack/react-router', () => ({ useSearch: () => ({}) }));

const at = (revision: number) => ({ id: 'w1', version: revision, revision }) as Schemas['WorkloadDetail'];

const asked: string[] = [];

beforeEach(() => {
  asked.length = 0;
  vi.stubGlobal('fetch', (request: Request) => {
    asked.push(new URL(request.url).search);
    const isDiff = request.url.includes('/diff');
    const change = { path: '/containers/containers/0/image', label: 'Image', before: 'app:2', after: 'app:1' };
    return Promise.resolve(Response.json(isDiff ? { changes: [change] } : { items: [], next: null, total: 0 }));
  });
});

it('shows what changes from the revision that it was opened on, also while the workload is rolled back', async () => {
  const queries = new QueryClient();
  const shown = (revision: number) => (
    <QueryClientProvider client={queries}>
      <RollBackDialog found={at(revision)} revision={1} onClose={() => undefined} />
    </QueryClientProvider>
  );
  const { rerender } = render(shown(2));
  expect(await screen.findByText('app:1')).toBeVisible();
  rerender(shown(3));
  expect(screen.getByText(/creates revision 3 from 1/)).toBeVisible();
  expect(asked.filter((search) => search.includes('from='))).toEqual(['?from=2&to=1']);
});
