import { useSyncExternalStore } from 'react';

const SECOND_MILLIS = 1000;

const listeners = new Set<() => void>();
let ticking: ReturnType<typeof setTimeout> | undefined;

const seconds = () => Math.floor(Date.now() / SECOND_MILLIS);

/** The present time in whole seconds; all that show an age share one timer, which fires when the second changes. */
export function useSeconds(): number {
  return useSyncExternalStore(subscribe, seconds);
}

function subscribe(tell: () => void): () => void {
  listeners.add(tell);
  ticking ??= untilNextSecond();
  return () => {
    listeners.delete(tell);
    if (!listeners.size) {
      clearTimeout(ticking);
      ticking = undefined;
    }
  };
}

function untilNextSecond() {
  return setTimeout(
    () => {
      ticking = untilNextSecond();
      listeners.forEach((listener) => listener());
    },
    SECOND_MILLIS - (Date.now() % SECOND_MILLIS),
  );
}
