import { Button, Flex } from '@patternfly/react-core';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api, seen, type Schemas } from '../../api/client';
import { useMay } from '../../api/me';
import { ActionDialog, type Action } from '../../forms/ActionDialog';
import { JoinManifest } from '../clusters/JoinManifest';

export function ClusterActions({ found }: { found: Schemas['ClusterDetail'] }) {
  const { t } = useTranslation();
  const mayManage = useMay('MANAGE_CLUSTER');
  const mayManageFleet = useMay('MANAGE_FLEET');
  const [action, setAction] = useState<Action | null>(null);
  const [joining, setJoining] = useState(false);
  const { cordon, uncordon, remove } = useActions(found);
  const isGone = found.state === 'removed' || found.state === 'forgotten';
  return (
    <Flex>
      {mayManage && !isGone && <Button onClick={() => setJoining(true)}>{t('clusters.join')}</Button>}
      {mayManage && !isGone && (
        <Button variant="secondary" onClick={() => setAction(found.cordoned ? uncordon : cordon)}>
          {t(found.cordoned ? 'cluster.uncordon' : 'cluster.cordon')}
        </Button>
      )}
      {mayManageFleet && !isGone && (
        <Button variant="secondary" isDanger onClick={() => setAction(remove)}>
          {t('cluster.remove')}
        </Button>
      )}
      <Link to="/audit" search={{ cluster: found.id }}>
        {t('audit.title')}
      </Link>
      {action && <ActionDialog action={action} onClose={() => setAction(null)} />}
      {joining && <JoinManifest cluster={found.id} onClose={() => setJoining(false)} />}
    </Flex>
  );
}

function useActions(found: Schemas['ClusterDetail']): Record<'cordon' | 'uncordon' | 'remove', Action> {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const path = { id: found.id };
  const refresh = () => queries.invalidateQueries({ queryKey: ['cluster'] });
  return {
    cordon: {
      title: t('cluster.cordonTitle', { name: found.name }),
      text: t('cluster.cordonText'),
      label: t('cluster.cordon'),
      perform: ({ reason }) => answer(api.POST('/api/v1/clusters/{id}:cordon', { params: { path }, body: { reason } })).then(refresh),
    },
    uncordon: {
      title: t('cluster.uncordonTitle', { name: found.name }),
      text: t('cluster.uncordonText'),
      label: t('cluster.uncordon'),
      perform: ({ reason }) => answer(api.POST('/api/v1/clusters/{id}:uncordon', { params: { path }, body: { reason } })).then(refresh),
    },
    remove: {
      title: t('cluster.removeTitle', { name: found.name }),
      text: t('cluster.removeText'),
      typeName: found.name,
      choices: [{ name: 'workloads', label: t('cluster.removeWorkloads'), options: [['release', t('workload.policyRelease')], ['delete', t('workload.policyDelete')]] }], // prettier-ignore
      label: t('cluster.remove'),
      danger: true,
      perform: ({ reason, choices }) =>
        answer(
          api.POST('/api/v1/clusters/{id}:remove', {
            params: { path, header: seen(found.version) },
            body: { workloads: choices.workloads, reason },
          }),
        ).then(refresh),
    },
  };
}
