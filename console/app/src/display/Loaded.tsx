import { PageSection, Spinner } from '@patternfly/react-core';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../api/problem';
import { NotFound } from '../shell/NotFound';
import { ProblemAlert } from './ProblemAlert';

interface LoadedProps<Data> {
  query: UseQueryResult<Data>;
  children: (data: Data) => ReactNode;
  /** It is all of the page, whose heading is then the first one. */
  isPage?: boolean;
}

/** Shows what was read. A later failure is shown above what is known, whose ages go on. */
export function Loaded<Data>({ query, children, isPage = false }: LoadedProps<Data>) {
  const { t } = useTranslation();
  const { data, error } = query;
  if (error && Problem.from(error).status === 404) return <NotFound isPage={isPage} />;
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
