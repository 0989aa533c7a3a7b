import { Form, FormGroup, TextInput } from '@patternfly/react-core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api, seen, type Schemas } from '../../api/client';
import { ActionDialog } from '../../forms/ActionDialog';

const words = (text: string) => text.split(',').map((word) => word.trim()).filter(Boolean); // prettier-ignore

/** Changes the guard rails; weakening one waits for a second Fleet Admin. */
export function ChangeGuardRails({ found, onClose }: { found: Schemas['CurrentSettings']; onClose: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [form, setForm] = useState({
    fromClusters: String(found.secondPerson.fromClusters),
    share: found.secondPerson.share,
    deleteFromClusters: String(found.secondPerson.deleteFromClusters),
    approvalExpires: found.approvalExpires,
    protectedNamespaces: found.protectedNamespaces.join(', '),
    reasonRequired: found.reasonRequired.join(', '),
  });
  const details = (
    <Form onSubmit={(event) => event.preventDefault()}>
      {(Object.keys(form) as (keyof typeof form)[]).map((name) => (
        <FormGroup key={name} label={t(`settings.${name}`)} fieldId={`setting-${name}`}>
          <TextInput
            id={`setting-${name}`}
            value={form[name]}
            spellCheck="false"
            onChange={(_, value) => setForm({ ...form, [name]: value })}
          />
        </FormGroup>
      ))}
    </Form>
  );

  async function change(reason?: string) {
    const body = {
      secondPerson: { fromClusters: Number(form.fromClusters), share: form.share, deleteFromClusters: Number(form.deleteFromClusters) },
      approvalExpires: form.approvalExpires,
      protectedNamespaces: words(form.protectedNamespaces),
      reasonRequired: words(form.reasonRequired),
    };
    await answer(api.PUT('/api/v1/settings', { params: { header: seen(found.version, reason) }, body }));
    await queries.invalidateQueries({ queryKey: ['settings'] });
  }

  const action = {
    title: t('settings.change'),
    text: t('settings.changeText'),
    details,
    label: t('settings.change'),
    perform: ({ reason }: { reason?: string }) => change(reason),
  };
  return <ActionDialog action={action} onClose={onClose} />;
}
