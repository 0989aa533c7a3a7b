import { Link } from '@tanstack/react-router';
import type { Schemas } from '../../api/client';
import { shownAt } from '../../past/address';

type Item = Schemas['DiffObjectChange'];

export function nameOf({ kind, id, namespace, name, cluster }: Item): string {
  if (kind === 'cluster') return name ?? id;
  const path = [namespace, name].filter(Boolean).join(' / ') || id;
  return kind === 'deployment' ? `${path} → ${cluster ?? ''}` : path;
}

/** The way to an object; to one that was removed, as it was before. */
export function ObjectLink({ item, from }: { item: Item; from: string }) {
  const past = item.change === 'removed' ? shownAt(from) : {};
  const name = nameOf(item);
  if (item.kind === 'cluster') return <Link to="/clusters/$id" params={{ id: item.id }} search={past}>{name}</Link>; // prettier-ignore
  if (item.kind === 'draft') return <Link to="/drafts/$id" params={{ id: item.id }} search={past}>{name}</Link>; // prettier-ignore
  if (item.kind === 'grant') return <Link to="/access" search={{ ...past, tab: 'grants' }}>{name}</Link>; // prettier-ignore
  if (!item.workload) return <>{name}</>;
  const params = { id: item.workload, cluster: item.cluster ?? '' };
  if (item.kind === 'deployment') return <Link to="/workloads/$id/deployments/$cluster" params={params} search={past}>{name}</Link>; // prettier-ignore
  return <Link to="/workloads/$id" params={params} search={{ ...past, ...(item.kind === 'rollout' ? { tab: 'rollouts' } : {}) }}>{name}</Link>; // prettier-ignore
}
