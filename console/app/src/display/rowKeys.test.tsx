import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it } from 'vitest';
import { moveBetweenRows } from './rowKeys';

beforeEach(() => {
  render(
    <table onKeyDown={moveBetweenRows}>
      <tbody>
        {['first', 'second', 'third'].map((name) => (
          <tr key={name}>
            <td>
              <a href={`/${name}`}>{name}</a>
            </td>
            <td>{name !== 'second' && <button>{`Undo ${name}`}</button>}</td>
          </tr>
        ))}
      </tbody>
    </table>,
  );
});

it.each([
  ['first', '{ArrowDown}', 'second'],
  ['third', '{ArrowUp}', 'second'],
  ['third', '{ArrowDown}', 'third'],
  ['first', '{ArrowUp}', 'first'],
  ['third', '{Home}', 'first'],
  ['first', '{End}', 'third'],
  ['Undo first', '{End}', 'Undo third'],
  ['Undo first', '{ArrowDown}', 'second'],
])('goes from %s by %s to %s', async (from, key, to) => {
  screen.getByText(from).focus();
  await userEvent.keyboard(key);
  expect(screen.getByText(to)).toHaveFocus();
});
