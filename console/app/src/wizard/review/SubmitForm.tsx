import { ActionGroup, Button, Form } from '@patternfly/react-core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api, seen } from '../../api/client';
import { Problem } from '../../api/problem';
import { ProblemAlert } from '../../display/ProblemAlert';
import { ReasonField } from '../../forms/ReasonField';
import type { DraftSession, DraftState } from '../draft/session';
import { SecondPerson } from './SecondPerson';

interface SubmitFormProps {
  session: DraftSession;
  state: DraftState;
  clusters: number;
  isReady: boolean;
}

/** Submits the draft, or merges it with what the workload has become meanwhile. */
export function SubmitForm({ session, state, clusters, isReady }: SubmitFormProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [reason, setReason] = useState('');
  const { id, basedOn } = state.found;
  const change = () => ({ params: { path: { id }, header: seen(session.current().version) } });
  const submit = useMutation({
    mutationFn: async () => {
      await session.saveAll();
      return answer(api.POST('/api/v1/drafts/{id}:submit', { ...change(), body: { reason: reason.trim() || undefined } }));
    },
    onSuccess: async (made) => {
      await navigate({ to: '/workloads/$id', params: { id: made.workloadId } });
      await queries.invalidateQueries();
    },
  });
  const rebase = useMutation({
    mutationFn: () => answer(api.POST('/api/v1/drafts/{id}:rebase', { ...change(), body: {} })),
    onSuccess: async () => {
      submit.reset();
      await queries.invalidateQueries({ queryKey: ['draft', id] });
    },
  });
  const movedOn = submit.error && Problem.from(submit.error).body.code === 'WorkloadMovedOn';

  function onSubmit(event: FormEvent) {
    event.preventDefault();
    if (!submit.isPending) submit.mutate();
  }

  return (
    <Form onSubmit={onSubmit} aria-label={t('review.submit')}>
      {submit.error && <ProblemAlert thrown={submit.error} onClose={submit.reset} />}
      {rebase.error && <ProblemAlert thrown={rebase.error} onClose={rebase.reset} />}
      <ReasonField id="submit-reason" reason={reason} onChange={setReason} />
      <SecondPerson clusters={clusters} />
      <ActionGroup>
        <Button type="submit" isDisabled={!isReady || submit.isPending}>
          {t(basedOn?.workload ? 'review.rollOut' : 'review.create', { count: clusters })}
        </Button>
        {movedOn && (
          <Button variant="secondary" onClick={() => rebase.mutate()}>
            {t('review.rebase')}
          </Button>
        )}
      </ActionGroup>
    </Form>
  );
}
