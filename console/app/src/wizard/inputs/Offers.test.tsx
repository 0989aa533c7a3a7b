import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { JsonObject } from '../draft/document';
import type { Step } from '../fields/field';
import { EditingContext } from './editing';
import { Offers, useOffers } from './Offers';

const ITEMS: Record<string, object[]> = {
  configmaps: [
    { name: 'settings', namespace: 'monitoring', facts: null },
    { name: 'others', namespace: 'kube-system', facts: null },
  ],
  nodes: [
    { name: 'n1', namespace: null, facts: { labels: { 'kubernetes.io/os': 'linux', disk: 'ssd' } } },
    { name: 'n2', namespace: null, facts: { labels: { 'kubernetes.io/os': 'linux' } } },
  ],
};

const fetching = vi.fn<typeof fetch>();

beforeEach(() => {
  fetching.mockReset();
  vi.stubGlobal('fetch', fetching);
});
afterEach(() => vi.unstubAllGlobals());

function Names({ offers }: { offers: string }) {
  const { names, ask } = useOffers(offers);
  return (
    <>
      <input aria-label="Name" list="names" onFocus={ask} />
      <Offers id="names" names={names} />
    </>
  );
}

async function namesFor(offers: string, documents: Partial<Record<Step, JsonObject>> = {}): Promise<string[]> {
  fetching.mockImplementation((request) => {
    const kind = new URL((request as Request).url).searchParams.get('kind') ?? '';
    return Promise.resolve(Response.json({ items: ITEMS[kind] }));
  });
  const editing = {
    step: 'basics' as const,
    document: {},
    documents,
    defaults: {},
    violations: [],
    warnings: [],
    cluster: 'eu-1',
    change: () => {},
  };
  render(
    <QueryClientProvider client={new QueryClient()}>
      <EditingContext value={editing}>
        <Names offers={offers} />
      </EditingContext>
    </QueryClientProvider>,
  );
  expect(fetching).not.toHaveBeenCalled();
  await userEvent.click(screen.getByLabelText('Name'));
  const options = await screen.findAllByRole('option', { hidden: true });
  return options.map((option) => (option as HTMLOptionElement).value);
}

it('asks the cluster only when somebody is about to choose, and offers what is in the draft’s namespace', async () => {
  expect(await namesFor('configmaps', { basics: { namespace: 'monitoring' } })).toEqual(['settings']);
});

it('offers each label of the nodes once', async () => {
  expect(await namesFor('nodeLabels')).toEqual(['kubernetes.io/os', 'disk']);
});

it('offers what the draft names itself', async () => {
  expect(await namesFor('/containers/volumes/*/name', { containers: { volumes: [{ name: 'data' }, {}, { name: 'data' }] } })).toEqual([
    'data',
  ]);
});
