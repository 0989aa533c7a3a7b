import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answer, api } from '../../api/client';

export const auditList = (filter: Record<string, string | undefined>) =>
  queryOptions({
    queryKey: ['audit', 'list', filter],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/audit', { params: { query: filter as { outcome?: string } }, signal })),
    placeholderData: keepPreviousData,
  });
