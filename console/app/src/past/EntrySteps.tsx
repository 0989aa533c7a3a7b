import { ActionList, ActionListItem, Button } from '@patternfly/react-core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { showProblem } from '../shell/problems';
import { entryAfter, entryBefore } from './entries';
import type { ReadPoint } from './readPoint';

interface EntryStepsProps {
  shown: ReadPoint | null;
  onChoose: (point: string | undefined) => void;
}

/** From one entry of the ledger to the next. After the last one comes the present. */
export function EntrySteps({ shown, onChoose }: EntryStepsProps) {
  const { t } = useTranslation();
  const back = useMutation({
    mutationFn: () => entryBefore(shown),
    onSuccess: (entry) => entry && onChoose(entry.position),
    onError: showProblem,
  });
  const forward = useMutation({
    mutationFn: async () => shown && entryAfter(shown),
    onSuccess: (entry) => onChoose(entry?.position),
    onError: showProblem,
  });
  return (
    <ActionList>
      <ActionListItem>
        <Button variant="secondary" isDisabled={back.isPending} onClick={() => back.mutate()}>
          {t('past.previousEntry')}
        </Button>
      </ActionListItem>
      <ActionListItem>
        <Button variant="secondary" isDisabled={!shown || forward.isPending} onClick={() => forward.mutate()}>
          {t('past.nextEntry')}
        </Button>
      </ActionListItem>
      <ActionListItem>{back.isSuccess && !back.data && <span role="status">{t('past.noEarlierEntry')}</span>}</ActionListItem>
    </ActionList>
  );
}
