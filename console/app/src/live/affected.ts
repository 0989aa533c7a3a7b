import type { QueryKey } from '@tanstack/react-query';
import type { Change } from './stream';

/** Kinds of things whose answers also show a changed thing. */
const SHOWN_BY: Record<string, string[]> = {
  deployment: ['deployment', 'workload', 'rollout'],
  workload: ['workload', 'deployment'],
  rollout: ['rollout', 'workload', 'approval'],
  approval: ['approval', 'rollout', 'settings'],
  cluster: ['cluster'],
  draft: ['draft'],
  grant: ['grant', 'me'],
  settings: ['settings', 'approval'],
};

/**
 * Whether a query shows one of the changed things. Keys are [kind, 'list', …] or [kind, id, …], where the id of a deployment or rollout may
 * be that of its workload.
 */
export function isAffected(key: QueryKey, changes: Change[]): boolean {
  const [kind, subject] = key;
  if (kind === 'audit') return changes.length > 0;
  return changes.some(
    (change) =>
      (SHOWN_BY[change.kind] ?? [change.kind]).includes(String(kind)) &&
      (subject === 'list' ||
        subject === undefined ||
        [change.id, change.workload, change.cluster, change.draft].includes(subject as string)),
  );
}
