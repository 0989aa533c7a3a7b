import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import type { Schemas } from '../api/client';
import { ImportNotes } from './ImportNotes';

const FETCH = { cluster: 'eu-1', namespace: 'kube-system', name: 'proxy', state: 'found', code: null, message: null, fetchedAt: null };

function show(part: Partial<Schemas['Draft']>) {
  const found = { id: 'd1', fetch: null, kept: [], notCarried: [], ...part } as unknown as Schemas['Draft'];
  return render(
    <QueryClientProvider client={new QueryClient()}>
      <ImportNotes found={found} />
    </QueryClientProvider>,
  );
}

it('says nothing of a draft that began empty', () => {
  expect(show({}).container).toBeEmptyDOMElement();
});

it('lists what was not taken over, with the reason, and what was kept beside the form', async () => {
  show({
    fetch: FETCH,
    notCarried: [{ object: 'Secret/token', why: 'Secrets are never stored.' }],
    kept: [{ object: 'DaemonSet/proxy', path: '/spec/template/spec/dnsConfig', value: {} }],
  });
  expect(screen.getByText(/Taken over from kube-system\/proxy in eu-1 · 1 thing wasn’t taken over · 1 field kept/)).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'Show what' }));
  expect(screen.getByText('Not taken over: Secret/token (Secrets are never stored.)')).toBeVisible();
  expect(screen.getByText(/DaemonSet\/proxy \/spec\/template\/spec\/dnsConfig/)).toBeVisible();
});

it('asks the cluster again after a failure', async () => {
  const asked: string[] = [];
  vi.stubGlobal('fetch', (request: Request) => {
    asked.push(`${request.method} ${new URL(request.url).pathname}`);
    return Promise.resolve(Response.json({ id: 'd1', version: 2, position: '9' }, { status: 202 }));
  });
  show({ fetch: { ...FETCH, state: 'failed', code: 'NotFound', message: 'daemonsets.apps "proxy" not found' } });
  expect(screen.getByText('NotFound')).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'Ask again' }));
  expect(asked).toEqual(['POST /api/v1/drafts/d1:fetch']);
});
