/** What an event of the change stream says: what changed, not how. */
export interface Change {
  kind: string;
  id: string;
  workload?: string | null;
  cluster?: string | null;
  draft?: string | null;
}

export interface ChangeFollower {
  changed(change: Change): void;
  /** Changes may have been missed; the stream is open again, so what is read from now on misses none. */
  missed(): void;
  connected(): void;
  /** The browser tries again, or this does. */
  lost(): void;
  /** The server answered, but with no stream: the session may have ended. */
  refused(): void;
}

const REOPEN_MILLIS = 5000;
/** What a page reads while it is loaded is younger than a stream that opened within this time. */
const LOADING_MILLIS = 1000;

/**
 * Follows the stream of changes: one connection per tab, none while the tab is hidden. The browser resumes a cut connection by Last-Event-ID
 * itself. A new EventSource can't name an id, and the server takes it from that header only, so after a hidden time the page is read anew as
 * soon as the stream is open. Nothing is missed by that, and it costs no more: events only point to what has to be read.
 */
export function followChanges(follower: ChangeFollower): () => void {
  let source: EventSource | null = null;
  let reopening: ReturnType<typeof setTimeout> | undefined;
  const startedAt = Date.now();
  let wasOpen = false;

  function open() {
    close();
    const opening = new EventSource('/api/v1/changes');
    let opened = false;
    opening.addEventListener('open', () => {
      follower.connected();
      const isResumedByBrowser = opened;
      const isLoading = !wasOpen && Date.now() - startedAt < LOADING_MILLIS;
      opened = wasOpen = true;
      if (!isResumedByBrowser && !isLoading) follower.missed();
    });
    opening.addEventListener('change', (event: MessageEvent<string>) => follower.changed(JSON.parse(event.data) as Change));
    opening.addEventListener('resync', () => follower.missed());
    opening.addEventListener('error', () => lose(opening));
    source = opening;
  }

  /** A browser reconnects after a cut, but not after an answer that isn't a stream. */
  function lose(failed: EventSource) {
    follower.lost();
    if (failed.readyState !== EventSource.CLOSED) return;
    follower.refused();
    reopening = setTimeout(open, REOPEN_MILLIS);
  }

  function close() {
    clearTimeout(reopening);
    source?.close();
    source = null;
  }

  const followVisibility = () => (document.hidden ? close() : open());
  if (!document.hidden) open();
  document.addEventListener('visibilitychange', followVisibility);
  return () => {
    document.removeEventListener('visibilitychange', followVisibility);
    close();
  };
}
