import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answer, api } from '../../api/client';

export const grants = (cursor?: string) =>
  queryOptions({
    queryKey: ['grant', 'list', cursor],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/grants', { params: { query: { cursor } }, signal })),
    placeholderData: keepPreviousData,
  });

export const settings = queryOptions({
  queryKey: ['settings'],
  queryFn: ({ signal }) => answer(api.GET('/api/v1/settings', { signal })),
});

export const approvalsForMe = (cursor?: string) =>
  queryOptions({
    queryKey: ['approval', 'list', cursor],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/approvals', { params: { query: { for: 'me', state: 'pending', cursor } }, signal })),
    placeholderData: keepPreviousData,
  });
