import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answer, api } from '../../api/client';

const at = (id: string) => ({ path: { id } });

export const workload = (id: string) =>
  queryOptions({
    queryKey: ['workload', id],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/workloads/{id}', { params: at(id), signal })),
  });

export const deployments = (id: string, filter: { status?: string; cluster?: string; cursor?: string }) =>
  queryOptions({
    queryKey: ['deployment', id, 'list', filter],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/workloads/{id}/deployments', { params: { ...at(id), query: filter }, signal })),
    placeholderData: keepPreviousData,
  });

/** The clusters that an action on the workload concerns; at most the 200 that fit into one answer. */
export const clustersOf = (id: string) =>
  queryOptions({
    queryKey: ['deployment', id, 'clusters'],
    queryFn: async ({ signal }) => {
      const page = await answer(api.GET('/api/v1/workloads/{id}/deployments', { params: { ...at(id), query: { limit: 200 } }, signal }));
      return page.items.filter((item) => item.status !== 'Deleted' && item.status !== 'Released').map((item) => item.cluster);
    },
  });

export const revisions = (id: string, cursor?: string) =>
  queryOptions({
    queryKey: ['workload', id, 'revisions', cursor],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/workloads/{id}/revisions', { params: { ...at(id), query: { cursor } }, signal })),
    placeholderData: keepPreviousData,
  });

export const revision = (id: string, number: string) =>
  queryOptions({
    queryKey: ['workload', id, 'revision', number],
    queryFn: ({ signal }) =>
      answer(api.GET('/api/v1/workloads/{id}/revisions/{revision}', { params: { path: { id, revision: Number(number) } }, signal })),
    // It never changes.
    staleTime: 'static',
    refetchInterval: false,
  });

export const revisionDiff = (id: string, from: string, to: string) =>
  queryOptions({
    queryKey: ['workload', id, 'diff', from, to],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/workloads/{id}/diff', { params: { ...at(id), query: { from, to } }, signal })),
  });

export const variants = (id: string) =>
  queryOptions({
    queryKey: ['workload', id, 'variants'],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/workloads/{id}/variants', { params: at(id), signal })),
  });

export const rollouts = (workload: string, cursor?: string) =>
  queryOptions({
    queryKey: ['rollout', workload, cursor],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/rollouts', { params: { query: { workload, cursor, limit: 10 } }, signal })),
    placeholderData: keepPreviousData,
  });
