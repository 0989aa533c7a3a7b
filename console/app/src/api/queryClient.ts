import { QueryClient, type DefaultOptions } from '@tanstack/react-query';
import { Problem } from './problem';

/** Refusals don't change by asking again; an unavailable server may. */
const retry = (failures: number, error: unknown) => failures < 2 && [0, 503].includes(Problem.from(error).status);

export function createQueryClient(options: DefaultOptions['queries'] = {}): QueryClient {
  return new QueryClient({
    defaultOptions: {
      // Live updates tell what changed; the interval only covers what they can't tell.
      queries: { retry, staleTime: 1000, refetchInterval: 30_000, refetchOnWindowFocus: false, ...options },
      mutations: { retry: false },
    },
  });
}
