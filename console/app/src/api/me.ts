import { queryOptions, useQuery } from '@tanstack/react-query';
import { usePast } from '../past/readPoint';
import { answer, api, type Schemas } from './client';

export type Right = Schemas['Me']['may'][number];

/** The signed-in person's roles and rights. */
export const me = queryOptions({
  queryKey: ['me'],
  queryFn: ({ signal }) => answer(api.GET('/api/v1/me', { signal })),
  staleTime: 60_000,
});

/** Whether the person has a right anywhere; where, the server decides. */
export function useHasRight(right: Right): boolean {
  return useQuery(me).data?.may.includes(right) ?? false;
}

/** Whether a change that needs this right can be offered: nobody changes the past. */
export function useMay(right: Right): boolean {
  const hasRight = useHasRight(right);
  return usePast() === null && hasRight;
}
