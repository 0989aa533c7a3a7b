import { Button, Flex } from '@patternfly/react-core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../api/me';
import { usePast } from '../../past/readPoint';
import { showProblem } from '../../shell/problems';
import { useStartDraft } from './start';

/** The ways to a new workload; in a cluster, to one that can go there only. */
export function CreateActions({ cluster }: { cluster?: string }) {
  const { t } = useTranslation();
  const start = useStartDraft({ onError: showProblem });
  const mayCreate = useMay('CHANGE_WORKLOAD');
  // Nothing begins in the past.
  if (usePast() || !mayCreate) return null;
  return (
    <Flex>
      <Button onClick={() => start.mutate({ cluster })} isDisabled={start.isPending}>
        {t('create.fromImage')}
      </Button>
      <Link to="/drafts/new" search={{ cluster }}>
        {t('create.otherWays')}
      </Link>
    </Flex>
  );
}
