import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import type { Schemas } from '../../api/client';
import { Verdict } from './Verdict';

const item: Schemas['PreviewClusterVerdict'] = {
  cluster: 'eu-1',
  state: 'refused',
  manifest: null,
  code: 'NamespaceMissing',
  message: 'There is no namespace monitoring.',
  findings: [
    { severity: 'refusal', code: 'NamespaceMissing', object: 'Namespace/monitoring', message: 'There is no namespace monitoring.' },
  ],
  nodes: { all: 8, matching: 3, ready: 8, unselected: 5, tainted: 0 },
  diff: [{ object: 'DaemonSet/app', path: '/spec/template', label: null, before: 'app:1', after: 'app:2' }],
  complete: false,
  expiresAt: '2026-01-02T00:00:00Z',
  answeredAt: null,
  receivedAt: null,
};

it('tells a cluster’s reason once, its nodes, and what would change there', async () => {
  render(<Verdict item={item} />);
  expect(screen.getAllByText(/There is no namespace monitoring/)).toHaveLength(1);
  expect(screen.getByText('3 of 8 nodes match')).toBeVisible();
  expect(screen.getByText('The answer was too long and is cut.')).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: '1 change in eu-1' }));
  expect(screen.getByText('app:2')).toBeVisible();
});

it('tells the reason of a cluster that found nothing', () => {
  render(<Verdict item={{ ...item, state: 'unreachable', code: 'ApiServerBusy', message: 'It answered 429.', findings: [], diff: [] }} />);
  expect(screen.getByText(/ApiServerBusy: It answered 429/)).toBeVisible();
});
