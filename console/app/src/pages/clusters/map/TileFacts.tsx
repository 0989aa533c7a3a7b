import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../../api/client';
import { Age } from '../../../display/Age';
import { StatusLabel } from '../../../display/StatusLabel';

/** What is known of the tile that has the focus or the pointer; in one line that is always there, so that nothing moves. */
export function TileFacts({ cluster }: { cluster: Schemas['Cluster'] | undefined }) {
  const { t } = useTranslation();
  if (!cluster) return <p className="tile-facts quiet">{t('clusterMap.keys')}</p>;
  const { name, state, nodes, readyNodes, intentsBehind, lastSeen, labels } = cluster;
  return (
    <p className="tile-facts" aria-hidden="true">
      <strong>{name}</strong> <StatusLabel status={state} />{' '}
      <span className="quiet">
        {nodes !== null && `${t('clusters.nodes')} ${readyNodes ?? '?'} / ${nodes} · `}
        {intentsBehind !== null && `${t('clusters.behind')} ${intentsBehind} · `}
        {Object.entries(labels).map(([key, value]) => `${key}: ${value} · `)}
      </span>
      <Age time={lastSeen} words="ago" warnWhenStale />
    </p>
  );
}
