import { render, screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { ArrivalHeading } from './ArrivalHeading';

const page = (name: string, dialog = false) => (
  <>
    <ArrivalHeading key={name} level="h1">
      {name}
    </ArrivalHeading>
    <ArrivalHeading key={`${name} part`} level="h2">{`Part of ${name}`}</ArrivalHeading>
    {dialog && (
      <div role="dialog">
        <button>In a dialog</button>
      </div>
    )}
  </>
);

it('takes the focus on every page but the first, unless a dialog has it', async () => {
  const { rerender } = render(page('first'));
  expect(document.body).toHaveFocus();
  await new Promise((resume) => setTimeout(resume));
  rerender(page('second'));
  await waitFor(() => expect(screen.getByRole('heading', { name: 'second' })).toHaveFocus());
  rerender(page('second', true));
  screen.getByRole('button', { name: 'In a dialog' }).focus();
  rerender(page('third', true));
  expect(screen.getByRole('button', { name: 'In a dialog' })).toHaveFocus();
});
