import { Button, EmptyState, EmptyStateActions, EmptyStateBody, EmptyStateFooter } from '@patternfly/react-core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { me } from '../api/me';
import { ToNow } from '../past/ToNow';
import { usePast } from '../past/readPoint';
import { ProblemAlert } from './ProblemAlert';

export interface Emptiness {
  title: string;
  body: string;
  action?: ReactNode;
  /** It is all of the page, whose heading is then the first one. */
  isPage?: boolean;
}

interface EmptyListProps {
  reason: 'nothingYet' | 'nothingMatches' | 'unreachable';
  nothingYet?: Emptiness;
  thrown?: unknown;
}

/** Says why a list shows nothing, and what to do: nothing yet, nothing matches, not allowed, or unreachable. */
export function EmptyList({ reason, nothingYet, thrown }: EmptyListProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { data: rights } = useQuery(me);
  const past = usePast();
  if (reason === 'unreachable') {
    return (
      <>
        <ProblemAlert thrown={thrown} />
        <Button variant="link" onClick={() => void queries.refetchQueries({ type: 'active' })}>
          {t('empty.tryAgain')}
        </Button>
      </>
    );
  }
  if (reason === 'nothingMatches') {
    const reset = <Button onClick={() => void navigate({ to: '.', search: {} })}>{t('empty.resetFilters')}</Button>;
    return <Empty title={t('empty.nothingMatches')} body={t('empty.nothingMatchesBody')} action={reset} />;
  }
  if (rights?.roles.length === 0) {
    return (
      <Empty title={t('empty.notAllowed')} body={t('empty.notAllowedBody')} action={<Link to="/access">{t('empty.myRights')}</Link>} />
    );
  }
  if (past && nothingYet) return <Empty title={t('past.nothing')} body={t('past.nothingBody')} action={<ToNow />} />;
  return nothingYet ? <Empty {...nothingYet} /> : null;
}

export function Empty({ title, body, action, isPage = false }: Emptiness) {
  return (
    <EmptyState titleText={title} headingLevel={isPage ? 'h1' : 'h2'}>
      <EmptyStateBody>{body}</EmptyStateBody>
      {action && (
        <EmptyStateFooter>
          <EmptyStateActions>{action}</EmptyStateActions>
        </EmptyStateFooter>
      )}
    </EmptyState>
  );
}
