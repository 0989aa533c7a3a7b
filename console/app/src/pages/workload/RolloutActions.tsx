import { Button } from '@patternfly/react-core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api, type Schemas } from '../../api/client';
import { useMay } from '../../api/me';
import { ActionDialog, type Action } from '../../forms/ActionDialog';
import { useApproval } from './approval';

type Rollout = Schemas['Rollout'];

const VERBS: Partial<Record<Rollout['state'], ('pause' | 'resume' | 'abort')[]>> = {
  running: ['pause', 'abort'],
  paused: ['resume', 'abort'],
  pendingApproval: ['abort'],
};

/** What can be done with a rollout in its state. */
export function RolloutActions({ rollout }: { rollout: Rollout }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const mayChange = useMay('CHANGE_WORKLOAD');
  const [action, setAction] = useState<Action | null>(null);
  const decide = useApproval();
  const params = { path: { id: rollout.id } };
  const pending = rollout.approvals.find((approval) => approval.state === 'pending');
  const calls = {
    pause: (reason?: string) => answer(api.POST('/api/v1/rollouts/{id}:pause', { params, body: { reason } })),
    resume: (reason?: string) => answer(api.POST('/api/v1/rollouts/{id}:resume', { params, body: { reason } })),
    abort: (reason?: string) => answer(api.POST('/api/v1/rollouts/{id}:abort', { params, body: { reason } })),
  };
  const actionOf = (verb: keyof typeof calls): Action => ({
    title: t(`rollouts.${verb}Title`, { name: rollout.name }),
    text: t(`rollouts.${verb}Text`),
    label: t(`rollouts.${verb}`),
    danger: verb === 'abort',
    perform: ({ reason }) => calls[verb](reason).then(() => queries.invalidateQueries()),
  });
  if (!mayChange) return null;
  return (
    <>
      {pending?.manifests && (
        <>
          <Button variant="secondary" size="sm" onClick={() => setAction(decide('approve', rollout.id, pending))}>
            {t('approvals.approve')}
          </Button>{' '}
          <Button variant="secondary" size="sm" isDanger onClick={() => setAction(decide('reject', rollout.id, pending))}>
            {t('approvals.reject')}
          </Button>{' '}
        </>
      )}
      {(VERBS[rollout.state] ?? []).map((verb) => (
        <Button key={verb} variant="secondary" size="sm" isDanger={verb === 'abort'} onClick={() => setAction(actionOf(verb))}>
          {t(`rollouts.${verb}`)}
        </Button>
      ))}
      {action && <ActionDialog action={action} onClose={() => setAction(null)} />}
    </>
  );
}

/** A cluster that has failed can be tried again or left out. */
export function ClusterActions({ rollout, cluster }: { rollout: Rollout; cluster: Schemas['WaveClusterState'] }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const mayChange = useMay('CHANGE_WORKLOAD');
  const [action, setAction] = useState<Action | null>(null);
  const isOpen = rollout.state === 'running' || rollout.state === 'paused';
  if (!mayChange || !isOpen || cluster.state !== 'failed') return null;
  const params = { path: { id: rollout.id } };
  const actionOf = (verb: 'retry' | 'skip'): Action => ({
    title: t(`rollouts.${verb}Title`, { cluster: cluster.cluster }),
    label: t(`rollouts.${verb}`),
    perform: ({ reason }) => {
      const body = { cluster: cluster.cluster, reason };
      const call =
        verb === 'retry'
          ? api.POST('/api/v1/rollouts/{id}:retry', { params, body })
          : api.POST('/api/v1/rollouts/{id}:skip', { params, body });
      return answer(call).then(() => queries.invalidateQueries());
    },
  });
  return (
    <>
      {(['retry', 'skip'] as const).map((verb) => (
        <Button
          key={verb}
          variant="link"
          isInline
          aria-label={t(`rollouts.${verb}Title`, { cluster: cluster.cluster })}
          onClick={() => setAction(actionOf(verb))}
        >
          {t(`rollouts.${verb}`)}
        </Button>
      ))}
      {action && <ActionDialog action={action} onClose={() => setAction(null)} />}
    </>
  );
}
