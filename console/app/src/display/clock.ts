import { useSyncExternalStore } from 'react';
import { usePast } from '../past/readPoint';

const SECOND_MILLIS = 1000;

const listeners = new Set<() => void>();
let ticking: ReturnType<typeof setTimeout> | undefined;

const seconds = () => Math.floor(Date.now() / SECOND_MILLIS);

/**
 * The time that ages refer to, in whole seconds: the point of the past that is shown, or the present. All that show an age share one timer,
 * which fires when the second changes.
 */
export function useSeconds(): number {
  const past = usePast();
  const present = useSyncExternalStore(subscribe, seconds);
  return past ? Math.floor(Date.parse(past.asOf) / SECOND_MILLIS) : present;
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
