import { Content } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Changes } from '../../display/Changes';
import { Loaded } from '../../display/Loaded';
import { RevisionSpecifications } from './RevisionSpecifications';
import { revisionDiff } from './queries';

/** The difference of two revisions: the given ones, or those chosen in the address. */
export function RevisionComparison({ workload, from, to }: { workload: string; from?: string; to?: string }) {
  const search = useSearch({ from: '/workloads/$id' });
  const ends = { from: from ?? search.from, to: to ?? search.to };
  if (!ends.from || !ends.to || ends.from === ends.to) return null;
  return <Difference workload={workload} from={ends.from} to={ends.to} titled={!from} />;
}

function Difference({ workload, from, to, titled }: { workload: string; from: string; to: string; titled: boolean }) {
  const { t } = useTranslation();
  const title = t('revisions.difference', { from, to });
  return (
    <>
      {titled && <Content component="h2">{title}</Content>}
      <Loaded query={useQuery(revisionDiff(workload, from, to))}>
        {(diff) => 'changes' in diff && <Changes changes={diff.changes} label={title} />}
      </Loaded>
      <RevisionSpecifications key={`${from} ${to}`} workload={workload} from={from} to={to} />
    </>
  );
}
