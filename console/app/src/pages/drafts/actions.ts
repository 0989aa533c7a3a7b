import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answer, api, seen } from '../../api/client';
import type { Action } from '../../forms/ActionDialog';

interface Draft {
  id: string;
  version: number;
}

export function useDraftActions() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const params = ({ id, version }: Draft) => ({ path: { id }, header: seen(version) });
  const refresh = () => queries.invalidateQueries({ queryKey: ['draft'] });

  const discard = (draft: Draft): Action => ({
    title: t('drafts.discardTitle'),
    text: t('drafts.discardText'),
    label: t('drafts.discard'),
    perform: ({ reason }) => answer(api.POST('/api/v1/drafts/{id}:discard', { params: params(draft), body: { reason } })).then(refresh),
  });

  const reopen = (draft: Draft): Action => ({
    title: t('drafts.reopenTitle'),
    label: t('drafts.reopen'),
    perform: ({ reason }) => answer(api.POST('/api/v1/drafts/{id}:reopen', { params: params(draft), body: { reason } })).then(refresh),
  });

  return { discard, reopen };
}
