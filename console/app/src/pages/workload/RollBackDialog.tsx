import { Content } from '@patternfly/react-core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api, seen, type Schemas } from '../../api/client';
import { ActionDialog, type Action } from '../../forms/ActionDialog';
import { RevisionComparison } from './RevisionComparison';
import { clustersOf } from './queries';

interface RollBackDialogProps {
  found: Schemas['WorkloadDetail'];
  revision: number;
  onClose: () => void;
}

/** Rolls back from the revision that was current when the dialog opened: its own effect is no difference to show. */
export function RollBackDialog({ found, revision, onClose }: RollBackDialogProps) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [opened] = useState(found);
  const clusters = useQuery(clustersOf(opened.id)).data ?? [];
  const params = { path: { id: opened.id }, header: seen(opened.version) };
  const action: Action = {
    title: t('revisions.rollBackTitle', { revision }),
    text: t('revisions.rollBackText', { next: opened.revision + 1, revision }),
    clusters,
    details: (
      <>
        <Content component="h2">{t('revisions.whatChanges')}</Content>
        <RevisionComparison workload={opened.id} from={String(opened.revision)} to={String(revision)} />
      </>
    ),
    label: t('revisions.rollBackAction'),
    perform: ({ reason }) =>
      answer(api.POST('/api/v1/workloads/{id}:rollback', { params, body: { revision, reason } })).then(() => queries.invalidateQueries()),
  };
  return <ActionDialog action={action} onClose={onClose} />;
}
