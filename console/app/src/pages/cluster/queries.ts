import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answer, api } from '../../api/client';

export const cluster = (id: string) =>
  queryOptions({
    queryKey: ['cluster', id],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/clusters/{id}', { params: { path: { id } }, signal })),
  });

export const clusterDeployments = (id: string, cursor?: string) =>
  queryOptions({
    queryKey: ['deployment', id, 'of-cluster', cursor],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/clusters/{id}/deployments', { params: { path: { id }, query: { cursor } }, signal })),
    placeholderData: keepPreviousData,
  });

export const inventory = (id: string, kind: string, namespace?: string) =>
  queryOptions({
    queryKey: ['inventory', id, kind, namespace],
    queryFn: ({ signal }) =>
      answer(api.GET('/api/v1/clusters/{id}/inventory', { params: { path: { id }, query: { kind, namespace } }, signal })),
    retry: false,
  });
