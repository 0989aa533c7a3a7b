import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, render, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { SessionEnded } from './SessionEnded';
import { noteAnswer } from './ended';

afterEach(() => vi.unstubAllGlobals());

function show() {
  render(
    <QueryClientProvider client={new QueryClient()}>
      <SessionEnded />
      <input aria-label="Description" defaultValue="still here" />
    </QueryClientProvider>,
  );
  act(() => noteAnswer(401));
}

it('says that the session has ended, and leaves what was typed', () => {
  show();
  expect(screen.getByText('Your session has ended')).toBeVisible();
  expect(screen.getByRole('link', { name: 'Sign in in a new tab' })).toHaveAttribute('target', '_blank');
  expect(screen.getByLabelText('Description')).toHaveValue('still here');
});

it('goes on by itself when somebody comes back who has signed in elsewhere', async () => {
  vi.stubGlobal('fetch', () => Promise.resolve(Response.json({ may: [], roles: [] })));
  show();
  act(() => void dispatchEvent(new Event('focus')));
  await waitFor(() => expect(screen.queryByText('Your session has ended')).toBeNull());
  expect(screen.getByLabelText('Description')).toHaveValue('still here');
});
