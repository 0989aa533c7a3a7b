import { render, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { Schemas } from '../../api/client';
import { AuditOutcome } from './AuditCells';

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
