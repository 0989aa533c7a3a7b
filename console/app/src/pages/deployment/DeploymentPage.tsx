import { Content, List, ListItem, PageSection } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../api/client';
import { Age } from '../../display/Age';
import { Facts } from '../../display/Facts';
import { Loaded } from '../../display/Loaded';
import { PageHead } from '../../display/PageHead';
import { StatusLabel, StatusReason } from '../../display/StatusLabel';
import { YamlText } from '../../editor/YamlText';
import { Drift } from './Drift';
import { deployment } from './queries';

type Deployment = Schemas['DeploymentDetail'];

/** One workload in one cluster: what is wanted there, what is there, and what stands in the way. */
export function DeploymentPage() {
  const { id, cluster } = useParams({ from: '/workloads/$id/deployments/$cluster' });
  return (
    <Loaded isPage query={useQuery(deployment(id, cluster))}>
      {(found) => <Details found={found} />}
    </Loaded>
  );
}

function Details({ found }: { found: Deployment }) {
  const { t } = useTranslation();
  return (
    <>
      <PageHead
        title={t('deployment.title', { name: found.name, cluster: found.cluster })}
        beside={<StatusLabel status={found.status} />}
        crumbs={[
          <Link key="all" to="/workloads">
            {t('workloads.title')}
          </Link>,
          <Link key="workload" to="/workloads/$id" params={{ id: found.workload }}>
            {found.name}
          </Link>,
          <Link key="cluster" to="/clusters/$id" params={{ id: found.cluster }}>
            {found.cluster}
          </Link>,
        ]}
      >
        <StatusReason reason={found.statusReason} />
        <Counts found={found} />
      </PageHead>
      <Troubles troubles={found.troubles} />
      {found.drift && <Drift drift={found.drift} />}
      {found.manifest && (
        <PageSection>
          <Content component="h2">{t('deployment.manifest')}</Content>
          <YamlText text={found.manifest.yaml} label={t('deployment.manifest')} />
        </PageSection>
      )}
    </>
  );
}

function Counts({ found }: { found: Deployment }) {
  const { t } = useTranslation();
  const { observed, wanted, nodes } = found;
  return (
    <Facts
      facts={[
        [t('deployment.status'), <Age key="since" time={found.since} words="for" />],
        [t('deployment.seen'), <Age key="seen" time={found.observedAt} words="ago" warnWhenStale />],
        [
          t('deployment.wanted'),
          wanted && t('deployment.wantedValue', { action: wanted.action, generation: wanted.generation, revision: wanted.revision ?? '–' }),
        ],
        [t('deployment.observed'), observed ? t('deployment.observedValue', { generation: observed.generation }) : t('deployment.noneYet')],
        [t('deployment.desired'), observed?.desired],
        [t('deployment.ready'), observed?.ready],
        [t('deployment.updated'), observed?.updated],
        [t('deployment.available'), observed?.available],
        [t('deployment.misscheduled'), observed?.misscheduled],
        [t('deployment.nodes'), nodes && t('deployment.nodesValue', { matching: nodes.matching, all: nodes.all })],
      ]}
    />
  );
}

/** Why pods can't start. */
function Troubles({ troubles }: { troubles: Deployment['troubles'] }) {
  const { t } = useTranslation();
  if (!troubles.length) return null;
  return (
    <PageSection>
      <Content component="h2">{t('deployment.troubles')}</Content>
      <List>
        {troubles.map((trouble) => (
          <ListItem key={`${trouble.code} ${trouble.message}`}>
            <strong>{trouble.code}</strong>: {trouble.message}{' '}
            <span className="quiet">
              {[t('deployment.pods', { count: trouble.pods }), trouble.node && t('deployment.firstSeenOn', { node: trouble.node })]
                .filter(Boolean)
                .join(', ')}
            </span>
          </ListItem>
        ))}
      </List>
    </PageSection>
  );
}
