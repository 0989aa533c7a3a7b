import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router';
import { render, screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { Schemas } from '../../api/client';
import { parseSearch, stringifySearch } from '../../shell/search';
import { ChangedObject } from './ChangedObject';

type Item = Schemas['DiffObjectChange'];

const AT = '2026-11-29T03:00:00.000001Z';
const alice = { id: 'a', name: 'Alice' };
const ITEM: Item = {
  kind: 'deployment', id: 'w/eu-1', workload: 'w', cluster: 'eu-1', namespace: 'default', name: 'web', change: 'changed', at: AT,
  changes: [
    { path: '/wanted/generation', label: 'Generation', before: 1, after: 2, by: 'command' },
    { path: '/observed/ready', label: 'Ready', before: 3, after: 2, by: 'cluster' },
  ],
  entries: [
    { position: '7', at: AT, actor: alice, action: 'workload.restart', reason: 'stuck pods', by: 'command', facts: [] },
    { position: '9', at: AT, actor: alice, action: 'deployment.drift', reason: null, by: 'cluster', facts: [{ path: '/m', label: 'Changed by', before: null, after: 'kubectl-edit' }] },
  ],
  statuses: [], outages: [],
}; // prettier-ignore

async function show(item: Item) {
  const router = createRouter({
    routeTree: createRootRoute({ component: () => <ChangedObject item={item} from="5" /> }),
    history: createMemoryHistory(),
    parseSearch,
    stringifySearch,
  });
  render(<RouterProvider router={router as never} />);
  await screen.findByRole('heading', { level: 2 });
}

const part = (name: string) => within(screen.getByRole('heading', { level: 3, name }).closest('section') as HTMLElement);

it('tells what people changed, who and why, apart from what the cluster did by itself', async () => {
  await show(ITEM);
  const people = part('By command');
  expect(people.getByText(/Alice/)).toHaveTextContent('Alice: workload.restart stuck pods entry 7');
  expect(people.getByRole('table')).toHaveTextContent('Generation');
  expect(people.getByRole('table')).not.toHaveTextContent('Ready');
  const cluster = part('By the cluster itself');
  expect(cluster.getByText('deployment.drift')).toBeVisible();
  expect(cluster.getByText('kubectl-edit')).toBeVisible();
  expect(cluster.getByText('Ready')).toBeVisible();
});

it('leads to the entry in the audit', async () => {
  await show(ITEM);
  expect(screen.getByRole('link', { name: 'entry 7' })).toHaveAttribute(
    'href',
    `/audit?${new URLSearchParams({ from: AT, to: '2026-11-29T03:00:00.000002Z' })}`,
  );
});

it('leads to what was removed as it was before', async () => {
  await show({ ...ITEM, change: 'removed' });
  expect(screen.getByRole('link', { name: /web/ }).getAttribute('href')).toContain('at=5');
});

it('says that something changed and changed back', async () => {
  await show({ ...ITEM, changes: [] });
  expect(screen.getByText('It changed and changed back.')).toBeVisible();
});

it('names times of silence', async () => {
  await show({ ...ITEM, kind: 'cluster', outages: [{ since: AT, until: null }] });
  expect(part('By the cluster itself').getByText(/^Silent since/)).toBeVisible();
});
