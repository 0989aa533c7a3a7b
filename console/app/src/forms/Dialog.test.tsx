import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterAll, expect, it, vi } from 'vitest';
import { speak } from '../i18n';
import { Dialog } from './Dialog';

afterAll(() => speak('en'));

it.each([
  ['en', 'Close'],
  ['zh-CN', '关闭'],
] as const)('is closed by a button with a name in %s, and by Escape', async (language, name) => {
  await speak(language);
  const onClose = vi.fn();
  render(
    <Dialog title="Labels" onClose={onClose}>
      Text
    </Dialog>,
  );
  expect(screen.getByRole('dialog', { name: 'Labels' })).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name }));
  expect(onClose).toHaveBeenCalledOnce();
  await userEvent.keyboard('{Escape}');
  expect(onClose).toHaveBeenCalledTimes(2);
});
