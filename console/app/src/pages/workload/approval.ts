import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../api/client';
import type { Action } from '../../forms/ActionDialog';

/** Approves or rejects a rollout. An approval names the manifests that were seen, so that it holds for no others. */
export function useApproval() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  return (verb: 'approve' | 'reject', rollout: string, approval: { manifests: string | null; wave: string | null }): Action => ({
    title: t(`approvals.${verb}Title`),
    text: approval.wave ? t('approvals.wave', { wave: approval.wave }) : undefined,
    label: t(`approvals.${verb}`),
    danger: verb === 'reject',
    perform: ({ reason }) => {
      const params = { path: { id: rollout } };
      const call =
        verb === 'approve'
          ? api.POST('/api/v1/rollouts/{id}:approve', { params, body: { manifests: approval.manifests ?? '', reason } })
          : api.POST('/api/v1/rollouts/{id}:reject', { params, body: { reason } });
      return answer(call).then(() => queries.invalidateQueries());
    },
  });
}
