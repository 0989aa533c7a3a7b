import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { isAffected, type Change } from './affected';

const COLLECT_MILLIS = 500;
const REOPEN_MILLIS = 5000;

/**
 * Keeps what is on the page up to date by the stream of changes: one connection per tab, none while the tab is hidden. The browser itself
 * resumes a cut connection by Last-Event-ID; after a hidden time everything on the page is read anew. Returns whether it is connected.
 */
export function useLiveUpdates(): boolean {
  const queries = useQueryClient();
  const [connected, setConnected] = useState(true);
  useEffect(() => {
    let source: EventSource | null = null;
    let collected: Change[] = [];
    let flushing: ReturnType<typeof setTimeout> | undefined;
    let reopening: ReturnType<typeof setTimeout> | undefined;

    function flush() {
      flushing = undefined;
      const changes = collected;
      collected = [];
      void queries.invalidateQueries({ predicate: (query) => isAffected(query.queryKey, changes) }, { cancelRefetch: false });
    }

    function collect(event: MessageEvent<string>) {
      collected.push(JSON.parse(event.data) as Change);
      flushing ??= setTimeout(flush, COLLECT_MILLIS);
    }

    function open() {
      close();
      source = new EventSource('/api/v1/changes');
      source.addEventListener('open', () => setConnected(true));
      source.addEventListener('change', collect);
      source.addEventListener('resync', () => void queries.invalidateQueries());
      source.addEventListener('error', lose);
    }

    /** A browser reconnects after a cut, but not after an answer that isn't a stream. */
    function lose() {
      setConnected(false);
      if (source?.readyState === EventSource.CLOSED) reopening = setTimeout(resume, REOPEN_MILLIS);
    }

    function close() {
      clearTimeout(reopening);
      source?.close();
      source = null;
    }

    function resume() {
      open();
      void queries.invalidateQueries();
    }

    const followVisibility = () => (document.hidden ? close() : resume());
    if (!document.hidden) open();
    document.addEventListener('visibilitychange', followVisibility);
    return () => {
      document.removeEventListener('visibilitychange', followVisibility);
      clearTimeout(flushing);
      close();
    };
  }, [queries]);
  return connected;
}
