import { useQuery } from '@tanstack/react-query';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../api/client';
import { Age, Moment } from '../../display/Age';
import { Facts } from '../../display/Facts';
import { KeyValues } from '../../display/KeyValues';
import { Loaded } from '../../display/Loaded';
import { PageHead } from '../../display/PageHead';
import { PageTabs } from '../../display/PageTabs';
import { ClusterState } from '../clusters/ClustersPage';
import { ClusterActions } from './ClusterActions';
import { ClusterCredentials, Validity } from './ClusterCredentials';
import { ClusterDeployments } from './ClusterDeployments';
import { ClusterInventory } from './ClusterInventory';
import { cluster } from './queries';

/** One cluster: what it reports, what runs there, what it has, and what can be done with it. */
export function ClusterPage() {
  const { id } = useParams({ from: '/clusters/$id' });
  return (
    <Loaded isPage query={useQuery(cluster(id))}>
      {(found) => <Details found={found} />}
    </Loaded>
  );
}

function Details({ found }: { found: Schemas['ClusterDetail'] }) {
  const { t } = useTranslation();
  const { tab = 'workloads' } = useSearch({ from: '/clusters/$id' });
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
      <PageTabs
        label={found.name}
        chosen={tab}
        tabs={[
          { name: 'workloads', title: t('cluster.workloads'), contents: <ClusterDeployments found={found} /> },
          { name: 'inventory', title: t('cluster.inventory'), contents: <ClusterInventory found={found} /> },
          // Absent for those who may not see them.
          ...(found.credentials
            ? [{ name: 'credentials', title: t('cluster.credentials'), contents: <ClusterCredentials found={found} /> }]
            : []),
        ]}
      />
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
