import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answer, api } from '../../api/client';

export const clusterList = ({ label, ...filter }: { label?: string; state?: string; cursor?: string; limit?: number }) =>
  queryOptions({
    queryKey: ['cluster', 'list', filter, label],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/clusters', { params: { query: { ...filter, label: label?.split(' ') } }, signal })),
    placeholderData: keepPreviousData,
  });

/** As many as the server gives at once. */
const MAP_LIMIT = 200;

/** All clusters that match, page by page. A change anywhere reads all pages, so not with every one. */
export const clusterMap = ({ label, state }: { label?: string; state?: string }) =>
  infiniteQueryOptions({
    queryKey: ['cluster', 'list', 'map', state, label],
    queryFn: ({ pageParam: cursor, signal }) =>
      answer(
        api.GET('/api/v1/clusters', {
          params: { query: { state, label: label?.split(' '), limit: MAP_LIMIT, cursor } },
          signal,
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: keepPreviousData,
    meta: { refreshMillis: 5000 },
  });
