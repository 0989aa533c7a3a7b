import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createMemoryHistory, createRootRoute, createRoute, createRouter, RouterProvider } from '@tanstack/react-router';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useSyncExternalStore } from 'react';
import { expect, it, vi } from 'vitest';
import type { Schemas } from '../../api/client';
import { DraftSession, type DraftServer } from '../draft/session';
import type { Step } from '../fields/field';
import { FieldTableContext } from '../fields/served';
import type { FieldTable } from '../fields/table';
import { TABLE, tableWith } from '../fields/tableOfServer';
import { StepPage } from './StepPage';

const EMPTY = { version: 1, steps: {}, violations: [], warnings: [] } as unknown as Schemas['Draft'];
const SAVED = { id: 'd', state: 'complete', violations: [], warnings: [], version: 2, position: '1' } satisfies Schemas['SaveStepResult'];

function Page({ step, session }: { step: Step; session: DraftSession }) {
  const state = useSyncExternalStore(session.subscribe, session.current);
  return <StepPage step={step} session={session} state={state} sought={null} onShow={vi.fn()} onShowField={vi.fn()} />;
}

async function show(step: Step, table: FieldTable) {
  const save = vi.fn<DraftServer['save']>().mockResolvedValue(SAVED);
  const session = new DraftSession(EMPTY, { save, read: vi.fn() });
  const root = createRootRoute();
  const drafts = createRoute({ getParentRoute: () => root, path: '/drafts/$id', component: () => <Page step={step} session={session} /> });
  const history = createMemoryHistory({ initialEntries: ['/drafts/d'] });
  render(
    <QueryClientProvider client={new QueryClient()}>
      <FieldTableContext value={table}>
        <RouterProvider router={createRouter({ routeTree: root.addChildren([drafts]), history }) as never} />
      </FieldTableContext>
    </QueryClientProvider>,
  );
  await screen.findByRole('button', { name: 'Next' });
  return save;
}

it('shows a field that only the server knows in its step, and saves it', async () => {
  const help = 'Who pays for it.';
  const save = await show('basics', tableWith({ step: 'basics', path: '/costCentre', label: 'Cost centre', help }));
  const input = screen.getByLabelText('Cost centre');
  expect(input).toHaveAccessibleDescription(help);
  await userEvent.type(input, '4711');
  await userEvent.click(screen.getByRole('button', { name: 'Next' }));
  expect(save).toHaveBeenCalledWith('basics', { costCentre: '4711' }, 1);
});

it('shows what only the server knows of a container on a tab of its own, with lists and all', async () => {
  const of = { step: 'containers', path: '/containers/*/bills' };
  const save = await show(
    'containers',
    tableWith({ ...of, label: 'Bills', type: 'list' }, { ...of, path: `${of.path}/*/to`, label: 'Addressee', options: ['us', 'them'] }),
  );
  await userEvent.click(screen.getByRole('tab', { name: 'More' }));
  await userEvent.click(await screen.findByRole('button', { name: '+ Add: Bills' }));
  await userEvent.selectOptions(screen.getByLabelText('Addressee'), 'them');
  await userEvent.click(screen.getByRole('button', { name: 'Next' }));
  expect(save).toHaveBeenCalledWith('containers', { containers: [{ bills: [{ to: 'them' }] }] }, 1);
});

it('shows the fields of an object together, in the place of the first one', async () => {
  await show('placement', TABLE);
  const labels = screen.getAllByText(/^(Clusters|Cluster selector|Label expressions|All clusters)$/, {
    selector: 'form :not(h2, button *)',
  });
  expect(labels.map((label) => label.textContent)).toEqual(['Clusters', 'Cluster selector', 'Label expressions', 'All clusters']);
});
