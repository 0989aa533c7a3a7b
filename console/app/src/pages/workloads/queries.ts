import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answer, api } from '../../api/client';

export interface WorkloadFilter {
  name?: string;
  namespace?: string;
  cluster?: string;
  status?: string;
  label?: string;
  sort?: string;
  cursor?: string;
}

export const workloadList = ({ label, ...filter }: WorkloadFilter) =>
  queryOptions({
    queryKey: ['workload', 'list', filter, label],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/workloads', { params: { query: { ...filter, label: label?.split(' ') } }, signal })),
    placeholderData: keepPreviousData,
  });
