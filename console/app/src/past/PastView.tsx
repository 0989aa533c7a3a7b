import { PageSection, Spinner } from '@patternfly/react-core';
import { QueryClientProvider, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { createQueryClient } from '../api/queryClient';
import { ProblemAlert } from '../display/ProblemAlert';
import { ToNow } from './ToNow';
import { ReadPointProvider, readPoint } from './readPoint';

/** An answer about the past is final, so nothing is read twice. */
const FINAL = { staleTime: Infinity, refetchInterval: false as const };

/**
 * Shows its contents at a point of the past. Rendered with the point as its key: each point has a cache of its own, so that no answer of
 * one is ever shown at another.
 */
export function PastView({ at, children }: { at: string; children: ReactNode }) {
  const { t } = useTranslation();
  const present = useQueryClient();
  const [client] = useState(() => createQueryClient(FINAL));
  const { data, error } = useQuery(readPoint(at));
  // What the present has left behind may have been read while the address changed.
  useEffect(() => present.removeQueries({ predicate: (query) => !query.isActive() }), [present]);
  if (error) {
    return (
      <PageSection>
        <ProblemAlert thrown={error} />
        <ToNow />
      </PageSection>
    );
  }
  if (!data) {
    return (
      <PageSection>
        <Spinner aria-label={t('shell.loading')} />
      </PageSection>
    );
  }
  return (
    <ReadPointProvider value={data}>
      <QueryClientProvider client={client}>{children}</QueryClientProvider>
    </ReadPointProvider>
  );
}
