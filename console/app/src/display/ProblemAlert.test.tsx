import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { Problem } from '../api/problem';
import { speak } from '../i18n';
import { ProblemAlert } from './ProblemAlert';

const refused = new Problem(403, {
  title: 'Not allowed',
  detail: 'You may not do this.',
  code: 'RightIsMissing',
  remedy: 'Ask an admin.',
  traceId: 'abc123',
  missing: [{ role: 'NSEditor', namespace: 'default', cluster: 'eu-1' }],
  elsewhere: 2,
});

it('names the remedy, the missing rights and the trace id', () => {
  render(<ProblemAlert thrown={refused} />);
  for (const text of ['You may not do this.', /Ask an admin/, 'NSEditor · default · eu-1', /2 more/, /RightIsMissing · trace abc123/]) {
    expect(screen.getByText(text)).toBeVisible();
  }
});

it('stays until it is closed', async () => {
  const onClose = vi.fn();
  render(<ProblemAlert thrown={refused} onClose={onClose} />);
  await userEvent.click(screen.getByRole('button', { name: 'Close: Not allowed' }));
  expect(onClose).toHaveBeenCalledOnce();
});

it('can be copied', async () => {
  const user = userEvent.setup();
  render(<ProblemAlert thrown={refused} />);
  await user.click(screen.getByRole('button', { name: 'Copy' }));
  expect(await navigator.clipboard.readText()).toContain('abc123');
  expect(await screen.findByText('Copied')).toBeVisible();
});

it('shows an error of the page itself too', () => {
  render(<ProblemAlert thrown={new TypeError('x is undefined')} />);
  expect(screen.getByText('x is undefined')).toBeVisible();
});

it('lists violations in the language of the person, others in the words of the server', async () => {
  await speak('zh-CN');
  const violation = { step: 'placement', pointer: '/driftIgnore/0', message: '“spec” is no JSON pointer.', remedy: 'Write it as /spec.' };
  const violations = [
    { ...violation, rule: 'DriftIgnoreIsNoPointer' },
    { ...violation, rule: 'NewRule', message: 'New.' },
  ];
  render(<ProblemAlert thrown={new Problem(422, { title: 'Invalid', violations })} />);
  const [known, unknown] = screen.getAllByRole('listitem').map((item) => item.textContent);
  expect(known).toMatch(/^placement\/driftIgnore\/0 0 不是 JSON 指针。/);
  expect(unknown).toBe('placement/driftIgnore/0 New. Write it as /spec.');
  await speak('en');
});
