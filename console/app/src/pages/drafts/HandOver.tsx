import { Form, FormGroup, FormSelect, FormSelectOption, TextInput } from '@patternfly/react-core';
import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api, seen, type Schemas } from '../../api/client';
import { ActionDialog } from '../../forms/ActionDialog';

const people = (text: string) =>
  queryOptions({
    queryKey: ['people', text],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/people', { params: { query: { text } }, signal })),
    enabled: text.length > 0,
  });

/** Gives a draft to another person, who is searched by name. */
export function HandOver({ draft, onClose }: { draft: Schemas['DraftSummary']; onClose: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState('');
  const found = useQuery(people(text)).data?.items ?? [];
  const to = chosen || found[0]?.id || '';
  const details = (
    <Form onSubmit={(event) => event.preventDefault()}>
      <FormGroup label={t('drafts.person')} fieldId="hand-over-search">
        <TextInput id="hand-over-search" type="search" value={text} onChange={(_, value) => setText(value)} />
      </FormGroup>
      <FormGroup label={t('drafts.newOwner')} fieldId="hand-over-to">
        <FormSelect id="hand-over-to" value={to} isDisabled={!found.length} onChange={(_, value) => setChosen(value)}>
          {found.map((one) => (
            <FormSelectOption key={one.id} value={one.id} label={one.name ?? one.id} />
          ))}
        </FormSelect>
      </FormGroup>
    </Form>
  );
  return (
    <ActionDialog
      action={{
        title: t('drafts.handOverTitle'),
        details,
        label: t('drafts.handOver'),
        perform: ({ reason }) =>
          answer(
            api.POST('/api/v1/drafts/{id}:handover', {
              params: { path: { id: draft.id }, header: seen(draft.version) },
              body: { to, reason },
            }),
          ).then(() => queries.invalidateQueries({ queryKey: ['draft'] })),
      }}
      onClose={onClose}
    />
  );
}
