import { Button, PageSection } from '@patternfly/react-core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../api/client';
import { PageHead } from '../display/PageHead';
import { StatusLabel } from '../display/StatusLabel';
import { ActionDialog } from '../forms/ActionDialog';
import { useDraftActions } from '../pages/drafts/actions';

/** A draft that can no longer be changed, and where to go from it. */
export function ClosedDraft({ found }: { found: Schemas['Draft'] }) {
  const { t } = useTranslation();
  const { reopen } = useDraftActions();
  const [reopening, setReopening] = useState(false);
  const crumbs = [
    <Link key="all" to="/drafts">
      {t('drafts.title')}
    </Link>,
  ];
  return (
    <>
      <PageHead title={found.name ?? t('drafts.unnamed')} beside={<StatusLabel status={found.state} />} crumbs={crumbs} />
      <PageSection>
        <p>{t('drafts.closed', { state: found.state })}</p>
        {found.fetch?.message && <p>{found.fetch.message}</p>}
        {found.state === 'discarded' && <Button onClick={() => setReopening(true)}>{t('drafts.reopen')}</Button>}
        {found.workloadId && (
          <Link to="/workloads/$id" params={{ id: found.workloadId }}>
            {t('drafts.toWorkload')}
          </Link>
        )}
        {reopening && <ActionDialog action={reopen(found)} onClose={() => setReopening(false)} />}
      </PageSection>
    </>
  );
}
