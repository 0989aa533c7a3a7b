import { Button, Flex } from '@patternfly/react-core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api, type Schemas } from '../../api/client';
import { Age, Moment } from '../../display/Age';
import { ListBody, type Column } from '../../display/ListBody';
import { ActionDialog, type Action } from '../../forms/ActionDialog';
import { usePast } from '../../past/readPoint';
import { useApproval } from '../workload/approval';
import { approvalsForMe } from './queries';

type Approval = Schemas['ApprovalRequestedApproval'];

/** What waits for this person's decision. */
export function ApprovalList() {
  const { t } = useTranslation();
  const { cursor } = useSearch({ from: '/access' });
  const columns: Column<Approval>[] = [
    { label: t('approvals.what'), cell: (item) => <What item={item} /> },
    { label: t('approvals.requestedBy'), cell: (item) => item.requestedBy },
    { label: t('approvals.requested'), cell: (item) => <Age time={item.requestedAt} words="ago" /> },
    { label: t('approvals.expires'), cell: (item) => <Moment time={item.expiresAt} /> },
    { label: '', cell: (item) => <Decision item={item} /> },
  ];
  return (
    <ListBody
      label={t('access.approvals')}
      query={useQuery(approvalsForMe(cursor))}
      columns={columns}
      keyOf={(item) => item.rollout ?? item.settings ?? item.requestedAt}
      filtered={false}
      nothingYet={{ title: t('approvals.none'), body: t('approvals.noneBody') }}
    />
  );
}

function What({ item }: { item: Approval }) {
  const { t } = useTranslation();
  if (!item.workload) return <>{t('approvals.settings')}</>;
  return (
    <>
      <Link to="/workloads/$id" params={{ id: item.workload }} search={{ tab: 'rollouts' }}>
        {item.name}
      </Link>{' '}
      <span className="quiet">{[item.kind, item.wave].filter(Boolean).join(' · ')}</span>
    </>
  );
}

function Decision({ item }: { item: Approval }) {
  const { t } = useTranslation();
  const decideRollout = useApproval();
  const decideSettings = useSettingsApproval();
  const past = usePast();
  const [action, setAction] = useState<Action | null>(null);
  const decide = (verb: 'approve' | 'reject') =>
    item.rollout ? decideRollout(verb, item.rollout, item) : decideSettings(verb, item.settings ?? '');
  if (past) return null;
  return (
    <Flex>
      {(['approve', 'reject'] as const).map((verb) => (
        <Button key={verb} variant="secondary" size="sm" isDanger={verb === 'reject'} onClick={() => setAction(decide(verb))}>
          {t(`approvals.${verb}`)}
        </Button>
      ))}
      {action && <ActionDialog action={action} onClose={() => setAction(null)} />}
    </Flex>
  );
}

function useSettingsApproval() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  return (verb: 'approve' | 'reject', digest: string): Action => ({
    title: t(`approvals.${verb}Title`),
    text: t('approvals.settings'),
    label: t(`approvals.${verb}`),
    danger: verb === 'reject',
    perform: ({ reason }) =>
      answer(
        verb === 'approve'
          ? api.POST('/api/v1/settings:approve', { body: { settings: digest, reason } })
          : api.POST('/api/v1/settings:reject', { body: { reason } }),
      ).then(() => queries.invalidateQueries()),
  });
}
