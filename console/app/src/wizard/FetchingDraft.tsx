import { EmptyState, EmptyStateBody, Spinner } from '@patternfly/react-core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../api/client';
import { PageHead } from '../display/PageHead';

/** A draft that waits for a cluster's answer, which live updates bring. */
export function FetchingDraft({ fetch }: { fetch: Schemas['DraftFetch'] | null }) {
  const { t } = useTranslation();
  const { cluster = '', namespace = '', name = '' } = fetch ?? {};
  const crumbs = [
    <Link key="all" to="/drafts">
      {t('drafts.title')}
    </Link>,
  ];
  return (
    <>
      <PageHead title={name || t('drafts.unnamed')} crumbs={crumbs} />
      <EmptyState titleText={t('fetch.title', { cluster })} headingLevel="h2" icon={Spinner}>
        <EmptyStateBody>{t('fetch.text', { namespace, name })}</EmptyStateBody>
      </EmptyState>
    </>
  );
}
