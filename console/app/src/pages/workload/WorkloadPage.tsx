import { PageSection, Tab, Tabs, TabTitleText } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../api/client';
import { Age, Moment } from '../../display/Age';
import { Facts } from '../../display/Facts';
import { Loaded } from '../../display/Loaded';
import { PageHead } from '../../display/PageHead';
import { StatusCounts, StatusLabel, StatusReason } from '../../display/StatusLabel';
import { DeploymentList } from './DeploymentList';
import { RevisionList } from './RevisionList';
import { RolloutList } from './RolloutList';
import { VariantList } from './VariantList';
import { WorkloadActions } from './WorkloadActions';
import { workload } from './queries';

/** One workload: where it runs and how, its rollouts, what it was before, and what can be done with it. */
export function WorkloadPage() {
  const { id } = useParams({ from: '/workloads/$id' });
  return <Loaded query={useQuery(workload(id))}>{(found) => <Content found={found} />}</Loaded>;
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
  const navigate = useNavigate();
  const { tab = 'clusters' } = useSearch({ from: '/workloads/$id' });
  const contents = { clusters: DeploymentList, rollouts: RolloutList, revisions: RevisionList, variants: VariantList };
  return (
    <PageSection>
      <Tabs
        activeKey={tab}
        aria-label={found.name}
        mountOnEnter
        unmountOnExit
        onSelect={(_, chosen) => void navigate({ to: '.', search: { tab: String(chosen) } })}
      >
        {Object.entries(contents).map(([name, Contents]) => (
          <Tab key={name} eventKey={name} title={<TabTitleText>{t(`workload.${name as keyof typeof contents}`)}</TabTitleText>}>
            <Contents found={found} />
          </Tab>
        ))}
      </Tabs>
    </PageSection>
  );
}
