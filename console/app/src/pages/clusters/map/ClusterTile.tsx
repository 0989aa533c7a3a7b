import { memo } from 'react';
import type { Schemas } from '../../../api/client';
import { SIGNS } from './tiles';

interface ClusterTileProps {
  cluster: Schemas['Cluster'];
  /** Whether Tab leads to this one; arrows lead to the others. */
  isStop: boolean;
  cordonedWord: string;
}

/** A plain link, since thousands of the router's would each follow its state; the map opens them. */
export const ClusterTile = memo(function ClusterTile({ cluster, isStop, cordonedWord }: ClusterTileProps) {
  const { id, name, state, cordoned } = cluster;
  const text = `${name}: ${state}${cordoned ? `, ${cordonedWord}` : ''}`;
  return (
    <li>
      <a
        href={`/clusters/${encodeURIComponent(id)}`}
        className={`tile tile-${state} ${cordoned ? 'tile-cordoned' : ''}`}
        data-cluster={id}
        tabIndex={isStop ? 0 : -1}
        aria-label={text}
        title={text}
      >
        {SIGNS[state] ?? '?'}
      </a>
    </li>
  );
});
