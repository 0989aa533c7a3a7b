import { AlertGroup } from '@patternfly/react-core';
import { useSyncExternalStore } from 'react';
import { ProblemAlert } from '../display/ProblemAlert';

interface Shown {
  key: number;
  thrown: unknown;
}

const listeners = new Set<() => void>();
let shown: Shown[] = [];
let numbered = 0;

/** Shows what went wrong, until somebody closes it. */
export function showProblem(thrown: unknown): void {
  numbered += 1;
  replace([...shown, { key: numbered, thrown }]);
}

function replace(next: Shown[]): void {
  shown = next;
  listeners.forEach((tell) => tell());
}

export function ShownProblems() {
  const problems = useSyncExternalStore(
    (tell) => {
      listeners.add(tell);
      return () => listeners.delete(tell);
    },
    () => shown,
  );
  if (!problems.length) return null;
  return (
    <AlertGroup>
      {problems.map(({ key, thrown }) => (
        <ProblemAlert key={key} thrown={thrown} onClose={() => replace(shown.filter((other) => other.key !== key))} />
      ))}
    </AlertGroup>
  );
}
