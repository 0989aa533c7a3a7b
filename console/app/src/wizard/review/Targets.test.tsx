import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import type { Schemas } from '../../api/client';
import { Targets } from './Targets';

const wave = (name: string, count: number): Schemas['DraftTargetsWave'] => ({
  name,
  count,
  maxConcurrent: null,
  soak: null,
  gate: 'Running',
  window: null,
  approvalExpires: null,
});

const found: Schemas['DraftTargets'] = {
  items: Array.from({ length: 30 }, (_, index) => ({ cluster: `c-${index}`, chosen: true, why: 'named', wave: index ? 'rest' : 'first' })),
  waves: [
    wave('first', 1),
    {
      ...wave('rest', 29),
      maxConcurrent: 5,
      soak: 'PT5M',
      window: { days: ['MON', 'TUE'], from: '08:00', to: '18:00', zone: 'Europe/Berlin' },
    },
  ],
  total: 30,
  chosen: 30,
  elsewhere: 0,
  position: '1',
};

it('shows as many clusters as one reads, and all when asked', async () => {
  render(<Targets found={found} />);
  const table = screen.getByRole('table', { name: 'Goes to 30 clusters' });
  expect(within(table).queryByText('c-29')).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: 'Show all 30' }));
  expect(within(table).getByText('c-29')).toBeVisible();
});

it('shows what each wave waits for', () => {
  render(<Targets found={found} />);
  const rows = within(screen.getByRole('table', { name: 'Plan of waves' })).getAllByRole('row');
  expect(
    rows.slice(1).map((row) =>
      within(row)
        .getAllByRole('cell')
        .map((cell) => cell.textContent),
    ),
  ).toEqual([
    ['first', '1', 'all', 'Running', '–', 'any time', '–'],
    ['rest', '29', '5', 'Running', '5 min', 'MON TUE 08:00–18:00 Europe/Berlin', '–'],
  ]);
});
