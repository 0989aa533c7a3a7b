import { PageSection, Tab, Tabs, TabTitleText } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../api/client';
import { Age, Moment } from '../../display/Age';
import { Facts } from '../../display/Facts';
import { KeyValues } from '../../display/KeyValues';
import { Loaded } from '../../display/Loaded';
import { PageHead } from '../../display/PageHead';
import { ClusterState } from '../clusters/ClustersPage';
import { ClusterActions } from './ClusterActions';
import { ClusterCredentials, Validity } from './ClusterCredentials';
import { ClusterDeployments } from './ClusterDeployments';
import { ClusterInventory } from './ClusterInventory';
import { cluster } from './queries';

/** One cluster: what it reports, what runs there, what it has, and what can be done with it. */
export function ClusterPage() {
  const { id } = useParams({ from: '/clusters/$id' });
  return <Loaded query={useQuery(cluster(id))}>{(found) => <Details found={found} />}</Loaded>;
}

function Details({ found }: { found: Schemas['ClusterDetail'] }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { tab = 'workloads' } = useSearch({ from: '/clusters/$id' });
  const contents = { workloads: ClusterDeployments, inventory: ClusterInventory, credentials: ClusterCredentials };
  // Absent for those who may not see them.
  const names = Object.keys(contents).filter((name) => name !== 'credentials' || found.credentials) as (keyof typeof contents)[];
  return (
    <>
      <PageHead
        title={found.name}
        beside={<ClusterState item={found} />}
        crumbs={[
          <Link key="all" to="/clusters">
            {t('clusters.title')}
          </Link>,
        ]}
        actions={<ClusterActions found={found} />}
      >
        <ClusterFacts found={found} />
      </PageHead>
      <PageSection>
        <Tabs
          activeKey={tab}
          aria-label={found.name}
          mountOnEnter
          unmountOnExit
          onSelect={(_, chosen) => void navigate({ to: '.', search: { tab: String(chosen) } })}
        >
          {names.map((name) => {
            const Contents = contents[name];
            return (
              <Tab key={name} eventKey={name} title={<TabTitleText>{t(`cluster.${name}`)}</TabTitleText>}>
                <Contents found={found} />
              </Tab>
            );
          })}
        </Tabs>
      </PageSection>
    </>
  );
}

function ClusterFacts({ found }: { found: Schemas['ClusterDetail'] }) {
  const { t } = useTranslation();
  const credential = found.credentials?.find((one) => !one.retiredAt);
  return (
    <Facts
      facts={[
        [t('clusters.lastSeen'), <Age key="seen" time={found.lastSeen} words="ago" warnWhenStale />],
        [t('clusters.labels'), <KeyValues key="labels" pairs={found.labels} label={t('clusters.labelsOf', { name: found.name })} />],
        [t('clusters.nodes'), found.nodes === null ? null : `${found.readyNodes ?? '?'} / ${found.nodes}`],
        [t('clusters.kubernetes'), found.kubernetesVersion],
        [t('clusters.agent'), found.agentVersion],
        [t('clusters.behind'), found.intentsBehind],
        [t('cluster.debts'), found.debts],
        [t('cluster.credential'), credential && <CurrentCredential key="credential" credential={credential} />],
        [t('cluster.joined'), <Moment key="joined" time={found.joinedAt} />],
        [t('cluster.removal'), found.removal && <Removal key="removal" removal={found.removal} />],
      ]}
    />
  );
}

function CurrentCredential({ credential }: { credential: Schemas['ClusterCredentialQueriesCredential'] }) {
  return (
    <>
      <Moment time={credential.issuedAt} />, <Validity credential={credential} />
    </>
  );
}

function Removal({ removal }: { removal: Schemas['ClusterRemoval'] }) {
  const { t } = useTranslation();
  return (
    <>
      <Moment time={removal.due} /> ({t(removal.workloads === 'delete' ? 'workload.policyDelete' : 'workload.policyRelease')})
    </>
  );
}
