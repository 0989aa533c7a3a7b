import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { expect, it } from 'vitest';
import { withValue, type JsonObject } from '../draft/document';
import type { Finding } from '../draft/session';
import type { Step } from '../fields/field';
import { ownedBy } from '../fields/table';
import { EditingContext } from './editing';
import { FieldGroup } from './FieldGroup';

let sent: JsonObject = {};

interface StepProps {
  step: Step;
  owner: string;
  at: string;
  initial?: JsonObject;
  violations?: Finding[];
}

/** The fields of one owner, with a document that they change. */
function Fields({ step, owner, at, initial = {}, violations = [] }: StepProps) {
  const [document, setDocument] = useState(initial);
  sent = document;
  const change = (pointer: string, value: unknown) => setDocument((before) => withValue(before, pointer, value));
  return (
    <QueryClientProvider client={new QueryClient()}>
      <EditingContext value={{ step, document, defaults: {}, violations, warnings: [], change }}>
        <FieldGroup fields={ownedBy(step, owner)} owner={at} />
      </EditingContext>
    </QueryClientProvider>
  );
}

it('sends numbers as numbers, texts as texts, and nothing for an empty input', async () => {
  render(
    <Fields
      step="containers"
      owner="/containers/*/ports/*"
      at="/containers/0/ports/0"
      initial={{ containers: [{ ports: [{ name: 'web' }] }] }}
    />,
  );
  await userEvent.type(screen.getByLabelText('Container port'), '9100');
  await userEvent.clear(screen.getByLabelText('Port name'));
  expect(sent).toEqual({ containers: [{ ports: [{ containerPort: 9100 }] }] });
});

it('shows the default of an empty input and sends nothing for it', () => {
  render(<Fields step="advanced" owner="" at="" />);
  expect(screen.getByLabelText('Max unavailable')).toHaveAttribute('placeholder', '25% (default)');
  expect(sent).toEqual({});
});

it('keeps exactly one of several forms', async () => {
  const initial = { volumes: [{ name: 'data', hostPath: { path: '/data' } }] };
  render(<Fields step="containers" owner="/volumes/*" at="/volumes/0" initial={initial} />);
  expect(screen.getByLabelText('Path on the node')).toHaveValue('/data');
  await userEvent.selectOptions(screen.getByLabelText('Kind'), 'emptyDir');
  expect(sent).toEqual({ volumes: [{ name: 'data', emptyDir: {} }] });
  expect(screen.queryByLabelText('Path on the node')).toBeNull();
});

it('takes a variable’s value from elsewhere and forgets the former source', async () => {
  const initial = { containers: [{ env: [{ name: 'NODE', valueFrom: { fieldRef: { fieldPath: 'spec.nodeName' } } }] }] };
  render(<Fields step="containers" owner="/containers/*/env/*" at="/containers/0/env/0" initial={initial} />);
  await userEvent.selectOptions(screen.getByLabelText('Value from'), 'valueFrom/secretKeyRef');
  await userEvent.type(screen.getByLabelText('Secret'), 'creds');
  expect(sent).toEqual({ containers: [{ env: [{ name: 'NODE', valueFrom: { secretKeyRef: { name: 'creds' } } }] }] });
});

it('takes one argument a line, and no last line that is still empty', async () => {
  render(<Fields step="containers" owner="/containers/*" at="/containers/0" />);
  await userEvent.type(screen.getByLabelText('Arguments'), '--one{Enter}--two words{Enter}');
  expect(sent).toEqual({ containers: [{ lifecycle: { args: ['--one', '--two words'] } }] });
  expect(screen.getByLabelText('Arguments')).toHaveValue('--one\n--two words\n');
});

it('sends pairs with a key only', async () => {
  render(<Fields step="advanced" owner="" at="" />);
  await userEvent.click(screen.getByRole('button', { name: '+ Add: Node selector' }));
  await userEvent.type(screen.getByLabelText('Node selector: value 1'), 'ssd');
  expect(sent).toEqual({});
  await userEvent.type(screen.getByLabelText('Node selector: key 1'), 'example.com/disk');
  expect(sent).toEqual({ scheduling: { nodeSelector: { 'example.com/disk': 'ssd' } } });
});

it('shows a violation at its field, with the remedy, and marks the field', () => {
  const violation = {
    step: 'containers',
    pointer: '/containers/0/image',
    rule: 'ImageIsMissing',
    message: 'The container has no image.',
    remedy: 'Name one.',
  };
  render(<Fields step="containers" owner="/containers/*" at="/containers/0" violations={[violation]} />);
  const input = screen.getByLabelText('Image');
  expect(input).toBeInvalid();
  expect(input).toHaveAccessibleDescription(expect.stringContaining('The container has no image. Name one.'));
});

it('shows fields that depend on another one only with it', async () => {
  render(<Fields step="services" owner="/services/*" at="/services/0" />);
  expect(screen.queryByLabelText('External name')).toBeNull();
  await userEvent.selectOptions(screen.getByLabelText('Access type'), 'ExternalName');
  expect(screen.getByLabelText('External name')).toBeVisible();
});
