import type { QueryClient } from '@tanstack/react-query';
import type { AnyRouter } from '@tanstack/react-router';
import { auditList } from './pages/audit/queries';
import { cluster, clusterDeployments } from './pages/cluster/queries';
import { clusterList } from './pages/clusters/queries';
import { draftList } from './pages/drafts/queries';
import { deployments, workload } from './pages/workload/queries';
import { workloadList } from './pages/workloads/queries';
import { AT } from './past/address';
import { draft } from './wizard/draft/queries';
import { servedFields } from './wizard/fields/served';

interface Page {
  queries: QueryClient;
  search: Record<string, string | undefined>;
  id: string;
}

/** What each page reads first, by its route; one that is missing here only shows later. */
const READS: Record<string, (page: Page) => Promise<void>[]> = {
  '/workloads': ({ queries, search }) => [queries.prefetchQuery(workloadList(search))],
  '/workloads/$id': ({ queries, id, search: { tab = 'clusters', status, cluster: name, cursor } }) => [
    queries.prefetchQuery(workload(id)),
    ...(tab === 'clusters' ? [queries.prefetchQuery(deployments(id, { status, cluster: name, cursor }))] : []),
  ],
  '/clusters': ({ queries, search: { label, state, cursor, view } }) =>
    view === 'map' ? [] : [queries.prefetchQuery(clusterList({ label, state, cursor }))],
  '/clusters/$id': ({ queries, id, search: { tab = 'workloads', cursor } }) => [
    queries.prefetchQuery(cluster(id)),
    ...(tab === 'workloads' ? [queries.prefetchQuery(clusterDeployments(id, cursor))] : []),
  ],
  '/drafts': ({ queries, search }) => [queries.prefetchQuery(draftList(search))],
  '/drafts/$id': ({ queries, id }) => [queries.prefetchQuery(draft(id)), queries.prefetchQuery(servedFields)],
  '/audit': ({ queries, search }) => [queries.prefetchQuery(auditList(search))],
};

/** Reads what the page that is opened shows first, while its code is still on its way. The past has a cache of its own (PastView). */
export async function readFirst(router: AnyRouter, queries: QueryClient): Promise<void> {
  const match = router.matchRoutes(router.latestLocation).at(-1);
  if (!match || AT in match.search) return;
  const search = match.search as Page['search'];
  const { id = '' } = match.params as { id?: string };
  await Promise.all(READS[match.fullPath]?.({ queries, search, id }) ?? []);
}
