import { PageSection } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../api/client';
import { Age } from '../../display/Age';
import { FilterBar } from '../../display/FilterBar';
import { ListBody, type Column } from '../../display/ListBody';
import { PageHead } from '../../display/PageHead';
import { STATUSES, StatusCounts, StatusLabel, StatusReason } from '../../display/StatusLabel';
import { isFiltered } from '../../shell/search';
import { CreateActions } from '../create/CreateActions';
import { workloadList } from './queries';

type Workload = Schemas['Workload'];

/** The workloads of all clusters or of one: each with its worst status, and how many clusters are in which. */
export function WorkloadsPage() {
  const { t } = useTranslation();
  const search = useSearch({ from: '/workloads' });
  const query = useQuery(workloadList(search));
  const crumbsOf = (cluster: string) => [
    <Link key="clusters" to="/clusters">
      {t('clusters.title')}
    </Link>,
    <Link key="cluster" to="/clusters/$id" params={{ id: cluster }}>
      {cluster}
    </Link>,
  ];
  const create = <CreateActions cluster={search.cluster} />;
  const columns: Column<Workload>[] = [
    { label: t('workloads.name'), cell: nameOf },
    { label: t('workloads.namespace'), cell: (item) => item.namespace },
    { label: t('workloads.status'), cell: statusOf },
    {
      label: t('workloads.clusters'),
      cell: (item) => <StatusCounts counts={item.counts} label={t('workloads.countsOf', { name: item.name })} />,
    },
    { label: t('workloads.revision'), cell: (item) => item.revision, number: true },
  ];
  return (
    <>
      <PageHead
        title={search.cluster ? t('workloads.titleIn', { cluster: search.cluster }) : t('workloads.title')}
        crumbs={search.cluster ? crumbsOf(search.cluster) : []}
        actions={create}
      />
      <PageSection>
        <FilterBar
          filters={[
            { name: 'name', label: t('workloads.name') },
            { name: 'namespace', label: t('workloads.namespace') },
            { name: 'cluster', label: t('workloads.cluster') },
            { name: 'status', label: t('workloads.status'), options: STATUSES },
            { name: 'label', label: t('workloads.label'), placeholder: 'team=sre' },
          ]}
        />
        <ListBody
          label={t('workloads.title')}
          query={query}
          columns={columns}
          keyOf={(item) => item.id}
          filtered={isFiltered(search)}
          nothingYet={{ title: t('workloads.nothingYet'), body: t('workloads.nothingYetBody'), action: create }}
        />
      </PageSection>
    </>
  );
}

function nameOf(item: Workload) {
  return (
    <Link to="/workloads/$id" params={{ id: item.id }}>
      {item.name}
    </Link>
  );
}

function statusOf(item: Workload) {
  return (
    <>
      <StatusLabel status={item.status} /> <Age time={item.since} words="for" />
      <StatusReason reason={item.statusReason} />
    </>
  );
}
