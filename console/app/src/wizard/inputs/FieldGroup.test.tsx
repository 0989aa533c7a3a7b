import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { speak } from '../../i18n';
import { withValue, type JsonObject } from '../draft/document';
import type { Finding } from '../draft/session';
import type { Step } from '../fields/field';
import { FieldTableContext } from '../fields/served';
import { TABLE } from '../fields/tableOfServer';
import { EditingContext } from './editing';
import { FieldGroup } from './FieldGroup';

let sent: JsonObject = {};

interface StepProps {
  step: Step;
  owner: string;
  at: string;
  initial?: JsonObject;
  violations?: Finding[];
  others?: Partial<Record<Step, JsonObject>>;
}

/** The fields of one owner, with a document that they change. */
function Fields({ step, owner, at, initial = {}, violations = [], others = {} }: StepProps) {
  const [document, setDocument] = useState(initial);
  sent = document;
  const change = (pointer: string, value: unknown) => setDocument((before) => withValue(before, pointer, value));
  return (
    <QueryClientProvider client={new QueryClient()}>
      <FieldTableContext value={TABLE}>
        <EditingContext
          value={{ step, document, documents: { ...others, [step]: document }, defaults: {}, violations, warnings: [], change }}
        >
          <FieldGroup fields={TABLE.ownedBy(step, owner)} owner={at} />
        </EditingContext>
      </FieldTableContext>
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
  await userEvent.type(screen.getByRole('textbox', { name: 'Container port' }), '9100');
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
  expect(screen.getByRole('textbox', { name: 'Path on the node' })).toHaveValue('/data');
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Kind' }), 'emptyDir');
  expect(sent).toEqual({ volumes: [{ name: 'data', emptyDir: {} }] });
  expect(screen.queryByRole('textbox', { name: 'Path on the node' })).toBeNull();
});

it('takes a variable’s value from elsewhere and forgets the former source', async () => {
  const initial = { containers: [{ env: [{ name: 'NODE', valueFrom: { fieldRef: { fieldPath: 'spec.nodeName' } } }] }] };
  render(<Fields step="containers" owner="/containers/*/env/*" at="/containers/0/env/0" initial={initial} />);
  expect(screen.queryByLabelText('Variable value')).toBeNull();
  await userEvent.selectOptions(screen.getByLabelText('Variable source'), 'Secret');
  await userEvent.type(screen.getByRole('textbox', { name: 'Secret' }), 'creds');
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
  const input = screen.getByRole('textbox', { name: 'Image' });
  expect(input).toBeInvalid();
  expect(input).toHaveAccessibleDescription(expect.stringContaining('The container has no image. Name one.'));
});

describe('in Chinese', () => {
  beforeEach(() => speak('zh-CN'));
  afterEach(() => speak('en'));

  it('says labels by the path, and what is wrong by the rule', () => {
    const found = { step: 'basics', message: 'The server’s words.', remedy: '' };
    const violations = [
      { ...found, pointer: '/name', rule: 'NameIsTooShort' },
      { ...found, pointer: '/namespace', rule: 'RuleOfTomorrow' },
      { ...found, pointer: '/description', rule: 'NameIsTooShort' },
    ];
    const initial = { name: 'abc', description: 'maybe a password' };
    render(<Fields step="basics" owner="" at="" initial={initial} violations={violations} />);
    expect(screen.getByLabelText(/^工作负载名称/)).toHaveAccessibleDescription(
      expect.stringContaining('工作负载名称 “abc” 少于 4 个字符。'),
    );
    expect(screen.getByLabelText('命名空间')).toHaveAccessibleDescription(expect.stringContaining('The server’s words.'));
    expect(screen.getByLabelText('描述')).not.toHaveAccessibleDescription(expect.stringContaining('password'));
  });
});

it('shows fields that depend on another one only with it', async () => {
  render(<Fields step="services" owner="/services/*" at="/services/0" />);
  expect(screen.queryByLabelText('External name')).toBeNull();
  await userEvent.selectOptions(screen.getByLabelText('Access type'), 'ExternalName');
  expect(screen.getByLabelText('External name')).toBeVisible();
});

it('leaves out an object that is empty again, and no item of a list', async () => {
  const initial = { containers: [{ resources: { gpu: { count: 1 } }, ports: [{ name: 'web' }] }] };
  render(<Fields step="containers" owner="/containers/*" at="/containers/0" initial={initial} />);
  await userEvent.clear(screen.getByLabelText(/^Number of GPUs/));
  await userEvent.clear(screen.getByLabelText('Port name'));
  expect(sent).toEqual({ containers: [{ ports: [{}] }] });
});

