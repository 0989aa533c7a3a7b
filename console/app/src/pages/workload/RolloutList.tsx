import { Flex } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../api/client';
import { Loaded } from '../../display/Loaded';
import { Pager } from '../../display/Pager';
import { RolloutCard } from './RolloutCard';
import { rollouts } from './queries';

/** The rollouts of a workload, newest first. */
export function RolloutList({ found }: { found: Schemas['WorkloadDetail'] }) {
  const { t } = useTranslation();
  const { cursor } = useSearch({ from: '/workloads/$id' });
  return (
    <Loaded query={useQuery(rollouts(found.id, cursor))}>
      {({ items, next, total }) => (
        <Flex direction={{ default: 'column' }} alignItems={{ default: 'alignItemsStretch' }}>
          {items.length === 0 && <p>{t('rollouts.none')}</p>}
          {items.map((rollout) => (
            <RolloutCard key={rollout.id} rollout={rollout} />
          ))}
          <Pager shown={items.length} total={total} next={next} />
        </Flex>
      )}
    </Loaded>
  );
}
