import { Button, Flex } from '@patternfly/react-core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api, seen, type Schemas } from '../../api/client';
import { useMay } from '../../api/me';
import { ActionDialog, type Action } from '../../forms/ActionDialog';
import { CompareLink } from '../../past/CompareLink';
import { clustersOf } from './queries';

/** Nothing runs any more that could be changed. */
export function isGone(found: Schemas['WorkloadDetail']): boolean {
  return found.status === 'Deleted' || found.status === 'Released';
}

export function WorkloadActions({ found }: { found: Schemas['WorkloadDetail'] }) {
  const { t } = useTranslation();
  const mayChange = useMay('CHANGE_WORKLOAD');
  const [action, setAction] = useState<Action | null>(null);
  const { restart, remove, startDraft } = useActions(found);
  return (
    <Flex>
      {mayChange && !isGone(found) && (
        <>
          <Button onClick={() => setAction(startDraft('edit'))}>{t('workload.edit')}</Button>
          <Button variant="secondary" onClick={() => setAction(restart)}>
            {t('workload.restart')}
          </Button>
          <Button variant="secondary" onClick={() => setAction(startDraft('variant'))}>
            {t('workload.variant')}
          </Button>
          <Button variant="secondary" isDanger onClick={() => setAction(remove)}>
            {t('workload.delete')}
          </Button>
        </>
      )}
      <Link to="/audit" search={{ workload: found.id }}>
        {t('audit.title')}
      </Link>
      <CompareLink scope={{ workload: found.id }} />
      {action && <ActionDialog action={action} onClose={() => setAction(null)} />}
    </Flex>
  );
}

function useActions(found: Schemas['WorkloadDetail']) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const clusters = useQuery(clustersOf(found.id)).data ?? [];
  const params = { path: { id: found.id }, header: seen(found.version) };
  const refresh = () => queries.invalidateQueries();

  const restart: Action = {
    title: t('workload.restartTitle', { name: found.name }),
    text: t('workload.restartText'),
    clusters,
    label: t('workload.restart'),
    perform: ({ reason }) => answer(api.POST('/api/v1/workloads/{id}:restart', { params, body: { reason } })).then(refresh),
  };

  const remove: Action = {
    title: t('workload.deleteTitle', { name: found.name }),
    text: t('workload.deleteText'),
    clusters,
    typeName: found.name,
    choices: [{ name: 'policy', label: t('workload.policy'), options: [['delete', t('workload.policyDelete')], ['release', t('workload.policyRelease')]] }], // prettier-ignore
    label: t('workload.delete'),
    danger: true,
    perform: ({ reason, choices }) =>
      answer(api.POST('/api/v1/workloads/{id}:delete', { params, body: { policy: choices.policy ?? 'delete', reason } })).then(refresh),
  };

  const startDraft = (verb: 'edit' | 'variant'): Action => ({
    title: t(`workload.${verb}Title`, { name: found.name }),
    text: t(`workload.${verb}Text`),
    label: t(`workload.${verb}`),
    perform: async ({ reason }) => {
      const path = { path: { id: found.id } };
      const made = await answer(
        verb === 'edit'
          ? api.POST('/api/v1/workloads/{id}:edit', { params: path, body: { reason } })
          : api.POST('/api/v1/workloads/{id}:variant', { params: path, body: { reason } }),
      );
      await navigate({ to: '/drafts/$id', params: { id: made.id } });
    },
  });

  return { restart, remove, startDraft };
}
