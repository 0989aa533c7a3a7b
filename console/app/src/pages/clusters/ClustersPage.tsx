import { Button, PageSection, ToggleGroup, ToggleGroupItem } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../api/client';
import { useMay } from '../../api/me';
import { Age } from '../../display/Age';
import { FilterBar } from '../../display/FilterBar';
import { KeyValues } from '../../display/KeyValues';
import { ListBody, type Column } from '../../display/ListBody';
import { PageHead } from '../../display/PageHead';
import { StatusLabel } from '../../display/StatusLabel';
import { AgentManifest } from './AgentManifest';
import { RegisterCluster } from './RegisterCluster';
import { ClusterMap } from './map/ClusterMap';
import { clusterList } from './queries';

type Cluster = Schemas['Cluster'];

/** More than these show as a map, unless the address says otherwise. */
const TABLE_TOTAL = 50;

/** The clusters of the fleet, and whether they are heard of. */
export function ClustersPage() {
  const { t } = useTranslation();
  const { label, state, cursor, view } = useSearch({ from: '/clusters' });
  const query = useQuery({ ...clusterList({ label, state, cursor }), enabled: view !== 'map' });
  const isMap = view ? view === 'map' : !cursor && (query.data?.total ?? 0) > TABLE_TOTAL;
  const mayRegister = useMay('MANAGE_FLEET');
  const [registering, setRegistering] = useState(false);
  const [joining, setJoining] = useState<string | null>(null);
  const register = mayRegister && <Button onClick={() => setRegistering(true)}>{t('clusters.register')}</Button>;
  const nothingYet = { title: t('clusters.nothingYet'), body: t('clusters.nothingYetBody'), action: register };
  const columns: Column<Cluster>[] = [
    { label: t('clusters.cluster'), cell: nameOf },
    { label: t('clusters.state'), cell: (item) => <ClusterState item={item} /> },
    { label: t('clusters.labels'), cell: (item) => <KeyValues pairs={item.labels} label={t('clusters.labelsOf', { name: item.name })} /> },
    { label: t('clusters.nodes'), cell: (item) => (item.nodes === null ? '–' : `${item.readyNodes ?? '?'} / ${item.nodes}`), number: true },
    { label: t('clusters.kubernetes'), cell: (item) => item.kubernetesVersion ?? '–' },
    { label: t('clusters.agent'), cell: (item) => item.agentVersion ?? '–' },
    { label: t('clusters.behind'), cell: (item) => item.intentsBehind ?? '–', number: true },
    { label: t('clusters.lastSeen'), cell: (item) => <Age time={item.lastSeen} words="ago" warnWhenStale /> },
  ];
  return (
    <>
      <PageHead title={t('clusters.title')} actions={register} />
      <PageSection>
        <FilterBar
          filters={[
            { name: 'label', label: t('clusters.label'), placeholder: 'region=eu' },
            { name: 'state', label: t('clusters.state'), options: ['registered', 'ready', 'silent', 'removing', 'removed', 'forgotten'] },
          ]}
        />
        <ViewChoice isMap={isMap} />
        {isMap ? (
          <ClusterMap nothingYet={nothingYet} />
        ) : (
          <ListBody
            label={t('clusters.title')}
            query={query}
            columns={columns}
            keyOf={(item) => item.id}
            filtered={Boolean(label ?? state ?? cursor)}
            nothingYet={nothingYet}
          />
        )}
      </PageSection>
      {registering && <RegisterCluster onClose={() => setRegistering(false)} onRegistered={setJoining} />}
      {joining && <AgentManifest cluster={joining} by="join" onClose={() => setJoining(null)} />}
    </>
  );
}

function ViewChoice({ isMap }: { isMap: boolean }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const choose = (view: string) => void navigate({ to: '.', search: (search: object) => ({ ...search, view, cursor: undefined }) });
  return (
    <ToggleGroup aria-label={t('clusterMap.view')} isCompact className="below-title">
      <ToggleGroupItem text={t('clusterMap.asTable')} isSelected={!isMap} onChange={() => choose('table')} />
      <ToggleGroupItem text={t('clusterMap.asMap')} isSelected={isMap} onChange={() => choose('map')} />
    </ToggleGroup>
  );
}

function nameOf(item: Cluster) {
  return (
    <>
      <Link to="/clusters/$id" params={{ id: item.id }}>
        {item.name}
      </Link>
      {item.displayName && item.displayName !== item.name && <div className="quiet">{item.displayName}</div>}
    </>
  );
}

export function ClusterState({ item }: { item: Pick<Cluster, 'state' | 'cordoned'> }) {
  const { t } = useTranslation();
  return (
    <>
      <StatusLabel status={item.state} />
      {item.cordoned && <div className="quiet">{t('clusters.cordoned')}</div>}
    </>
  );
}
