import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answer, api } from '../../api/client';

export const clusterList = ({ label, ...filter }: { label?: string; state?: string; cursor?: string; limit?: number }) =>
  queryOptions({
    queryKey: ['cluster', 'list', filter, label],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/clusters', { params: { query: { ...filter, label: label?.split(' ') } }, signal })),
    placeholderData: keepPreviousData,
  });
