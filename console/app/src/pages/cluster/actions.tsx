import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answer, api, seen, type Schemas } from '../../api/client';
import type { Action, Choice } from '../../forms/ActionDialog';
import { WorkloadsThere } from './WorkloadsThere';

type Name = 'cordon' | 'uncordon' | 'resend' | 'remove' | 'forget';

/** What can be done with a cluster after a question; each asks for a reason, what can't be taken back requires it and the name. */
export function useClusterActions(found: Schemas['ClusterDetail']): Record<Name, Action> {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const params = { path: { id: found.id } };
  const onSeenVersion = { ...params, header: seen(found.version) };
  const refresh = () => queries.invalidateQueries({ queryKey: ['cluster'] });
  const question = (name: Name) => ({
    title: t(`cluster.${name}Title`, { name: found.name }),
    text: t(`cluster.${name}Text`),
    label: t(`cluster.${name}`),
  });
  const irreversible = { danger: true, typeName: found.name, details: <WorkloadsThere cluster={found.id} /> };
  return {
    cordon: {
      ...question('cordon'),
      perform: ({ reason }) => answer(api.POST('/api/v1/clusters/{id}:cordon', { params, body: { reason } })).then(refresh),
    },
    uncordon: {
      ...question('uncordon'),
      perform: ({ reason }) => answer(api.POST('/api/v1/clusters/{id}:uncordon', { params, body: { reason } })).then(refresh),
    },
    resend: {
      ...question('resend'),
      perform: ({ reason }) => answer(api.POST('/api/v1/clusters/{id}:resend', { params, body: { reason } })).then(refresh),
    },
    remove: {
      ...question('remove'),
      ...irreversible,
      choices: useRemovalChoices(),
      perform: ({ reason, choices: { grace, workloads } }) =>
        answer(api.POST('/api/v1/clusters/{id}:remove', { params: onSeenVersion, body: { grace, workloads, reason } })).then(refresh),
    },
    forget: {
      ...question('forget'),
      ...irreversible,
      perform: ({ reason }) =>
        answer(api.POST('/api/v1/clusters/{id}:forget', { params: onSeenVersion, body: { name: found.name, reason } })).then(refresh),
    },
  };
}

function useRemovalChoices(): Choice[] {
  const { t } = useTranslation();
  return [
    {
      name: 'workloads',
      label: t('cluster.removeWorkloads'),
      options: [
        ['release', t('workload.policyRelease')],
        ['delete', t('workload.policyDelete')],
      ],
    },
    {
      name: 'grace',
      label: t('cluster.removeGrace'),
      options: [
        ['PT1H', t('cluster.hours', { count: 1 })],
        ['PT24H', t('cluster.hours', { count: 24 })],
        ['PT168H', t('cluster.days', { count: 7 })],
        ['PT0S', t('cluster.atOnce')],
      ],
    },
  ];
}
