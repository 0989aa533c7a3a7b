import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { answer, api, type Schemas } from '../../api/client';

type Start = Omit<Schemas['StartDraft'], 'kind'>;

/** Starts a draft and opens it. Opened inside a cluster, its workload can go to that cluster only. */
export function useStartDraft(options: { onError?: (thrown: Error) => void } = {}) {
  const navigate = useNavigate();
  const queries = useQueryClient();
  return useMutation({
    ...options,
    mutationFn: (start: Start) => answer(api.POST('/api/v1/drafts', { body: { kind: 'DaemonSet', ...start } })),
    onSuccess: async (made) => {
      await navigate({ to: '/drafts/$id', params: { id: made.id } });
      await queries.invalidateQueries({ queryKey: ['draft', 'list'] });
    },
  });
}
