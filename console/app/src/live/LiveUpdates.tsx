import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { me } from '../api/me';
import { Refresh } from './refresh';
import { followChanges } from './stream';

/** Keeps what is on the page up to date by the stream of changes. Returns since when it is cut, or null. */
export function useLiveUpdates(): string | null {
  const queries = useQueryClient();
  const [lostAt, setLostAt] = useState<string | null>(null);
  useEffect(() => {
    const refresh = new Refresh(queries);
    const unfollow = followChanges({
      changed: (change) => refresh.add(change),
      missed: () => void queries.invalidateQueries(),
      connected: () => setLostAt(null),
      lost: () => setLostAt((since) => since ?? new Date().toISOString()),
      // Tells whether the session has ended.
      refused: () => void queries.fetchQuery({ ...me, staleTime: 0 }).catch(() => undefined),
    });
    return () => {
      unfollow();
      refresh.stop();
    };
  }, [queries]);
  return lostAt;
}
