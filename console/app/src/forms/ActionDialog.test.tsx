import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { Problem } from '../api/problem';
import { ActionDialog, type Action } from './ActionDialog';

const perform = vi.fn<Action['perform']>();
const onClose = vi.fn();
const remove: Action = { title: 'Delete web?', clusters: ['eu-1', 'eu-2'], typeName: 'web', label: 'Delete', danger: true, perform };

function show(action: Action) {
  perform.mockReset();
  onClose.mockReset();
  render(
    <QueryClientProvider client={new QueryClient()}>
      <ActionDialog action={action} onClose={onClose} />
    </QueryClientProvider>,
  );
}

it('needs the name and a reason for what is dangerous', async () => {
  show(remove);
  const act = screen.getByRole('button', { name: 'Delete' });
  expect(act).toBeDisabled();
  await userEvent.type(screen.getByLabelText(/Type web/), 'web');
  expect(act).toBeDisabled();
  await userEvent.type(screen.getByLabelText(/Reason/), 'not needed');
  await userEvent.click(act);
  expect(perform).toHaveBeenCalledWith({ reason: 'not needed', choices: {} });
  expect(onClose).toHaveBeenCalledOnce();
});

it('stays open with the problem when it is refused', async () => {
  show({ ...remove, danger: false, typeName: undefined });
  perform.mockRejectedValue(new Problem(409, { title: 'Rollout is running' }));
  await userEvent.click(screen.getByRole('button', { name: 'Delete' }));
  expect(await screen.findByText('Rollout is running')).toBeVisible();
  expect(onClose).not.toHaveBeenCalled();
});
