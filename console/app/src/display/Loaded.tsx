import { PageSection, Spinner } from '@patternfly/react-core';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../api/problem';
import { NotFound } from '../shell/NotFound';
import { ProblemAlert } from './ProblemAlert';

/** Shows what was read. A later failure is shown above what is known, whose ages go on. */
export function Loaded<Data>({ query, children }: { query: UseQueryResult<Data>; children: (data: Data) => ReactNode }) {
  const { t } = useTranslation();
  const { data, error } = query;
  if (error && Problem.from(error).status === 404) return <NotFound />;
  return (
    <>
      {error && <ProblemAlert thrown={error} />}
      {data !== undefined && children(data)}
      {data === undefined && !error && (
        <PageSection>
          <Spinner aria-label={t('shell.loading')} />
        </PageSection>
      )}
    </>
  );
}
