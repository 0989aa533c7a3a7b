import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useState } from 'react';
import { expect, it } from 'vitest';
import { withValue, type JsonObject } from '../draft/document';
import { FieldTableContext } from '../fields/served';
import { TABLE } from '../fields/tableOfServer';
import { EditingContext } from './editing';
import { FieldInput } from './FieldInput';

const POINTER = '/containers/0/image';

function Image() {
  const [document, setDocument] = useState<JsonObject>({ containers: [{}] });
  const field = TABLE.at('containers', '/containers/*/image');
  const change = (pointer: string, value: unknown) => setDocument((before) => withValue(before, pointer, value));
  return (
    <QueryClientProvider client={new QueryClient()}>
      <FieldTableContext value={TABLE}>
        <EditingContext value={{ step: 'containers', document, documents: {}, defaults: {}, violations: [], warnings: [], change }}>
          {field && <FieldInput field={field} pointer={POINTER} />}
        </EditingContext>
      </FieldTableContext>
    </QueryClientProvider>
  );
}

it('says what a reference to an image means', async () => {
  render(<Image />);
  const input = screen.getByRole('textbox', { name: 'Image' });
  await userEvent.type(input, 'quay.io/team/app');
  expect(screen.getByText('team/app from quay.io, tag latest, since none is given')).toBeVisible();
  await userEvent.type(input, ':');
  expect(screen.getByText(/This is no reference to an image yet/)).toBeVisible();
  await userEvent.type(input, '2');
  expect(screen.getByText(/team\/app from quay.io, tag 2, which may be moved/)).toBeVisible();
});
