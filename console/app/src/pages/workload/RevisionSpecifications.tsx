import { Spinner } from '@patternfly/react-core';
import { useQueries } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Disclosure } from '../../display/Disclosure';
import { ProblemAlert } from '../../display/ProblemAlert';
import { revision } from './queries';

const DiffView = lazy(() => import('../../editor/DiffView').then(({ DiffView: component }) => ({ default: component })));

interface RevisionSpecificationsProps {
  workload: string;
  from: string;
  to: string;
}

/** Two revisions in full beside each other, read only when somebody wants to see them. */
export function RevisionSpecifications(props: RevisionSpecificationsProps) {
  const { t } = useTranslation();
  return (
    <Disclosure text={t('diff.sideBySide')}>
      <Specifications {...props} />
    </Disclosure>
  );
}

function Specifications({ workload, from, to }: RevisionSpecificationsProps) {
  const { t } = useTranslation();
  const [before, after] = useQueries({ queries: [revision(workload, from), revision(workload, to)] });
  const error = before.error ?? after.error;
  if (error) return <ProblemAlert thrown={error} />;
  if (!before.data || !after.data) return <Spinner aria-label={t('shell.loading')} />;
  const side = (number: string, specification: unknown) => ({
    label: t('diff.revision', { revision: number }),
    text: JSON.stringify(specification, null, 2),
  });
  return (
    <Suspense>
      <DiffView before={side(from, before.data.specification)} after={side(to, after.data.specification)} />
    </Suspense>
  );
}
