import { EmptyState, EmptyStateActions, EmptyStateBody, EmptyStateFooter } from '@patternfly/react-core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Empty } from '../display/EmptyList';
import { ToNow } from '../past/ToNow';
import { usePast } from '../past/readPoint';

/** @param isPage false in a part of a page, which has a heading already */
export function NotFound({ isPage }: { isPage: boolean }) {
  const { t } = useTranslation();
  const past = usePast();
  if (past) return <Empty title={t('past.notThere')} body={t('past.notThereBody')} action={<ToNow />} isPage={isPage} />;
  return (
    <EmptyState titleText={t('notFound.title')} headingLevel={isPage ? 'h1' : 'h2'}>
      <EmptyStateBody>{t('notFound.body')}</EmptyStateBody>
      <EmptyStateFooter>
        <EmptyStateActions>
          <Link to="/workloads">{t('notFound.action')}</Link>
        </EmptyStateActions>
      </EmptyStateFooter>
    </EmptyState>
  );
}