it('marks what is required in an object as soon as the object is there', async () => {
  render(<Fields step="containers" owner="/containers/*" at="/containers/0" />);
  expect(screen.getByText('GPU resource').parentElement).not.toHaveTextContent('*');
  await userEvent.type(screen.getByLabelText('Number of GPUs'), '1');
  expect(screen.getByText('GPU resource').parentElement).toHaveTextContent('*');
});

it('tells off from absent where these are two things', async () => {
  render(<Fields step="containers" owner="/containers/*" at="/containers/0" />);
  const input = screen.getByRole('combobox', { name: 'Run as non-root' });
  await userEvent.selectOptions(input, 'off');
  expect(sent).toEqual({ containers: [{ security: { runAsNonRoot: false } }] });
  await userEvent.selectOptions(input, 'not set');
  expect(sent).toEqual({ containers: [{}] });
});

it('offers the values of a list to choose from, in their order', async () => {
  render(<Fields step="placement" owner="/rollout/waves/*" at="/rollout/waves/0" />);
  await userEvent.click(screen.getByLabelText('FRI'));
  await userEvent.click(screen.getByLabelText('MON'));
  expect(sent).toEqual({ rollout: { waves: [{ window: { days: ['MON', 'FRI'] } }] } });
});

it('takes values by names that people choose', async () => {
  render(<Fields step="placement" owner="/overrides/*" at="/overrides/0" />);
  await userEvent.type(screen.getByLabelText('Resources by container: name'), 'a/b');
  await userEvent.click(screen.getByRole('button', { name: '+ Add: Resources by container' }));
  await userEvent.type(screen.getByLabelText('CPU limit there'), '1');
  expect(sent).toEqual({ overrides: [{ resources: { 'a/b': { cpu: { limit: '1' } } } }] });
  await userEvent.click(screen.getByRole('button', { name: 'Remove: a/b' }));
  expect(sent).toEqual({ overrides: [{}] });
});

it('shows a violation of an object as a whole among its fields', () => {
  const violation = { step: 'containers', pointer: '/containers/0/resources/gpu', rule: 'GpuIsWrong', message: 'No such GPU.', remedy: '' };
  render(<Fields step="containers" owner="/containers/*" at="/containers/0" violations={[violation]} />);
  expect(screen.getByText(/No such GPU/)).toBeVisible();
});

it('starts from the default list when something is added to it', async () => {
  render(<Fields step="placement" owner="" at="" />);
  expect(screen.getByText(/first, .* \(default\)/)).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: '+ Add: Waves' }));
  expect((sent.rollout as { waves: unknown[] }).waves).toHaveLength(4);
});

it('says what the numbers of a health check mean', async () => {
  const initial = { containers: [{ probes: { liveness: { tcpSocket: { port: 80 } } } }] };
  render(<Fields step="containers" owner="/containers/*" at="/containers/0" initial={initial} />);
  expect(screen.getByText('The container is restarted after 30 s of failing.')).toBeVisible();
  await userEvent.type(screen.getByLabelText('Period (s)'), '5');
  expect(screen.getByText('The container is restarted after 15 s of failing.')).toBeVisible();
});

it('leaves out a health check that is chosen away, with all its numbers', async () => {
  const initial = { containers: [{ probes: { liveness: { exec: {}, periodSeconds: 5 } } }] };
  render(<Fields step="containers" owner="/containers/*" at="/containers/0" initial={initial} />);
  await userEvent.selectOptions(screen.getByLabelText('Liveness'), 'none');
  expect(sent).toEqual({ containers: [{}] });
});

it('offers the names that other parts of the draft give', () => {
  const initial = { volumes: [{ name: 'data' }, { name: 'logs' }, {}] };
  render(<Fields step="containers" owner="/containers/*/mounts/*" at="/containers/0/mounts/0" initial={initial} />);
  expect(namesOfferedFor('Volume')).toEqual(['data', 'logs']);
  cleanup();
  const containers = { containers: [{ name: 'exporter' }] };
  render(<Fields step="placement" owner="/overrides/*" at="/overrides/0" others={{ containers }} />);
  expect(namesOfferedFor('Environment by container: name')).toEqual(['exporter']);
});

function namesOfferedFor(label: string): string[] {
  const input = screen.getByRole('combobox', { name: label }) as HTMLInputElement;
  return [...(input.list?.options ?? [])].map(({ value }) => value);
}
