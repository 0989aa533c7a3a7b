import { queryOptions } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import { answer, api } from '../../api/client';
import { FieldTable } from './table';

/** Changes only with the version of the server; `no-cache` lets the browser ask by ETag, and read its own copy if that still holds. */
export const servedFields = queryOptions({
  queryKey: ['wizard', 'fields'],
  queryFn: async ({ signal }) => new FieldTable(await answer(api.GET('/api/v1/wizard/fields', { signal, cache: 'no-cache' }))),
  staleTime: Infinity,
  gcTime: Infinity,
  refetchInterval: false,
  structuralSharing: false,
});

export const FieldTableContext = createContext<FieldTable | null>(null);

export function useFieldTable(): FieldTable {
  const table = useContext(FieldTableContext);
  if (!table) throw new Error('Fields are shown only where their table is known.');
  return table;
}
