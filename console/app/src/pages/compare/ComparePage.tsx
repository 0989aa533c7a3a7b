import { Flex, PageSection, Spinner } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { PageHead } from '../../display/PageHead';
import { Pager } from '../../display/Pager';
import { ProblemAlert } from '../../display/ProblemAlert';
import { formatMoment } from '../../display/times';
import { NoPast } from '../../past/NoPast';
import { usePreferences } from '../../preferences/preferences';
import { ChangedObject } from './ChangedObject';
import { CompareForm } from './CompareForm';
import { NothingCompared } from './NothingCompared';
import { comparison } from './queries';

/** What changed between two times, in the fleet, a cluster or a workload. */
export function ComparePage() {
  const { t } = useTranslation();
  return (
    <>
      <PageHead title={t('compare.title')}>
        <NoPast />
        <CompareForm />
      </PageHead>
      <PageSection>
        <Differences />
      </PageSection>
    </>
  );
}

function Differences() {
  const { t } = useTranslation();
  const { zone } = usePreferences();
  const search = useSearch({ from: '/compare' });
  const { data, error } = useQuery(comparison(search));
  if (!search.from) return <NothingCompared reason="notChosen" />;
  if (!data) return error ? <NothingCompared reason="unreachable" thrown={error} /> : <Spinner aria-label={t('shell.loading')} />;
  return (
    <Flex direction={{ default: 'column' }} alignItems={{ default: 'alignItemsStretch' }}>
      {error && <ProblemAlert thrown={error} />}
      <p className="quiet">{t('compare.between', { from: formatMoment(data.from.at, zone), to: formatMoment(data.to.at, zone) })}</p>
      {data.items.length === 0 && !data.next && <NothingCompared reason={search.cluster || search.workload ? 'inScope' : 'nowhere'} />}
      {data.items.map((item) => (
        <ChangedObject key={`${item.kind} ${item.id}`} item={item} from={data.from.position} />
      ))}
      {(data.items.length > 0 || data.next) && <Pager shown={data.items.length} total={data.total} next={data.next} />}
    </Flex>
  );
}
