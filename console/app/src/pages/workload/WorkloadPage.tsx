import { useQuery } from '@tanstack/react-query';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../api/client';
import { Age, Moment } from '../../display/Age';
import { Facts } from '../../display/Facts';
import { Loaded } from '../../display/Loaded';
import { PageHead } from '../../display/PageHead';
import { PageTabs } from '../../display/PageTabs';
import { StatusCounts, StatusLabel, StatusReason } from '../../display/StatusLabel';
import { DeploymentList } from './DeploymentList';
import { workload } from './queries';
import { RevisionList } from './RevisionList';
import { RolloutList } from './RolloutList';
import { VariantList } from './VariantList';
import { WorkloadActions } from './WorkloadActions';

/** One workload: where it runs and how, its rollouts, what it was before, and what can be done with it. */
export function WorkloadPage() {
  const { id } = useParams({ from: '/workloads/$id' });
  return (
    <Loaded isPage query={useQuery(workload(id))}>
      {(found) => <Content found={found} />}
    </Loaded>
  );
}

function Content({ found }: { found: Schemas['WorkloadDetail'] }) {
  const { t } = useTranslation();
  return (
    <>
      <PageHead
        title={found.name}
        beside={<StatusLabel status={found.status} />}
        crumbs={[
          <Link key="all" to="/workloads">
            {t('workloads.title')}
          </Link>,
          <Link key="namespace" to="/workloads" search={{ namespace: found.namespace }}>
            {found.namespace}
          </Link>,
        ]}
        actions={<WorkloadActions found={found} />}
      >
        <StatusReason reason={found.statusReason} />
        <Facts
          facts={[
            [t('workloads.status'), <Age key="since" time={found.since} words="for" />],
            [
              t('workloads.clusters'),
              <StatusCounts key="counts" counts={found.counts} label={t('workloads.countsOf', { name: found.name })} />,
            ],
            [t('workloads.revision'), found.revision],
            [t('workload.created'), <Created key="created" found={found} />],
            [t('workload.debts'), found.debt.length ? found.debt.map(({ cluster, code }) => `${cluster}: ${code}`).join(', ') : '–'],
            [t('workload.id'), <span key="id" className="mono">{found.id}</span>], // prettier-ignore
          ]}
        />
      </PageHead>
      <WorkloadTabs found={found} />
    </>
  );
}

function Created({ found }: { found: Schemas['WorkloadDetail'] }) {
  const { t } = useTranslation();
  return (
    <>
      <Moment time={found.createdAt} /> {t('workload.by', { name: found.createdByName ?? found.createdBy })}
    </>
  );
}

function WorkloadTabs({ found }: { found: Schemas['WorkloadDetail'] }) {
  const { t } = useTranslation();
  const { tab = 'clusters' } = useSearch({ from: '/workloads/$id' });
  return (
    <PageTabs
      label={found.name}
      chosen={tab}
      tabs={[
        { name: 'clusters', title: t('workload.clusters'), contents: <DeploymentList found={found} /> },
        { name: 'rollouts', title: t('workload.rollouts'), contents: <RolloutList found={found} /> },
        { name: 'revisions', title: t('workload.revisions'), contents: <RevisionList found={found} /> },
        { name: 'variants', title: t('workload.variants'), contents: <VariantList found={found} /> },
      ]}
    />
  );
}
