import { fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import { prefer } from '../preferences/preferences';
import { TimeInput } from './TimeInput';

const onChoose = vi.fn();

beforeEach(() => {
  onChoose.mockReset();
  prefer({ zone: 'UTC' });
});

function show(point?: string) {
  render(<TimeInput id="time" label="As of" point={point} onChoose={onChoose} />);
  return screen.getByLabelText('As of');
}

it('shows a time in the preferred zone, which it names', () => {
  expect((show('2026-11-29T03:00:07.5Z') as HTMLInputElement).value).toMatch(/^2026-11-29T03:00:07/);
  expect(screen.getByText('UTC')).toBeVisible();
});

it('names a position, which has no time of its own here', () => {
  expect(show('48211')).toHaveValue('');
  expect(screen.getByText('UTC · position 48211')).toBeVisible();
});

it('chooses a time when it is complete, not at every digit', async () => {
  const input = show();
  fireEvent.change(input, { target: { value: '2026-11-29T03:00' } });
  expect(onChoose).not.toHaveBeenCalled();
  await userEvent.type(input, '{Enter}');
  expect(onChoose).toHaveBeenCalledExactlyOnceWith('2026-11-29T03:00:00.000Z');
});

it('chooses nothing when it is left as it was', () => {
  const input = show('2026-11-29T03:00:07.5Z');
  fireEvent.focus(input);
  fireEvent.blur(input);
  expect(onChoose).not.toHaveBeenCalled();
});
