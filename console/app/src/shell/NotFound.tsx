import { EmptyState, EmptyStateActions, EmptyStateBody, EmptyStateFooter } from '@patternfly/react-core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Empty } from '../display/EmptyList';
import { ToNow } from '../past/ToNow';
import { usePast } from '../past/readPoint';

export function NotFound() {
  const { t } = useTranslation();
  const past = usePast();
  if (past) return <Empty title={t('past.notThere')} body={t('past.notThereBody')} action={<ToNow />} />;
  return (
    <EmptyState titleText={t('notFound.title')} headingLevel="h1">
      <EmptyStateBody>{t('notFound.body')}</EmptyStateBody>
      <EmptyStateFooter>
        <EmptyStateActions>
          <Link to="/workloads">{t('notFound.action')}</Link>
        </EmptyStateActions>
      </EmptyStateFooter>
    </EmptyState>
  );
}
