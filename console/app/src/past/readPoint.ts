import { queryOptions } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import { answer, api } from '../api/client';

/** The point of the past that pages show: as the address names it, and its time and position as the server found them. */
export interface ReadPoint {
  at: string;
  asOf: string;
  position: string;
}

const ReadPointContext = createContext<ReadPoint | null>(null);

export const ReadPointProvider = ReadPointContext.Provider;

/** Null: what is shown is the present. */
export function usePast(): ReadPoint | null {
  return useContext(ReadPointContext);
}

/** Any list tells its point; this is the shortest one. */
export async function findReadPoint(at: string, signal: AbortSignal): Promise<ReadPoint> {
  const { asOf, position } = await answer(api.GET('/api/v1/clusters', { params: { query: { limit: 1, at } }, signal }));
  return { at, asOf, position };
}

export const readPoint = (at: string) =>
  queryOptions({
    queryKey: ['past', 'point', at],
    queryFn: ({ signal }) => findReadPoint(at, signal),
    staleTime: 'static',
    refetchInterval: false,
  });
