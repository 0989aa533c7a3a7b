import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import type { Schemas } from '../../api/client';
import { AuditDetails, AuditOutcome } from './AuditCells';

const refused = {
  clusters: [],
  outcome: 'refused',
  problem: {
    code: 'RightIsMissing',
    missing: [
      { role: 'FleetAdmin', namespace: null, cluster: '*' },
      { role: 'NSEditor', namespace: 'monitoring', cluster: 'eu-1' },
    ],
    elsewhere: 0,
    rules: [],
  },
} as unknown as Schemas['AuditEntry'];

it('names the rights that were missing, and no cluster for one over the fleet', () => {
  render(<AuditOutcome entry={refused} />);
  expect(screen.getByText('FleetAdmin')).toBeVisible();
  expect(screen.getByText('NSEditor · monitoring · eu-1')).toBeVisible();
});

it('counts what came of an entry, and names each cluster on demand', async () => {
  const clusters = [
    { cluster: 'eu-1', status: 'Running' },
    { cluster: 'eu-2', status: 'Stalled' },
    { cluster: 'us-1', status: 'Running' },
  ];
  render(<AuditDetails entry={{ changes: [], clusters } as unknown as Schemas['AuditEntry']} />);
  expect(screen.queryByText('eu-2')).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: '3 clusters: 2 Running, 1 Stalled' }));
  expect(screen.getByText('eu-2')).toBeVisible();
});
