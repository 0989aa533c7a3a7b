import { Button, PageSection } from '@patternfly/react-core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../api/client';
import { useMay } from '../api/me';
import { PageHead } from '../display/PageHead';
import { StatusLabel } from '../display/StatusLabel';
import { ActionDialog } from '../forms/ActionDialog';
import { useStartDraft } from '../pages/create/start';
import { usePast } from '../past/readPoint';
import { useDraftActions } from '../pages/drafts/actions';
import { showProblem } from '../shell/problems';

/** A draft that can no longer be changed, and where to go from it. */
export function ClosedDraft({ found }: { found: Schemas['Draft'] }) {
  const { t } = useTranslation();
  const { reopen } = useDraftActions();
  const mayCreate = useMay('CHANGE_WORKLOAD');
  const copy = useStartDraft({ onError: showProblem });
  const past = usePast();
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
        {found.state === 'discarded' && !past && <Button onClick={() => setReopening(true)}>{t('drafts.reopen')}</Button>}{' '}
        {mayCreate && (
          <Button variant="secondary" isDisabled={copy.isPending} onClick={() => copy.mutate({ from: { draft: found.id } })}>
            {t('drafts.copy')}
          </Button>
        )}{' '}
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
