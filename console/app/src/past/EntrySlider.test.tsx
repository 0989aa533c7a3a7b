import { QueryClientProvider } from '@tanstack/react-query';
import { act, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createQueryClient } from '../api/queryClient';
import { prefer } from '../preferences/preferences';
import { EntrySlider } from './EntrySlider';

const onChoose = vi.fn();
const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();
const entry = (position: string, at: string) => ({ position, at, action: 'draft.submit', actor: { id: 'a', name: 'Alice' } });

beforeEach(() => {
  onChoose.mockReset();
  prefer({ zone: 'UTC' });
  const items = [entry('20', minutesAgo(5)), entry('10', minutesAgo(15))];
  vi.stubGlobal('fetch', () => Promise.resolve(Response.json({ items, total: 2, next: null, asOf: minutesAgo(0), position: '21' })));
});
afterEach(() => vi.unstubAllGlobals());

async function show(shown: Parameters<typeof EntrySlider>[0]['shown'] = null) {
  render(
    <QueryClientProvider client={createQueryClient()}>
      <EntrySlider span="hour" shown={shown} onChoose={onChoose} />
    </QueryClientProvider>,
  );
  const slider = screen.getByRole('slider');
  await vi.waitFor(() => expect(slider).toHaveAttribute('max', '3'));
  return slider;
}

it('stands at now, and says after whose entry each stop is', async () => {
  const slider = await show();
  expect(slider).toHaveAttribute('aria-valuetext', 'now');
  fireEvent.change(slider, { target: { value: '1' } });
  expect(slider).toHaveAttribute('aria-valuetext', expect.stringMatching(/UTC, after Alice: draft.submit$/));
});

it('shows a point once it rests there', async () => {
  const slider = await show();
  fireEvent.change(slider, { target: { value: '1' } });
  fireEvent.change(slider, { target: { value: '2' } });
  expect(onChoose).not.toHaveBeenCalled();
  await act(() => vi.waitFor(() => expect(onChoose).toHaveBeenCalled()));
  expect(onChoose).toHaveBeenCalledExactlyOnceWith('20');
});

it('stands at the entry that is shown', async () => {
  expect(await show({ at: '10', asOf: minutesAgo(15), position: '10' })).toHaveValue('1');
});
