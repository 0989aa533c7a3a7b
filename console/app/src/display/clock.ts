import { useSyncExternalStore } from 'react';

const listeners = new Set<() => void>();
let seconds = Math.floor(Date.now() / 1000);
let ticking: ReturnType<typeof setInterval> | undefined;

/** The present time in whole seconds; all that show an age share one timer. */
export function useSeconds(): number {
  return useSyncExternalStore(subscribe, () => seconds);
}

function subscribe(tell: () => void): () => void {
  listeners.add(tell);
  ticking ??= setInterval(() => {
    seconds = Math.floor(Date.now() / 1000);
    listeners.forEach((listener) => listener());
  }, 1000);
  return () => {
    listeners.delete(tell);
    if (!listeners.size) {
      clearInterval(ticking);
      ticking = undefined;
    }
  };
}
