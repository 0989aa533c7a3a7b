import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Schemas } from '../../api/client';
import { ClusterActions } from './ClusterActions';

const cluster = {
  id: 'eu-1', name: 'eu-1', state: 'ready', silent: false, cordoned: false, lastSeen: '2026-01-01T00:00:00Z', version: 7,
  labels: { region: 'eu' }, credentials: [{ id: 'c', issuedAt: '2026-01-01T00:00:00Z', until: null, retiredAt: null }],
} as unknown as Schemas['ClusterDetail']; // prettier-ignore
const silent = { ...cluster, state: 'silent', silent: true };

const requests: Request[] = [];
const answers: Record<string, () => Response> = {};
const sent = () => requests.filter(({ method }) => method !== 'GET');

async function show(found: Schemas['ClusterDetail'], may: string[]) {
  answers['/api/v1/me'] = () => Response.json({ may, roles: [] });
  const router = createRouter({
    routeTree: createRootRoute({ component: () => <ClusterActions found={found} /> }),
    history: createMemoryHistory(),
  });
  render(
    <QueryClientProvider client={new QueryClient()}>
      <RouterProvider router={router as never} />
    </QueryClientProvider>,
  );
  await screen.findByRole('link', { name: 'Audit' });
}

const choose = async (name: string) => {
  await userEvent.click(await screen.findByRole('button', { name: 'More actions' }));
  await userEvent.click(await screen.findByRole('menuitem', { name }));
};

beforeEach(() => {
  requests.length = 0;
  answers['/api/v1/clusters/eu-1/deployments'] = () =>
    Response.json({ items: [{ workload: 'w', namespace: 'default', name: 'agent', status: 'Running' }], next: null, total: 1 });
  vi.stubGlobal('fetch', (request: Request) => {
    requests.push(request.clone());
    return Promise.resolve((answers[new URL(request.url).pathname] ?? (() => Response.json({})))());
  });
});
afterEach(() => vi.unstubAllGlobals());

describe('ClusterActions', () => {
  it('offers nothing without a right', async () => {
    await show(cluster, ['READ_CLUSTER']);
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('offers to those of the cluster what they may do, and no more', async () => {
    await show(cluster, ['MANAGE_CLUSTER']);
    expect(await screen.findByRole('button', { name: 'Cordon' })).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'More actions' }));
    expect((await screen.findAllByRole('menuitem')).map((item) => item.textContent)).toEqual(['Send everything again']);
  });

  it('offers to forget only what is silent', async () => {
    await show(cluster, ['MANAGE_CLUSTER', 'MANAGE_FLEET']);
    await userEvent.click(await screen.findByRole('button', { name: 'More actions' }));
    expect(await screen.findByRole('menuitem', { name: 'Remove' })).toBeVisible();
    expect(screen.queryByRole('menuitem', { name: 'Forget' })).toBeNull();
  });

  it('forgets on the version that was seen, after the name and a reason, and says what is reached', async () => {
    await show(silent, ['MANAGE_FLEET']);
    await choose('Forget');
    expect(await screen.findByText('It has 1 workload:')).toBeVisible();
    expect(screen.getByText(/default \/ agent/)).toBeVisible();
    const act = screen.getByRole('button', { name: 'Forget' });
    await userEvent.type(screen.getByLabelText(/Reason/), 'burnt down');
    expect(act).toBeDisabled();
    await userEvent.type(screen.getByLabelText(/Type eu-1/), 'eu-1');
    await userEvent.click(act);
    const [request] = sent();
    expect(request?.url).toMatch(/\/clusters\/eu-1:forget$/);
    expect(request?.headers.get('If-Match')).toBe('"7"');
    await expect(request?.json()).resolves.toEqual({ name: 'eu-1', reason: 'burnt down' });
  });

  it('removes with what happens to the workloads and after which time', async () => {
    await show(cluster, ['MANAGE_FLEET']);
    await userEvent.click(await screen.findByRole('button', { name: 'Remove' }));
    await userEvent.selectOptions(screen.getByLabelText('What happens to its workloads'), 'delete');
    await userEvent.selectOptions(screen.getByLabelText(/Period of grace/), 'PT24H');
    await userEvent.type(screen.getByLabelText(/Reason/), 'sold');
    await userEvent.type(screen.getByLabelText(/Type eu-1/), 'eu-1');
    await userEvent.click(screen.getByRole('button', { name: 'Remove' }));
    await expect(sent()[0]?.json()).resolves.toEqual({ grace: 'PT24H', workloads: 'delete', reason: 'sold' });
  });

  it('shows a new credential once, as a command to copy', async () => {
    const user = userEvent.setup();
    answers['/api/v1/clusters/eu-1:rotate'] = () => new Response('kind: Secret\n');
    await show(cluster, ['MANAGE_FLEET']);
    await user.click(await screen.findByRole('button', { name: 'Rotate the credential' }));
    expect(sent()).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Show the command' }));
    await user.click(await screen.findByRole('button', { name: 'Copy the command' }));
    expect(await navigator.clipboard.readText()).toBe("kubectl apply -f - <<'END_OF_MANIFEST'\nkind: Secret\nEND_OF_MANIFEST\n");
    expect(sent()).toHaveLength(1);
  });

  it('replaces labels on the version that was seen, with the reason', async () => {
    await show(cluster, ['MANAGE_CLUSTER']);
    await userEvent.click(await screen.findByRole('button', { name: 'Edit labels' }));
    const input = screen.getByLabelText(/Labels, one in each line/);
    await userEvent.type(input, '{End}\nenv=prod');
    await userEvent.type(screen.getByLabelText(/Reason/), 'für alle');
    await userEvent.click(screen.getByRole('button', { name: 'Save the labels' }));
    const [request] = sent();
    expect(request?.headers.get('If-Match')).toBe('"7"');
    expect(decodeURIComponent(request?.headers.get('Fleetledger-Reason') ?? '')).toBe('für alle');
    await expect(request?.json()).resolves.toEqual({ labels: { region: 'eu', env: 'prod' } });
  });
});
