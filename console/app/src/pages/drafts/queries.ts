import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answer, api } from '../../api/client';

/** What holds when the address doesn't say. */
export const INITIAL = { state: 'open', owner: 'me' };

const unlessAny = (option: string) => (option === 'any' ? undefined : option);

export function draftList(search: { state?: string; owner?: string; namespace?: string; cluster?: string; cursor?: string }) {
  const { state, owner } = { ...INITIAL, ...search };
  const filter = { ...search, state: unlessAny(state), owner: unlessAny(owner) };
  return queryOptions({
    queryKey: ['draft', 'list', filter],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/drafts', { params: { query: filter }, signal })),
    placeholderData: keepPreviousData,
  });
}
