import { Content } from '@patternfly/react-core';
import { useNavigate } from '@tanstack/react-router';
import { useState, type FocusEvent, type KeyboardEvent, type MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../../api/client';
import { ClusterTile } from './ClusterTile';
import { tileTowards } from './roving';
import { TileFacts } from './TileFacts';
import { groupByLabel } from './tiles';

type Cluster = Schemas['Cluster'];

const clusterOf = (target: EventTarget) => (target as HTMLElement).closest<HTMLElement>('[data-cluster]');

/** The tiles: one stop of the Tab key, in which arrows lead from tile to tile. */
export function TileGroups({ clusters, label }: { clusters: Cluster[]; label: string | undefined }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [current, setCurrent] = useState<string | null>(null);
  const groups = groupByLabel(clusters, label);
  const found = clusters.find(({ id }) => id === current);
  const stop = found?.id ?? groups[0]?.clusters[0]?.id;

  function move(event: KeyboardEvent<HTMLElement>) {
    const tiles = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-cluster]')];
    const next = tileTowards(event.key, tiles.indexOf(event.target as HTMLElement), tiles);
    if (!next) return;
    event.preventDefault();
    next.focus();
  }

  function open(event: MouseEvent) {
    const id = clusterOf(event.target)?.dataset.cluster;
    if (!id || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    void navigate({ to: '/clusters/$id', params: { id } });
  }

  const point = (event: FocusEvent | MouseEvent) => setCurrent((former) => clusterOf(event.target)?.dataset.cluster ?? former);
  return (
    <>
      <TileFacts cluster={found} />
      <div role="group" aria-label={t('clusterMap.tiles')} onKeyDown={move} onClick={open} onFocus={point} onMouseOver={point}>
        {groups.map((group) => (
          <section key={group.value ?? ''} className="tile-group">
            {label && (
              <Content component="h2" id={`group-${group.value ?? ''}`}>
                {group.value === null ? t('clusterMap.without', { label }) : `${label}: ${group.value}`}
                <small className="quiet"> {t('list.all', { total: group.clusters.length })}</small>
              </Content>
            )}
            <ul className="tiles">
              {group.clusters.map((cluster) => (
                <ClusterTile key={cluster.id} cluster={cluster} isStop={cluster.id === stop} cordonedWord={t('clusters.cordoned')} />
              ))}
            </ul>
          </section>
        ))}
      </div>
    </>
  );
}
