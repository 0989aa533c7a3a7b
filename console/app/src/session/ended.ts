import { useSyncExternalStore } from 'react';

const listeners = new Set<() => void>();
let ended = false;

/** Takes note of an answer of the interface, each of which tells whether the session still counts. */
export function noteAnswer(status: number): void {
  const isRefused = status === 401;
  // Neither an unavailable server nor none at all says anything about the session.
  if (isRefused === ended || status === 0 || status >= 500) return;
  ended = isRefused;
  listeners.forEach((tell) => tell());
}

function subscribe(tell: () => void): () => void {
  listeners.add(tell);
  return () => listeners.delete(tell);
}

export function useSessionEnded(): boolean {
  return useSyncExternalStore(subscribe, () => ended);
}

/** Calls back when a session that had ended counts again, so that what was refused meanwhile can be sent. */
export function onSessionRenewed(act: () => void): () => void {
  return subscribe(() => {
    if (!ended) act();
  });
}
