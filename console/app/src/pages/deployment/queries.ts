import { queryOptions } from '@tanstack/react-query';
import { answer, api } from '../../api/client';

export const deployment = (id: string, cluster: string) =>
  queryOptions({
    queryKey: ['deployment', id, cluster],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/workloads/{id}/deployments/{cluster}', { params: { path: { id, cluster } }, signal })),
  });
