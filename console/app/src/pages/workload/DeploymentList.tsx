import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../api/client';
import { Age } from '../../display/Age';
import { FilterBar } from '../../display/FilterBar';
import { ListBody, type Column } from '../../display/ListBody';
import { STATUSES, StatusLabel, StatusReason } from '../../display/StatusLabel';
import { deployments } from './queries';

type Deployment = Schemas['Deployment'];

/** The workload in each of its clusters. */
export function DeploymentList({ found }: { found: Schemas['WorkloadDetail'] }) {
  const { t } = useTranslation();
  const { status, cluster, cursor } = useSearch({ from: '/workloads/$id' });
  const query = useQuery(deployments(found.id, { status, cluster, cursor }));
  const columns: Column<Deployment>[] = [
    { label: t('deployment.cluster'), cell: clusterOf },
    { label: t('deployment.status'), cell: statusOf },
    { label: t('deployment.ready'), cell: (item) => ofDesired(item, 'ready'), number: true },
    { label: t('deployment.updated'), cell: (item) => ofDesired(item, 'updated'), number: true },
    { label: t('deployment.available'), cell: (item) => ofDesired(item, 'available'), number: true },
    { label: t('deployment.revision'), cell: (item) => item.wanted?.revision ?? '–', number: true },
    { label: t('deployment.generation'), cell: (item) => <Generations item={item} /> },
    { label: t('deployment.seen'), cell: (item) => <Age time={item.observedAt} words="ago" warnWhenStale /> },
  ];
  return (
    <>
      <FilterBar
        filters={[
          { name: 'cluster', label: t('deployment.cluster') },
          { name: 'status', label: t('deployment.status'), options: STATUSES },
        ]}
      />
      <ListBody
        label={t('workload.clusters')}
        query={query}
        columns={columns}
        keyOf={(item) => item.cluster}
        filtered={Boolean(status ?? cluster)}
        nothingYet={{ title: t('deployment.nothingYet'), body: t('deployment.nothingYetBody') }}
      />
    </>
  );
}

function clusterOf(item: Deployment) {
  return (
    <Link to="/workloads/$id/deployments/$cluster" params={{ id: item.workload, cluster: item.cluster }}>
      {item.cluster}
    </Link>
  );
}

function statusOf(item: Deployment) {
  return (
    <>
      <StatusLabel status={item.status} /> <Age time={item.since} words="for" />
      <StatusReason reason={item.statusReason} />
    </>
  );
}

function ofDesired(item: Deployment, count: 'ready' | 'updated' | 'available') {
  return item.observed ? `${item.observed[count]} / ${item.observed.desired}` : '–';
}

/** Nothing is wanted as long as a rollout only plans the deployment. */
function Generations({ item }: { item: Deployment }) {
  const { t } = useTranslation();
  const wanted = item.wanted?.generation;
  const observed = item.observed?.generation;
  if (wanted === observed || item.status === 'Deleted' || item.status === 'Released') return <>{wanted ?? '–'}</>;
  return <>{t('deployment.wantsAndHas', { wanted: wanted ?? '–', observed: observed ?? t('deployment.noneYet') })}</>;
}
