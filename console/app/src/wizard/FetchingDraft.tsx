import { Button, EmptyState, EmptyStateActions, EmptyStateBody, EmptyStateFooter, Spinner } from '@patternfly/react-core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../api/client';
import { PageHead } from '../display/PageHead';
import { ActionDialog } from '../forms/ActionDialog';
import { useDraftActions } from '../pages/drafts/actions';

/** A draft that waits for a cluster's answer, which live updates bring. */
export function FetchingDraft({ found }: { found: Schemas['Draft'] }) {
  const { t } = useTranslation();
  const { discard } = useDraftActions();
  const [isDiscarding, setIsDiscarding] = useState(false);
  const { cluster = '', namespace = '', name = '' } = found.fetch ?? {};
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
        <EmptyStateFooter>
          <EmptyStateActions>
            <Button variant="link" onClick={() => setIsDiscarding(true)}>
              {t('drafts.discard')}
            </Button>
          </EmptyStateActions>
        </EmptyStateFooter>
      </EmptyState>
      {isDiscarding && <ActionDialog action={discard(found)} onClose={() => setIsDiscarding(false)} />}
    </>
  );
}
