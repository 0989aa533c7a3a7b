import { Form, FormGroup, FormSelect, FormSelectOption, TextInput } from '@patternfly/react-core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../api/client';
import { ActionDialog } from '../../forms/ActionDialog';

const ROLES = ['NSViewer', 'NSEditor', 'NSAdmin', 'ClusterAdmin', 'FleetAdmin', 'Auditor'];

/** Gives a role to a person or a group, in one namespace or all, in named clusters or all. */
export function GiveGrant({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [form, setForm] = useState({ role: 'NSViewer', kind: 'person', id: '', namespace: '', clusters: '' });
  const text = (name: 'id' | 'namespace' | 'clusters', label: string, placeholder?: string) => (
    <FormGroup label={label} fieldId={`grant-${name}`}>
      <TextInput
        id={`grant-${name}`}
        value={form[name]}
        placeholder={placeholder}
        spellCheck="false"
        onChange={(_, value) => setForm({ ...form, [name]: value })}
      />
    </FormGroup>
  );
  const choice = (name: 'role' | 'kind', label: string, options: string[]) => (
    <FormGroup label={label} fieldId={`grant-${name}`}>
      <FormSelect id={`grant-${name}`} value={form[name]} onChange={(_, value) => setForm({ ...form, [name]: value })}>
        {options.map((option) => (
          <FormSelectOption key={option} value={option} label={option} />
        ))}
      </FormSelect>
    </FormGroup>
  );
  const details = (
    <Form onSubmit={(event) => event.preventDefault()}>
      {choice('role', t('grants.role'), ROLES)}
      {choice('kind', t('grants.kind'), ['person', 'group'])}
      {text('id', t('grants.subject'))}
      {text('namespace', t('grants.namespace'), t('rights.everyNamespace'))}
      {text('clusters', t('grants.clusters'), t('rights.everyCluster'))}
    </Form>
  );

  async function give(reason?: string) {
    const clusters = form.clusters.split(',').map((name) => name.trim()).filter(Boolean); // prettier-ignore
    const scope = {
      ...(clusters.length ? { clusters } : { all: true }),
      ...(form.namespace.trim() ? { namespace: form.namespace.trim() } : {}),
    };
    const isScoped = !['FleetAdmin', 'Auditor'].includes(form.role);
    const body = { role: form.role, holder: { kind: form.kind, id: form.id.trim() }, ...(isScoped ? { scope } : {}), reason };
    await answer(api.POST('/api/v1/grants', { body }));
    await queries.invalidateQueries({ queryKey: ['grant'] });
  }

  return (
    <ActionDialog
      action={{ title: t('grants.give'), details, label: t('grants.give'), perform: ({ reason }) => give(reason) }}
      onClose={onClose}
    />
  );
}
